/** A kwitansi checked with nothing but its file and the hub's key; and everything that can be done to such a file. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../src/log/bytes.ts'
import { canonical } from '../../src/log/canonical.ts'
import { type CheckedPaper, checkPaper, parsePaper } from '../../src/log/check.ts'
import { formatCheckpoint } from '../../src/log/checkpoint.ts'
import { cosignedMessage, timedSignature } from '../../src/log/cosignature.ts'
import { detailHash, leafHash } from '../../src/log/hash.ts'
import { formatKey, formatNote, type NoteKey, noteKey, type SignatureType } from '../../src/log/note.ts'
import { formatRegister, type LogRegister, type RegisteredKey } from '../../src/log/register.ts'
import { formatProof } from '../../src/log/tlog-proof.ts'
import { proofRanges, rangeHash } from '../../src/log/tree.ts'
import { crypto, testKey } from '../support/crypto.ts'
import { sha256 } from '../support/sha256.ts'
import { DETAIL, ENTRIES_V1, ENTRIES_V2, SALT } from './entries.ts'
import { completeOf, someLeaves } from './naive-tree.ts'

const SIZE = 100
const SEEN_AT = 1_795_000_000
const entry = {
  ...(ENTRIES_V1[Object.keys(ENTRIES_V1).find(name => /kwitansi/.test(name)) ?? ''] as object),
  number: 42,
  detail: detailHash(SALT, DETAIL, sha256),
} as unknown as { outlet: string; number: number; total: number; lines: readonly object[] }
const origin = `etalase.test/log/${entry.outlet}`

const key = (name: string, type: SignatureType) => noteKey(name, type, testKey(name).publicKey, sha256)
const hub = key('hub.test/register', 'ed25519')
const witness = key('hub.test/witness', 'cosignature')
const mirror = key('hub.test/mirror', 'cosignature')
const ownKey = formatKey(key(origin, 'ed25519'))
/** A key of the log under its own name, which somebody else holds. */
const keyOf = (holder: string) => noteKey(origin, 'ed25519', testKey(holder).publicKey, sha256)
const sign = (name: string, text: string) => ({
  name,
  id: key(name, 'ed25519').id,
  signature: testKey(name).sign(utf8(text)),
})

interface Wish {
  readonly entry?: object
  readonly cosigned?: boolean
  /** When the hub saw it, and when its mirror did. */
  readonly seen?: readonly [witness: number, mirror: number]
  readonly keys?: readonly RegisteredKey[]
  readonly until?: number | null
  readonly signer?: string
  readonly checkpoint?: string
  readonly register?: Partial<LogRegister>
}

