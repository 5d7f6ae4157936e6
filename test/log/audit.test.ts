/** What an auditor says of a log, by name: of each part that was changed, and of nothing else. */
import { expect, test } from 'vitest'
import { type Audited, type AuditTrust, auditLog, type Held, type LogReading } from '../../src/log/audit.ts'
import { encodeBundle } from '../../src/log/bundle.ts'
import { canonical } from '../../src/log/canonical.ts'
import { formatCheckpoint } from '../../src/log/checkpoint.ts'
import { cosignedMessage, timedSignature } from '../../src/log/cosignature.ts'
import { leafHash } from '../../src/log/hash.ts'
import { formatKey, formatNote, noteKey, parseNote } from '../../src/log/note.ts'
import type { TreeHead } from '../../src/log/proof.ts'
import { growTree } from '../../src/log/tiles.ts'
import { crypto, testKey } from '../support/crypto.ts'
import { sha256 } from '../support/sha256.ts'

const ORIGIN = 'etalase.test/log/hotel'
const key = noteKey(ORIGIN, 'ed25519', testKey(ORIGIN).publicKey, sha256)
const WITNESS = 'hub.test/witness'
const witness = noteKey(WITNESS, 'cosignature', testKey(WITNESS).publicKey, sha256)
const MIRROR = 'hub.test/mirror'
const mirror = noteKey(MIRROR, 'cosignature', testKey(MIRROR).publicKey, sha256)

/** A log of so many entries, in memory, whose parts can be changed before they are read; `saying`: what more some say, by number. */
function aLog(size: number, saying: Readonly<Record<number, object>> = {}) {
  const entries = Array.from({ length: size }, (_, i) =>
    Buffer.from(canonical({ number: i + 1, outlet: 'hotel', ...saying[i + 1] })),
  )
  const headAt = (length: number): TreeHead => {
    const leaves = entries.slice(0, length).map(entry => leafHash(entry, sha256))
    return { size: length, root: new Uint8Array(growTree(0, [], leaves, sha256).root) }
  }
  const leaves = entries.map(entry => leafHash(entry, sha256))
  const tiles = new Map(
    growTree(0, [], leaves, sha256).tiles.map(tile => [`${tile.level}/${tile.index}`, tile.hashes.slice()]),
  )
  const text = formatCheckpoint({ origin: ORIGIN, ...headAt(size) })
  const signature = testKey(ORIGIN).sign(Buffer.from(text))
  const log = {
    entries,
    tiles,
    /** What stands behind each bundle. */
    behind: Buffer.alloc(0),
    note: formatNote({ text, signatures: [{ name: ORIGIN, id: key.id, signature }] }),
  }
  const reading: LogReading = {
    checkpoint: async () => log.note,
    tile: async (level, index, width) => log.tiles.get(`${level}/${index}`)?.subarray(0, width * 32) ?? null,
    bundle: async (index, width) =>
      Buffer.concat([encodeBundle(log.entries.slice(index * 256, index * 256 + width)), log.behind]),
  }
  const audit = (
    held: Held | null = null,
    until: number | null = null,
    isHeldRead?: boolean,
    wish: Partial<AuditTrust> = {},
  ) =>
    auditLog(
      reading,
      {
        keys: [{ vkey: formatKey(key), since: 0, until }],
        cosigners: [witness, mirror],
        outlet: 'hotel',
        held,
        ...(isHeldRead === undefined ? {} : { isHeldRead }),
        legible: value => (value !== null && !('isNone' in (value as object)) ? 'known' : 'none'),
        ...wish,
      },
      crypto,
    )
  return { log, headAt, audit, reading }
}

const said = ({ faults }: Audited) => faults.map(({ code, level, index }) => [code, level, index])

test.each([0, 1, 255, 256, 257, 600])(
  'a log of %i entries that nobody has touched is found right',
  async size => {
    const { audit, headAt } = aLog(size)
    for (const held of [null, headAt(Math.ceil(size / 2)), headAt(size)])
      expect(await audit(held)).toMatchObject({
        faults: [],
        entries: size,
        origin: ORIGIN,
        head: headAt(size),
      })
    expect(await audit(null, null, true)).toMatchObject({ faults: [], entries: size })
  },
)

test.each([256, 300, 600])('who holds another tree of %i is told so, once', async size => {
  const { audit, headAt } = aLog(600)
  const held = { ...headAt(size), root: headAt(7).root }
  expect(said(await audit(held))).toEqual([['not-extending', null, size - 1]])
})

