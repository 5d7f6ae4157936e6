/**
 * Attacks on a log behind the program's back, by whoever has its database: each changes something that a witnessed
 * checkpoint speaks of, or what the log says of itself. The stronger ones hold the log's key and leave everything consistent.
 */
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { canonical } from '../../src/log/canonical.ts'
import { formatCheckpoint } from '../../src/log/checkpoint.ts'
import { leafHash } from '../../src/log/hash.ts'
import { formatKey, formatNote, type NoteKey, noteKey, parseNote } from '../../src/log/note.ts'
import type { TreeHead } from '../../src/log/proof.ts'
import { growTree } from '../../src/log/tiles.ts'
import type { Chance } from '../sim/engine/chance.ts'
import { testKey } from '../support/crypto.ts'
import { sha256 } from '../support/sha256.ts'
import { ORIGIN, OUTLET, type Template } from './log.ts'

export interface Attack {
  readonly database: DatabaseSyncInstance
  readonly chance: Chance
  /** What the auditor holds. */
  readonly held: TreeHead
  readonly template: Template
}

interface Row {
  readonly number: number
  readonly entry: string
}

/** Those after which the log is consistent in itself: nothing but what was held tells. */
export const CONSISTENT: ReadonlySet<string> = new Set([
  'a figure changed and all signed again',
  'another history, longer and signed',
  'an old backup, signed anew',
  'an old backup, and other documents since',
  'an old backup put back',
  'an old backup put back, and the log goes on from it',
])