function aPaper(wish: Wish = {}): CheckedPaper {
  const text = canonical(wish.entry ?? entry)
  const leaves = someLeaves(SIZE)
  leaves[41] = leafHash(utf8(text), sha256)
  const complete = completeOf(leaves)
  const root = rangeHash({ start: 0, end: SIZE }, complete, sha256)
  const checkpoint = wish.checkpoint ?? formatCheckpoint({ origin, size: SIZE, root })
  const cosignature = ({ name, id }: NoteKey, at: number) => ({
    name,
    id,
    signature: timedSignature(at, testKey(name).sign(cosignedMessage(checkpoint, at))),
  })
  const signer = wish.signer ?? origin
  const signature = { ...sign(signer, checkpoint), name: origin, id: keyOf(signer).id }
  const [seen = SEEN_AT, mirrored] = wish.seen ?? []
  const cosignatures = [
    cosignature(witness, seen),
    ...(mirrored === undefined ? [] : [cosignature(mirror, mirrored)]),
  ]
  const signatures = [signature, ...(wish.cosigned === false ? [] : cosignatures)]
  const hashes = proofRanges({ start: 41, end: 42 }, SIZE).map(range => rangeHash(range, complete, sha256))
  const keys = wish.keys ?? [{ vkey: ownKey, since: 0, until: wish.until ?? null }]
  const register = formatRegister({
    v: 1,
    asOf: '2026-11-26T03:00:00Z',
    cosigners: [formatKey(witness), 'no key', formatKey(mirror)],
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
      asOf: '2026-11-26T03:00:00Z',
      tree: { origin, size: SIZE },
      witnessedAt: SEEN_AT,
      isDetailOpen: true,
    })
  })

  test('is witnessed since the first of those who have seen it', () => {
    for (const seen of [
      [SEEN_AT, SEEN_AT + 9],
      [SEEN_AT + 9, SEEN_AT],
    ] as const)
      expect(check(aPaper({ seen }))).toMatchObject({ seal: 'witnessed', witnessedAt: SEEN_AT })
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
    const own = { hubKey: ownKey }
    const forger = { hubKey: formatKey(keyOf('thief')) }
    expect(check(aPaper(), own)).toMatchObject({ seal: 'sealed', fault: null, voucher: 'reader' })
    expect(check(aPaper(), forger)).toMatchObject({ seal: 'waiting', fault: 'key-unknown' })
  })

  test('waits, where it has no proof yet', () => {
    expect(check({ ...aPaper(), proof: null })).toMatchObject({
      seal: 'waiting',
      fault: null,
      voucher: 'paper',
      isDetailOpen: true,
    })
  })

  test('is found among other logs and other keys, read or not', () => {
    const old = { vkey: formatKey(keyOf('old')), since: 0, until: 50 }
    const keys = [old, { vkey: 'no key', since: 0, until: null }, { vkey: ownKey, since: 51, until: null }]
    const other = { outlet: 'mall', origin: 'etalase.test/log/mall', keys: [] }
    const logs = [other, { outlet: entry.outlet, origin, keys }]
    expect(check(aPaper({ register: { logs } }))).toMatchObject({ seal: 'witnessed', fault: null })
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
    const least = { ...aPaper(), detail: null, detailSalt: null, proof: null, register: null, keys: [] }
    expect(parsePaper(JSON.stringify(least))).toEqual(least)
    expect(parsePaper('no file')).toBeNull()
  })

  const right = { vkey: ownKey, since: 0, until: 9 }
  test.each([
    {},
    { ...aPaper(), entry: undefined },
    { ...aPaper(), proof: 7 },
    { ...aPaper(), detail: undefined },
    ...Object.keys(DETAIL).map(field => ({ ...aPaper(), detail: { ...DETAIL, [field]: 7 } })),
    { ...aPaper(), keys: null },
    { ...aPaper(), keys: [right, { ...right, vkey: null }] },
    { ...aPaper(), keys: [right, { ...right, since: '0' }] },
    { ...aPaper(), keys: [right, { ...right, until: 'never' }] },
  ])('is not read from a file that lacks some of it (%#)', file => {
    expect(parsePaper(JSON.stringify(file))).toBeNull()
  })
})