test('a log that has gone back to less than was read before is read from its start', async () => {
  const { log, audit, headAt } = aLog(600)
  log.note = aLog(300).log.note
  const audited = await audit(headAt(520), null, true)
  expect(said(audited)).toEqual([['smaller-than-held', null, null]])
  expect(audited.entries).toBe(300)
})

test('of very many faults the first hundred are told', async () => {
  const { log, audit } = aLog(250)
  log.entries.fill(Buffer.from('null'))
  const { faults } = await audit()
  expect(faults.map(({ index }) => index)).toEqual(Array.from({ length: 100 }, (_, i) => i))
})

test('entries that are newer than the reader are proven bytes: counted apart, and wrong only where they are out of place', async () => {
  const { log, audit } = aLog(3)
  const legible: AuditTrust['legible'] = value =>
    (value as { number: number }).number > 1 ? 'newer' : 'known'
  expect(await audit(null, null, false, { legible })).toMatchObject({ faults: [], entries: 3, newer: 2 })
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = log.entries
  log.entries.splice(0, 2, second, first)
  const swapped = await audit(null, null, false, { legible })
  expect(said(swapped)).toContainEqual(['entry-wrong', null, 0])
  expect(said(swapped)).toContainEqual(['entry-wrong', null, 1])
  expect(swapped.newer).toBe(1)
})

test('a log of any outlet is taken where none is named', async () => {
  const { audit } = aLog(5)
  expect(said(await audit(null, null, false, { outlet: 'mall' }))).toHaveLength(5)
  expect(said(await audit(null, null, false, { outlet: null }))).toEqual([])
})

test('an entry that was changed is named by its index, and contradicts what was held', async () => {
  const { log, audit, headAt } = aLog(600)
  const held = headAt(500)
  log.entries[300] = Buffer.from(canonical({ number: 301, outlet: 'hotel', more: 1 }))
  expect(said(await audit(held))).toEqual([
    ['not-extending', null, 499],
    ['leaf-wrong', null, 300],
    ['tile-wrong', 1, 0],
    ['root-wrong', null, null],
  ])
})

test('an entry in another’s place, of another outlet, or not in its one form, is none', async () => {
  const { log, audit } = aLog(4)
  log.entries[1] = Buffer.from(canonical({ number: 3, outlet: 'hotel' }))
  log.entries[2] = Buffer.from(canonical({ number: 3, outlet: 'another' }))
  log.entries[3] = Buffer.from('{"outlet":"hotel","number":4}')
  expect(said(await audit()).filter(([code]) => code === 'entry-wrong')).toEqual([
    ['entry-wrong', null, 1],
    ['entry-wrong', null, 2],
    ['entry-wrong', null, 3],
  ])
})

test.each([
  ['a byte order mark before it', Buffer.from(`\ufeff${canonical({ number: 2, outlet: 'hotel' })}`)],
  [
    'a byte that is no UTF-8',
    Buffer.from('7b226d6f7265223a22ff222c226e756d626572223a322c226f75746c6574223a22686f74656c227d', 'hex'),
  ],
  ['nothing', Buffer.alloc(0)],
  ['no object', Buffer.from('null')],
])('an entry with %s is none', async (_what, bytes) => {
  const { log, audit } = aLog(4)
  log.entries[1] = bytes
  expect(said(await audit())).toContainEqual(['entry-wrong', null, 1])
})

test('a tile that was changed or is gone is named by its place', async () => {
  const { log, audit } = aLog(600)
  log.tiles.delete('0/1')
  const above = log.tiles.get('1/0') ?? new Uint8Array()
  above[40] = (above[40] ?? 0) ^ 1
  expect(said(await audit())).toEqual([
    ['tile-wrong', 0, 1],
    ['tile-wrong', 1, 0],
  ])
})

test('a log that is shorter than what was held is named so', async () => {
  expect(said(await aLog(5).audit(aLog(9).headAt(9)))).toEqual([['smaller-than-held', null, null]])
})

test.each([
  [0, 600],
  [1, 600],
  [255, 600],
  [256, 344],
  [511, 344],
  [512, 88],
  [600, 88],
])('of a log of 600 that was read up to %i, %i entries are read', async (size, entries) => {
  const { audit, headAt } = aLog(600)
  expect(await audit(headAt(size), null, true)).toMatchObject({ faults: [], entries })
})

