/** A kwitansi checked with nothing but its file and the hub's key; and everything that can be done to such a file. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../src/log/bytes.ts'
import { canonical } from '../../src/log/canonical.ts'
import { type CheckedPaper, checkPaper, parsePaper } from '../../src/log/check.ts'
import { formatCheckpoint } from '../../src/log/checkpoint.ts'
import { cosignedMessage, timedSignature } from '../../src/log/cosignature.ts'
import { detailHash, leafHash } from '../../src/log/hash.ts'
import { formatKey, formatNote, noteKey, type SignatureType } from '../../src/log/note.ts'
import { formatRegister, type LogRegister } from '../../src/log/register.ts'
import { formatProof } from '../../src/log/tlog-proof.ts'
import { proofRanges, rangeHash } from '../../src/log/tree.ts'
import { crypto, testKey } from '../support/crypto.ts'
import { sha256 } from '../support/sha256.ts'
import { DETAIL, ENTRIES, SALT } from './entries.ts'
import { completeOf, someLeaves } from './naive-tree.ts'

const SIZE = 100
const SEEN_AT = 1_795_000_000
const entry = {
  ...(ENTRIES[Object.keys(ENTRIES).find(name => /kwitansi/.test(name)) ?? ''] as object),
  number: 42,
  detail: detailHash(SALT, DETAIL, sha256),
} as unknown as { outlet: string; number: number; total: number }
const origin = `etalase.test/log/${entry.outlet}`

const key = (name: string, type: SignatureType) => noteKey(name, type, testKey(name).publicKey, sha256)
const hub = key('hub.test/register', 'ed25519')
const witness = key('hub.test/witness', 'cosignature')
const sign = (name: string, text: string) => ({
  name,
  id: key(name, 'ed25519').id,
  signature: testKey(name).sign(utf8(text)),
})

interface Wish {
  readonly entry?: object
  readonly cosigned?: boolean
  readonly until?: number | null
  readonly signer?: string
  readonly register?: Partial<LogRegister>
}

function aPaper(wish: Wish = {}): CheckedPaper {
  const text = canonical(wish.entry ?? entry)
  const leaves = someLeaves(SIZE)
  leaves[41] = leafHash(utf8(text), sha256)
  const complete = completeOf(leaves)
  const root = rangeHash({ start: 0, end: SIZE }, complete, sha256)
  const checkpoint = formatCheckpoint({ origin, size: SIZE, root })
  const cosignature = {
    name: witness.name,
    id: witness.id,
    signature: timedSignature(SEEN_AT, testKey(witness.name).sign(cosignedMessage(checkpoint, SEEN_AT))),
  }
  const signer = wish.signer ?? origin
  const signature = {
    ...sign(signer, checkpoint),
    name: origin,
    id: noteKey(origin, 'ed25519', testKey(signer).publicKey, sha256).id,
  }
  const signatures = [signature, ...(wish.cosigned === false ? [] : [cosignature])]
  const hashes = proofRanges({ start: 41, end: 42 }, SIZE).map(range => rangeHash(range, complete, sha256))
  const keys = [{ vkey: formatKey(key(origin, 'ed25519')), since: 0, until: wish.until ?? null }]
  const register = formatRegister({
    v: 1,
    asOf: '2026-11-26T03:00:00Z',
    cosigners: [formatKey(witness)],
    logs: [{ outlet: entry.outlet, origin, keys }],
    ...wish.register,
  })
  return {
    entry: text,
    detail: DETAIL,
    detailSalt: SALT,
    proof: formatProof({ index: 41, hashes, checkpoint: formatNote({ text: checkpoint, signatures }) }),
    register: formatNote({ text: register, signatures: [sign(hub.name, register)] }),
    keys,
  }
}

const TRUST = { hubKey: formatKey(hub) }
const check = (paper: CheckedPaper, trust: { hubKey: string | null } = TRUST) =>
  checkPaper(paper, trust, crypto)

describe('a kwitansi that is as it was sealed', () => {
  test('is witnessed, where the hub has seen it', () => {
    expect(check(aPaper())).toEqual({
      seal: 'witnessed',
      fault: null,
      entry,
      voucher: 'hub',
      tree: { origin, size: SIZE },
      witnessedAt: SEEN_AT,
      isDetailOpen: true,
    })
  })

  test('is sealed and not more, where the hub has not seen it yet', () => {
    expect(check(aPaper({ cosigned: false }))).toMatchObject({
      seal: 'sealed',
      fault: null,
      witnessedAt: null,
    })
  })

  test('is sealed and not more without a hub, by the hotel’s own word for its key', () => {
    expect(check(aPaper(), { hubKey: null })).toMatchObject({ seal: 'sealed', fault: null })
  })

  test('is sealed by the log’s own key, where whoever checks knows it from elsewhere', () => {
    const own = { hubKey: formatKey(key(origin, 'ed25519')) }
    const forger = { hubKey: formatKey(noteKey(origin, 'ed25519', testKey('thief').publicKey, sha256)) }
    expect(check(aPaper(), own)).toMatchObject({ seal: 'sealed', fault: null, voucher: 'reader' })
    expect(check(aPaper(), forger)).toMatchObject({ seal: 'waiting', fault: 'key-unknown' })
  })

  test('waits, where it has no proof yet', () => {
    expect(check({ ...aPaper(), proof: null })).toMatchObject({
      seal: 'waiting',
      fault: null,
      isDetailOpen: true,
    })
  })

  test('stays proven when what only the paper showed is erased', () => {
    expect(check({ ...aPaper(), detail: null, detailSalt: null })).toMatchObject({
      seal: 'witnessed',
      fault: null,
      isDetailOpen: null,
    })
  })

  test('is read back from its file, which is smaller than a small picture', () => {
    const file = JSON.stringify(aPaper())
    expect(check(parsePaper(file) as CheckedPaper).fault).toBeNull()
    expect(parsePaper('{}')).toBeNull()
    expect(parsePaper('no file')).toBeNull()
  })
})

describe('a kwitansi that was touched', () => {
  const changed = (change: object) => canonical({ ...entry, ...change })
  const flipped = (text: string, at: RegExp) =>
    text.replace(at, found => (found.startsWith('A') ? 'B' : 'A') + found.slice(1))

  test.each<[string, (paper: CheckedPaper) => CheckedPaper, string]>([
    [
      'by one digit of its total',
      paper => ({ ...paper, entry: changed({ total: entry.total + 1 }) }),
      'not-in-log',
    ],
    ['in its number', paper => ({ ...paper, entry: changed({ number: 43 }) }), 'not-in-log'],
    ['by a space', paper => ({ ...paper, entry: paper.entry.replace(',', ', ') }), 'unreadable'],
    ['in the room', paper => ({ ...paper, detail: { ...DETAIL, room: '513' } }), 'detail-wrong'],
    ['in the room, with the salt taken away', paper => ({ ...paper, detailSalt: null }), 'detail-wrong'],
    ['in the salt', paper => ({ ...paper, detailSalt: `${SALT}A` }), 'detail-wrong'],
    [
      'in its proof',
      paper => ({
        ...paper,
        proof: (paper.proof ?? '').replace(/\n[^\n]{43}=\n/, hash => `\n${flipped(hash.slice(1), /^./)}`),
      }),
      'not-in-log',
    ],
    [
      'in the checkpoint’s size',
      paper => ({ ...paper, proof: (paper.proof ?? '').replace(`\n${SIZE}\n`, `\n${SIZE + 1}\n`) }),
      'signature-wrong',
    ],
    [
      'in the cosignature',
      paper => ({ ...paper, proof: (paper.proof ?? '').replace(/.{8}\n$/, 'AAAAAA==\n') }),
      'witness-wrong',
    ],
    [
      'in the register',
      paper => ({ ...paper, register: (paper.register ?? '').replace(origin, 'a.test/log/b') }),
      'register-wrong',
    ],
    ['by taking its register away', paper => ({ ...paper, register: null }), 'register-wrong'],
    ['so that it is no entry', paper => ({ ...paper, entry: changed({ lines: 'two' }) }), 'unreadable'],
    ['so that it is no JSON', paper => ({ ...paper, entry: '{' }), 'unreadable'],
    ['so that its proof is none', paper => ({ ...paper, proof: 'proven' }), 'unreadable'],
  ])('%s is found out', (_how, touch, fault) => {
    const found = check(touch(aPaper()))
    expect(found.fault).toBe(fault)
    expect(found.seal).toBe('waiting')
  })

  test('and sealed anew by another key is found out', () => {
    expect(check(aPaper({ entry: { ...entry, total: 1 }, signer: 'thief', cosigned: false })).fault).toBe(
      'key-unknown',
    )
  })

  test('and sealed by a stolen key, past the size at which it still counted, is found out', () => {
    expect(check(aPaper({ until: SIZE - 1, cosigned: false })).fault).toBe('key-outdated')
  })

  test('and given a log that the hub does not know is found out', () => {
    expect(check(aPaper({ register: { logs: [] } })).fault).toBe('log-unknown')
  })

  test('is not checked by a key that is none', () => {
    expect(check(aPaper(), { hubKey: 'hub' }).fault).toBe('hub-key-wrong')
    expect(check(aPaper(), { hubKey: formatKey(witness) }).fault).toBe('register-wrong')
  })
})