describe('a text is an entry', () => {
  const read = (value: object) =>
    check({ ...aPaper(), entry: canonical(value), detail: null, detailSalt: null, proof: null }).entry
  const day = {
    v: 1,
    kind: 'day',
    outlet: 'hotel',
    number: 5,
    issuedAt: '2026-11-24T20:00:00Z',
  }

  test('with lines and a total, or of a day without', () => {
    expect(read(entry)).toEqual(entry)
    expect(read(day)).toEqual(day)
  })

  const [line] = entry.lines
  test.each([
    { v: undefined },
    { v: 0 },
    { v: '2' },
    { kind: 'bon' },
    { kind: 'loss' },
    { outlet: 7 },
    { number: '42' },
    { issuedAt: '2026-11-24T20:00:01Z' },
    { issuedAt: 'on 2026-11-24T20:00:00Z' },
    { issuedAt: '2026-11-24T20:00:00Z sharp' },
  ])('and not with %j', wrong => {
    expect(read({ ...entry, ...wrong })).toBeNull()
    expect(read({ ...day, ...wrong })).toBeNull()
  })

  test.each([
    { total: '110000' },
    ...['name', 'seller', 'quantity', 'unitPrice', 'amount'].map(field => ({
      lines: [line, { ...line, [field]: null }],
    })),
  ])('nor with %j', wrong => {
    expect(read({ ...entry, ...wrong })).toBeNull()
  })

  test('of the newest version too, whose losses have numbers', () => {
    for (const one of Object.values(ENTRIES_V2)) expect(read(one)).toEqual(one)
    expect(read({ ...ENTRIES_V2.loss, from: 'all' })).toBeNull()
    expect(read({ ...ENTRIES_V2.loss, v: 1 })).toBeNull()
  })

  test.each([{ v: 3 }, { v: 3, kind: 'gift', lines: 'none' }])(
    'and of a version that is newer, %j, is neither right nor wrong',
    newer => {
      const text = canonical({ ...entry, ...newer })
      for (const proof of [null, aPaper().proof])
        expect(check({ ...aPaper(), entry: text, proof })).toMatchObject({
          fault: 'newer',
          entry: null,
          seal: 'waiting',
        })
    },
  )

  test('but one without a head is none, of whatever version', () => {
    for (const wrong of [{ kind: 7 }, { outlet: 7 }, { number: '42' }, { issuedAt: 'today' }])
      expect(check({ ...aPaper(), entry: canonical({ ...entry, v: 3, ...wrong }) }).fault).toBe('unreadable')
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
    ['so that its proof is of no checkpoint', () => aPaper({ checkpoint: 'Kwitansi\n' }), 'unreadable'],
    ['so that it stands in another’s place', () => aPaper({ entry: { ...entry, number: 43 } }), 'not-in-log'],
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

  test.each([
    [0, SIZE - 1, 'key-outdated'],
    [0, SIZE, null],
    [SIZE, null, null],
    [SIZE + 1, null, 'key-outdated'],
  ])('and sealed by a key that counts from %i to %s is found out: %s', (since, until, fault) => {
    expect(check(aPaper({ keys: [{ vkey: ownKey, since, until }] })).fault).toBe(fault)
  })

  test('and sealed by a stolen key, after another had come in its place, is found out', () => {
    const keys = [
      { vkey: ownKey, since: 51, until: null },
      { vkey: formatKey(keyOf('thief')), since: 0, until: 50 },
    ]
    expect(check(aPaper({ keys, signer: 'thief' })).fault).toBe('key-outdated')
  })

  test.each([
    ['that the hub does not know', { logs: [] }],
    [
      'of another outlet',
      { logs: [{ outlet: 'mall', origin, keys: [{ vkey: ownKey, since: 0, until: null }] }] },
    ],
    [
      'that is not its outlet’s',
      {
        logs: [
          { outlet: entry.outlet, origin: `${origin}-2`, keys: [{ vkey: ownKey, since: 0, until: null }] },
        ],
      },
    ],
  ])('and given a log %s is found out', (_, register) => {
    expect(check(aPaper({ register })).fault).toBe('log-unknown')
  })

  test('is not checked by a key that is none', () => {
    expect(check(aPaper(), { hubKey: 'hub' }).fault).toBe('hub-key-wrong')
    expect(check(aPaper(), { hubKey: formatKey(witness) }).fault).toBe('register-wrong')
  })
})

describe('a kwitansi that its log has lost since', () => {
  const before = formatKey(keyOf('before'))
  /** Documents after `since` were lost, up to `to`, and a key took over. */
  const keys = (since: number, to: number): RegisteredKey[] => [
    { vkey: ownKey, since, until: null, loss: { to, generation: 2 } },
    { vkey: before, since: 0, until: since },
  ]
  const signed = { signer: 'before' }

  test('was signed, and is lost, whether the hub had seen it or not', () => {
    for (const cosigned of [true, false]) {
      const checked = check(aPaper({ ...signed, keys: keys(41, SIZE), cosigned }))
      expect(checked).toMatchObject({ fault: 'lost', seal: 'waiting', voucher: 'hub', tree: { size: SIZE } })
    }
  })

  test('is what was signed, to the digit', () => {
    const paper = aPaper({ ...signed, keys: keys(41, SIZE) })
    expect(check({ ...paper, entry: paper.entry.replace('110000', '10000') }).fault).toBe('not-in-log')
    expect(check(aPaper({ ...signed, keys: keys(41, SIZE), entry: { ...entry, number: 43 } })).fault).toBe(
      'not-in-log',
    )
  })

  test('that was signed beyond what was lost is signed by a key that does not count', () => {
    expect(check(aPaper({ ...signed, keys: keys(41, SIZE - 1) })).fault).toBe('key-outdated')
  })

  test('is none of the documents before it, where the hub had seen them', () => {
    expect(check(aPaper({ ...signed, keys: keys(42, SIZE) }))).toMatchObject({
      fault: null,
      seal: 'witnessed',
    })
    expect(check(aPaper({ ...signed, keys: keys(42, SIZE), cosigned: false })).fault).toBe('lost')
  })

  test('is none that the new key has signed', () => {
    expect(check(aPaper({ keys: keys(41, SIZE) }))).toMatchObject({ fault: null, seal: 'witnessed' })
    expect(check(aPaper({ keys: keys(SIZE, SIZE + 2) })).fault).toBe(null)
    expect(check(aPaper({ keys: keys(SIZE + 1, SIZE + 2) })).fault).toBe('key-outdated')
  })

  test('tells its number apart from the one that came again by the key that has signed', () => {
    const generations = ({ keys = [] }: ReturnType<typeof check>) => keys.map(({ loss }) => loss?.generation)
    expect(generations(check(aPaper({ keys: keys(41, SIZE) })))).toEqual([2, undefined])
    expect(generations(check(aPaper({ ...signed, keys: keys(41, SIZE) })))).toEqual([])
    expect(check(aPaper()).keys).toBeUndefined()
  })
})