export const ATTACKS = {
  'a bit of an entry': ({ database, chance, held }) => {
    const row = someRow(database, chance, held)
    const at = chance.between(0, row.entry.length - 1)
    const code = row.entry.charCodeAt(at) ^ (1 << chance.between(0, 5))
    saveEntry(
      database,
      row.number,
      row.entry.slice(0, at) + String.fromCharCode(code) + row.entry.slice(at + 1),
    )
  },
  'a document gone': ({ database, chance, held }) => {
    const { number } = someRow(database, chance, held)
    database.prepare('DELETE FROM documents WHERE outlet = ? AND number = ?').run(OUTLET, number)
  },
  'a document gone, the rest renumbered': ({ database, chance, held }) => {
    const { number } = someRow(database, chance, held)
    const rows = rowsOf(database).filter(row => row.number !== number)
    replaceRows(
      database,
      rows.map(({ entry }, i) => renumbered(entry, i + 1)),
    )
  },
  'a document more': ({ database, chance, held }) => {
    const rows = rowsOf(database).map(({ entry }) => entry)
    const at = chance.between(0, held.size - 1)
    rows.splice(at, 0, chance.pick(rows))
    replaceRows(
      database,
      rows.map((entry, i) => renumbered(entry, i + 1)),
    )
  },
  'two documents in each other’s place': ({ database, chance, held }) => {
    const a = someRow(database, chance, held)
    let b = someRow(database, chance, held)
    while (b.number === a.number) b = someRow(database, chance, { ...held, size: held.size + 1 })
    saveEntry(database, a.number, b.entry)
    saveEntry(database, b.number, a.entry)
  },
  'another number': ({ database, chance, held }) => {
    const { number, entry } = someRow(database, chance, held)
    saveEntry(database, number, renumbered(entry, number + chance.between(1, 9)))
  },
  'a figure changed and all signed again': async attack => {
    const row = someRow(attack.database, attack.chance, attack.held)
    saveEntry(attack.database, row.number, anotherFigure(row.entry, attack.chance))
    await rebuild(attack)
  },
  'another history, longer and signed': async attack => {
    const { database, chance, held } = attack
    const from = chance.between(1, held.size)
    for (const { number, entry } of rowsOf(database).filter(one => one.number >= from))
      saveEntry(database, number, anotherFigure(entry, chance))
    const rows = rowsOf(database).map(({ entry }) => entry)
    const more = Array.from({ length: chance.between(1, 20) }, (_, i) =>
      renumbered(chance.pick(rows), rows.length + 1 + i),
    )
    replaceRows(database, [...rows, ...more])
    await rebuild(attack)
  },
  'an old backup, signed anew': async attack => {
    const { database, chance, held } = attack
    const rows = rowsOf(database).slice(0, chance.between(0, held.size - 1))
    replaceRows(
      database,
      rows.map(({ entry }) => entry),
    )
    await rebuild(attack)
  },
  'an old backup, and other documents since': async attack => {
    const { database, chance, held } = attack
    const rows = rowsOf(database).map(({ entry }) => entry)
    const kept = rows.slice(0, chance.between(0, held.size - 1))
    const since = rows.slice(kept.length).map(entry => anotherFigure(entry, chance))
    replaceRows(database, [...kept, ...since])
    await rebuild(attack)
  },
  'an old backup put back': attack => {
    putBack(attack)
  },
  'an old backup put back, and the log goes on from it': async attack => {
    const { database, chance, held } = attack
    putBack(attack)
    const rows = rowsOf(database).map(({ entry }) => entry)
    const since = Array.from({ length: held.size - rows.length + chance.between(0, 20) }, (_, i) =>
      anotherFigure(renumbered(chance.pick(rows), rows.length + 1 + i), chance),
    )
    replaceRows(database, [...rows, ...since])
    await rebuild(attack)
  },
  'two tiles in each other’s place': ({ database }) => {
    const [a, b] = tilesOf(database).filter(({ level }) => level === 0)
    if (a === undefined || b === undefined) throw new Error('one tile')
    saveTile(database, a, Buffer.from(b.hashes, 'base64'))
    saveTile(database, b, Buffer.from(a.hashes, 'base64'))
  },
  'tiles renumbered': ({ database, chance }) => {
    const { level } = someTile(database, chance)
    database
      .prepare('UPDATE log_tiles SET tile = tile + 1000 WHERE outlet = ? AND level = ?')
      .run(OUTLET, level)
    database
      .prepare('UPDATE log_tiles SET tile = tile - 999 WHERE outlet = ? AND level = ?')
      .run(OUTLET, level)
  },
  'a tile of another level': ({ database }) => {
    const tiles = tilesOf(database)
    const [below, above] = [tiles[0], tiles.find(({ level }) => level === 1)]
    if (below === undefined || above === undefined) throw new Error('one level')
    saveTile(database, above, Buffer.from(below.hashes, 'base64'))
  },
  'the log’s row says less': ({ database, chance, held }) => {
    database
      .prepare('UPDATE logs SET size = ? WHERE outlet = ?')
      .run(chance.between(0, held.size - 1), OUTLET)
  },
  'the log has another name': ({ database }) => {
    editCheckpoint(database, note => note.replace(ORIGIN, `${ORIGIN}-2`))
  },
  'the log’s keys are the thief’s, and so is its signature': async attack => {
    const { publicKey } = testKey('a thief')
    const key = noteKey(ORIGIN, 'ed25519', publicKey, sha256)
    attack.database
      .prepare('UPDATE log_keys SET vkey = ? WHERE outlet = ? AND until IS NULL')
      .run(formatKey(key), OUTLET)
    await rebuild(attack, key, 'a thief')
  },
  'no checkpoint': ({ database }) => {
    editCheckpoint(database, () => '')
  },
  'a bit of a tile': ({ database, chance }) => {
    const tile = someTile(database, chance)
    const hashes = Buffer.from(tile.hashes, 'base64')
    const at = chance.between(0, hashes.length - 1)
    hashes[at] = (hashes[at] ?? 0) ^ (1 << chance.between(0, 7))
    saveTile(database, tile, hashes)
  },
  'a tile cut short': ({ database, chance }) => {
    const tile = someTile(database, chance)
    const hashes = Buffer.from(tile.hashes, 'base64')
    saveTile(database, tile, hashes.subarray(0, hashes.length - 32 * chance.between(1, hashes.length / 32)))
  },
  'a tile gone': ({ database, chance }) => {
    const { level, tile } = someTile(database, chance)
    database
      .prepare('DELETE FROM log_tiles WHERE outlet = ? AND level = ? AND tile = ?')
      .run(OUTLET, level, tile)
  },
  'a digit of the checkpoint': ({ database, chance }) => {
    editCheckpoint(database, note => {
      const [origin = '', size = '', root = ''] = note.split('\n')
      const text = chance.odds(0.5)
        ? [origin, String(Number(size) - 1), root]
        : [origin, size, `${root.slice(1, 43) + (root[0] === 'A' ? 'E' : 'A')}=`]
      return note.replace([origin, size, root].join('\n'), text.join('\n'))
    })
  },
  'a bit of a signature': ({ database, chance }) => {
    editCheckpoint(database, note => {
      const parsed = parseNote(note)
      if (parsed === null) return note
      const signatures = parsed.signatures.map(line => ({ ...line, signature: line.signature.slice() }))
      const { signature } = chance.pick(signatures)
      const at = chance.between(0, signature.length - 1)
      signature[at] = (signature[at] ?? 0) ^ (1 << chance.between(0, 7))
      return formatNote({ ...parsed, signatures })
    })
  },
  'signed by a key that is none of the log’s': attack =>
    rebuild(attack, noteKey(ORIGIN, 'ed25519', testKey('a stranger').publicKey, sha256), 'a stranger'),
  'signed by a key from before its rotation': attack =>
    rebuild(attack, noteKey(ORIGIN, 'ed25519', testKey(`${ORIGIN} 0`).publicKey, sha256), `${ORIGIN} 0`),
} satisfies Record<string, (attack: Attack) => void | Promise<void>>