test('what was read before is read once more where its tiles contradict what is held, and named', async () => {
  const { log, audit, headAt } = aLog(600)
  const held = headAt(520)
  log.tiles.get('1/0')?.fill(7, 0, 32)
  expect(said(await audit(held, null, true))).toEqual([['tile-wrong', 1, 0]])
  log.tiles.delete('1/0')
  expect(said(await audit(held, null, true))).toEqual([['tile-wrong', 1, 0]])
})

test('a log that was read before and differs in the bundle that has grown since is found out', async () => {
  const { log, audit, headAt } = aLog(600)
  const held = headAt(520)
  log.entries[515] = Buffer.from(canonical({ number: 516, outlet: 'hotel', more: 1 }))
  expect(said(await audit(held, null, true))).toEqual([
    ['not-extending', null, 519],
    ['leaf-wrong', null, 515],
    ['root-wrong', null, null],
  ])
})

/** The checkpoint with its last signature as it is, and behind it what is added. */
function cosigned(note: string, seconds: number, by: string, { name, id } = witness): string {
  const parsed = parseNote(note)
  if (parsed === null) throw new Error('no note')
  const signature = timedSignature(seconds, testKey(by).sign(cosignedMessage(parsed.text, seconds)))
  return formatNote({ ...parsed, signatures: [...parsed.signatures, { name, id, signature }] })
}

test('when the hub saw it is told; what only looks like the hub’s signature is named', async () => {
  const { log, audit } = aLog(5)
  const { note } = log
  log.note = cosigned(note, 1_790_000_000, WITNESS)
  expect(await audit()).toMatchObject({ faults: [], witnessedAt: 1_790_000_000 })
  for (const [first, second] of [
    [5, 9],
    [9, 5],
  ] as const) {
    log.note = cosigned(cosigned(note, first, WITNESS), second, MIRROR, mirror)
    expect(await audit()).toMatchObject({ faults: [], witnessedAt: 5 })
  }
  log.note = cosigned(note, 1_790_000_000, 'a stranger')
  expect(await audit()).toMatchObject({ faults: [{ code: 'witness-wrong' }], witnessedAt: null })
})

test('a checkpoint whose signature is another’s, or of another text, is named so', async () => {
  const { log, audit } = aLog(5)
  const parsed = parseNote(log.note)
  if (parsed === null) throw new Error('no note')
  const { text } = parsed
  const stranger = noteKey(ORIGIN, 'ed25519', testKey('a stranger').publicKey, sha256)
  const signature = testKey('a stranger').sign(Buffer.from(text))
  log.note = formatNote({ text, signatures: [{ name: ORIGIN, id: stranger.id, signature }] })
  expect(said(await audit())).toEqual([['key-unknown', null, null]])
  log.note = formatNote({ text, signatures: [{ name: ORIGIN, id: key.id, signature }] })
  expect(said(await audit())).toEqual([['signature-wrong', null, null]])
})

test('a checkpoint of another tree than its entries and tiles make is named so', async () => {
  const { log, audit } = aLog(5)
  log.note = aLog(6).log.note.replace('\n6\n', '\n5\n')
  expect(said(await audit())).toEqual([
    ['signature-wrong', null, null],
    ['root-wrong', null, null],
  ])
})

test('an entry that is no document, and a byte behind a bundle, are named', async () => {
  const { log, audit } = aLog(4)
  log.entries[2] = Buffer.from(canonical({ isNone: true, number: 3, outlet: 'hotel' }))
  expect(said(await audit())).toContainEqual(['entry-wrong', null, 2])
  const longer = aLog(4)
  longer.log.behind = Buffer.alloc(1)
  expect(said(await longer.audit())[0]).toEqual(['bundle-missing', null, 0])
})

test.each([
  [0, 4, ['key-outdated']],
  [0, 5, []],
  [5, null, []],
  [6, null, ['key-outdated']],
])('a key counts for its own sizes: from %i to %s', async (since, until, faults) => {
  const { audit } = aLog(5)
  const own = { vkey: formatKey(key), since, until }
  const next = noteKey(ORIGIN, 'ed25519', testKey('the next').publicKey, sha256)
  // Whatever other keys there are, one that can be read or one that cannot.
  const others = [
    { vkey: formatKey(next), since: 0, until: null },
    { vkey: 'no key', since: 0, until: null },
  ]
  for (const keys of [[own], [...others, own]])
    expect(said(await audit(null, null, false, { keys })).map(([code]) => code)).toEqual(faults)
})