export type AttackKind = keyof typeof ATTACKS
export const ATTACK_KINDS = Object.keys(ATTACKS) as AttackKind[]

export async function attack(kind: AttackKind, path: string, rest: Omit<Attack, 'database'>): Promise<void> {
  const database = new DatabaseSync(path)
  try {
    await (ATTACKS[kind] as (attack: Attack) => void | Promise<void>)({ ...rest, database })
  } finally {
    database.close()
  }
}

/** What is beside a document's entry: who it was written for and by, or the salt under which the entry names them. */
export function editPaper(path: string, number: number, chance: Chance): void {
  const database = new DatabaseSync(path)
  const row = database
    .prepare('SELECT detail, detail_salt AS salt FROM documents WHERE outlet = ? AND number = ?')
    .get(OUTLET, number) as { detail: string; salt: string }
  const detail = JSON.parse(row.detail) as Record<string, string>
  const field = chance.pick(['room', 'payer', 'cashier', 'salt'])
  const isSalt = field === 'salt'
  database
    .prepare('UPDATE documents SET detail = ?, detail_salt = ? WHERE outlet = ? AND number = ?')
    .run(
      isSalt ? row.detail : JSON.stringify({ ...detail, [field]: `${detail[field]}${chance.between(0, 9)}` }),
      isSalt ? Buffer.from(chance.bytes(16)).toString('base64url') : row.salt,
      OUTLET,
      number,
    )
  database.close()
}

function rowsOf(database: DatabaseSyncInstance): Row[] {
  return database
    .prepare('SELECT number, entry FROM documents WHERE outlet = ? ORDER BY number')
    .all(OUTLET) as unknown as Row[]
}

/** One of those that the held checkpoint speaks of. */
function someRow(database: DatabaseSyncInstance, chance: Chance, held: TreeHead): Row {
  return chance.pick(rowsOf(database).filter(({ number }) => number <= held.size))
}

function saveEntry(database: DatabaseSyncInstance, number: number, entry: string): void {
  database
    .prepare('UPDATE documents SET entry = ? WHERE outlet = ? AND number = ?')
    .run(entry, OUTLET, number)
}

function renumbered(entry: string, number: number): string {
  return canonical({ ...(JSON.parse(entry) as object), number })
}

/** Another quantity, minute or count: whatever this kind of document has. */
function anotherFigure(entry: string, chance: Chance): string {
  const parsed = JSON.parse(entry) as { total?: number; nights?: number; occupiedRooms?: number }
  const by = chance.between(1, 9)
  if (parsed.total !== undefined) return canonical({ ...parsed, total: parsed.total + by })
  if (parsed.nights !== undefined) return canonical({ ...parsed, nights: parsed.nights + by })
  return canonical({ ...parsed, occupiedRooms: (parsed.occupiedRooms ?? 0) + by })
}

function replaceRows(database: DatabaseSyncInstance, entries: readonly string[]): void {
  database.exec('DELETE FROM documents; BEGIN')
  const insert = database.prepare(
    'INSERT INTO documents (outlet, number, kind, entry, issued_at, day) VALUES (?, ?, ?, ?, 0, ?)',
  )
  for (const [i, entry] of entries.entries()) {
    const { kind } = JSON.parse(entry) as { kind: string }
    insert.run(OUTLET, i + 1, kind, entry, '2026-11-24')
  }
  database.exec('COMMIT')
}

/** The whole log as it was before what is held. */
function putBack({ database, chance, held, template }: Attack): void {
  const { path } = chance.pick(template.backups.filter(({ size }) => size < held.size))
  database.exec(`ATTACH '${path}' AS backup`)
  for (const table of ['documents', 'log_tiles', 'log_keys', 'logs'])
    database.exec(`DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM backup.${table}`)
  database.exec('DETACH backup')
}

/** Tiles, root and checkpoint as they would be for the documents that are there, signed by whoever it is. */
async function rebuild(
  { database, template }: Attack,
  key: NoteKey | null = null,
  keyName: string | null = null,
): Promise<void> {
  const leaves = rowsOf(database).map(({ entry }) => leafHash(Buffer.from(entry), sha256))
  const { tiles, root } = growTree(0, [], leaves, sha256)
  database.prepare('DELETE FROM log_tiles WHERE outlet = ?').run(OUTLET)
  const insert = database.prepare('INSERT INTO log_tiles (outlet, level, tile, hashes) VALUES (?, ?, ?, ?)')
  for (const { level, index, hashes } of tiles)
    insert.run(OUTLET, level, index, Buffer.from(hashes).toString('base64'))
  const size = leaves.length
  const text = formatCheckpoint({ origin: ORIGIN, size, root })
  const own = await template.signer.keyOf(ORIGIN)
  const signs = key ?? own
  if (signs === null) throw new Error('no key')
  const signature =
    keyName === null
      ? await template.signer.sign(ORIGIN, Buffer.from(text))
      : testKey(keyName).sign(Buffer.from(text))
  const note = formatNote({ text, signatures: [{ name: ORIGIN, id: signs.id, signature }] })
  database
    .prepare(
      `UPDATE logs SET size = ?, root = ?, signed_size = ?, signed = ?, witnessed_size = 0, witnessed = '' WHERE outlet = ?`,
    )
    .run(size, Buffer.from(root).toString('base64'), size, note, OUTLET)
}

interface TileRow {
  readonly level: number
  readonly tile: number
  readonly hashes: string
}

function tilesOf(database: DatabaseSyncInstance): TileRow[] {
  return database
    .prepare('SELECT level, tile, hashes FROM log_tiles WHERE outlet = ? ORDER BY level, tile')
    .all(OUTLET) as unknown as TileRow[]
}

function someTile(database: DatabaseSyncInstance, chance: Chance): TileRow {
  return chance.pick(tilesOf(database))
}

function saveTile(database: DatabaseSyncInstance, { level, tile }: TileRow, hashes: Uint8Array): void {
  database
    .prepare('UPDATE log_tiles SET hashes = ? WHERE outlet = ? AND level = ? AND tile = ?')
    .run(Buffer.from(hashes).toString('base64'), OUTLET, level, tile)
}

function editCheckpoint(database: DatabaseSyncInstance, edit: (note: string) => string): void {
  const row = database.prepare('SELECT signed, witnessed FROM logs WHERE outlet = ?').get(OUTLET) as {
    signed: string
    witnessed: string
  }
  database
    .prepare('UPDATE logs SET signed = ?, witnessed = ? WHERE outlet = ?')
    .run(edit(row.signed), edit(row.witnessed), OUTLET)
}