test('entries that are missing end the reading where they are', async () => {
  const { log, audit, headAt, reading } = aLog(600)
  log.entries.length = 300
  const gone = [{ code: 'bundle-missing', index: 1 }]
  expect(await audit()).toMatchObject({ faults: gone, entries: 256 })
  expect(await audit(headAt(256), null, true)).toMatchObject({ faults: gone, entries: 0 })
  reading.bundle = async () => null
  expect(await audit(headAt(256), null, true)).toMatchObject({ faults: gone, entries: 0 })
})

const signedNonsense = formatNote({
  text: 'Kwitansi\n',
  signatures: [{ name: ORIGIN, id: key.id, signature: new Uint8Array(64) }],
})
test.each([null, '', 'nonsense', `${ORIGIN}\n5\n`, signedNonsense])(
  'what is no checkpoint is named so: %j',
  async note => {
    const { audit, reading } = aLog(5)
    reading.checkpoint = async () => note
    expect(said(await audit())).toEqual([['checkpoint-unreadable', null, null]])
  },
)

/** The log's own key took over after three documents, where two more were lost. */
const EARLIER = formatKey(noteKey(ORIGIN, 'ed25519', testKey('before').publicKey, sha256))
const LOST: Partial<AuditTrust> = {
  keys: [
    { vkey: formatKey(key), since: 3, until: null, loss: { to: 5, generation: 2 } },
    { vkey: EARLIER, since: 0, until: 3 },
  ],
}
const SAYING = { 4: { kind: 'loss', from: 4, to: 5, key: formatKey(key) } }

test('an accepted loss is found right, by who held what was before it', async () => {
  const { audit, headAt } = aLog(7, SAYING)
  for (const held of [null, headAt(2), { ...headAt(3), vkey: EARLIER }])
    expect(await audit(held, null, false, LOST)).toMatchObject({
      faults: [],
      entries: 7,
      heldLostAfter: null,
    })
})

test('who holds what is lost by it is told so, and that it is no fault', async () => {
  const { audit } = aLog(7, SAYING)
  const lost = aLog(5).headAt(5)
  for (const held of [lost, { ...lost, vkey: EARLIER }]) {
    expect(await audit(held, null, false, LOST)).toMatchObject({ faults: [], heldLostAfter: 3 })
    expect(await audit(held, null, true, LOST)).toMatchObject({ faults: [], heldLostAfter: 3, entries: 7 })
    const { audit: shorter } = aLog(4, SAYING)
    expect(await shorter(held, null, false, LOST)).toMatchObject({ faults: [], heldLostAfter: 3 })
  }
})

test('a log that signs two histories after its loss, or loses more than was accepted, is found out', async () => {
  const { audit } = aLog(7, SAYING)
  const other = { ...aLog(5, { ...SAYING, 5: { more: 1 } }).headAt(5), vkey: formatKey(key) }
  expect(said(await audit(other, null, false, LOST))).toEqual([['not-extending', null, 4]])
  const beyond = { ...aLog(6).headAt(6), vkey: EARLIER }
  expect(said(await audit(beyond, null, false, LOST))).toEqual([['not-extending', null, 5]])
  const before = { ...aLog(3, { 2: { more: 1 } }).headAt(3), vkey: EARLIER }
  expect(said(await audit(before, null, false, LOST))).toEqual([['not-extending', null, 2]])
})

test('an entry that speaks of a loss stands where one was accepted, as it was, and nowhere else', async () => {
  const entriesWrong = async (saying: Readonly<Record<number, object>>, wish: Partial<AuditTrust> = LOST) =>
    said(await aLog(7, saying).audit(null, null, false, wish))
  expect(await entriesWrong({})).toEqual([['entry-wrong', null, 3]])
  for (const wrong of [{ from: 3 }, { to: 6 }, { key: EARLIER }, { kind: 'void' }])
    expect(await entriesWrong({ 4: { ...SAYING[4], ...wrong } })).toEqual([['entry-wrong', null, 3]])
  expect(await entriesWrong({ ...SAYING, 6: { ...SAYING[4], from: 6, to: 9 } })).toEqual([
    ['entry-wrong', null, 5],
  ])
  expect(await entriesWrong(SAYING, {})).toEqual([['entry-wrong', null, 3]])
  // Without a hub the log tells no more than its newest key.
  expect(await entriesWrong(SAYING, { cosigners: [] })).toEqual([])
})
