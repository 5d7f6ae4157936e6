/** Papers of goods, written once with their lines; what they are found by stands beside them. */
import type { NoteLine } from '../../../../domain/goods-note.ts'
import type { NoteId, OutletId } from '../../../../domain/ids.ts'
import { idOf, nullable, number, time } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import type { Sql, SqlValue, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { insertRows } from '../rows.ts'

export type NewNote = Omit<RecordOf<'goods_notes'>, 'outlet' | 'lineCount' | 'pieces'>

const NOTE = record(
  'goods_notes',
  'outlet',
  'note',
  'kind',
  'year',
  'number',
  'content',
  'seller',
  'their_number',
  'takes_back',
  'reason',
  'remark',
  'made_by',
  'made_at',
  'line_count',
  'pieces',
)
/** By which paper it was taken back. */
const TAKEN_BACK = answer('goods_notes', { takenBackBy: nullable(idOf('goods_notes')) })
export type Note = ReadBy<typeof NOTE> & ReadBy<typeof TAKEN_BACK>

const SELECT = `SELECT ${NOTE.of('n')}, (SELECT b.note FROM goods_notes b
  WHERE b.outlet = n.outlet AND b.takes_back = n.note) AS "takenBackBy" FROM goods_notes n WHERE n.outlet = ?`

const toNote = (row: Parameters<typeof NOTE.read>[0]): Note => ({
  ...NOTE.read(row),
  ...TAKEN_BACK.read(row),
})

const LAST = answer('goods_notes', { last: nullable(number) })

/** Without gaps: whoever writes at an outlet writes alone. */
export async function nextNoteNumber(
  sql: Sql,
  outlet: OutletId,
  year: RecordOf<'goods_notes'>['year'],
): Promise<RecordOf<'goods_notes'>['number']> {
  const row = await sql.get('SELECT MAX(number) AS last FROM goods_notes WHERE outlet = ? AND year = ?', [
    outlet,
    year,
  ])
  return (LAST.found(row)?.last ?? 0) + 1
}

export async function addNote(
  sql: Transaction,
  outlet: OutletId,
  note: NewNote,
  lines: readonly NoteLine[],
): Promise<void> {
  const pieces = lines.reduce((sum, line) => sum + Math.abs(line.quantity), 0)
  await insertRows(
    sql,
    `goods_notes (outlet, note, kind, year, number, content, seller, their_number, takes_back, reason, remark, made_by,
       made_at, found_by, line_count, pieces)`,
    [
      [
        ...[
          outlet,
          note.note,
          note.kind,
          note.year,
          note.number,
          note.content,
          note.seller,
          note.theirNumber,
        ],
        ...[note.takesBack, note.reason, note.remark, note.madeBy, note.madeAt, note.foundBy],
        ...[lines.length, pieces],
      ],
    ],
  )
  await insertRows(
    sql,
    `goods_lines (outlet, note, line, placement, batch, best_before, quantity, price, counted, book, missed, reason)`,
    lines.map((line, at) => [
      ...[outlet, note.note, at + 1, line.placement, line.batch, line.bestBefore, line.quantity, line.price],
      ...[line.counted, line.book, line.missed, line.reason],
    ]),
  )
}

export async function findNote(sql: Sql, outlet: OutletId, id: NoteId): Promise<Note | null> {
  const row = await sql.get(`${SELECT} AND n.note = ?`, [outlet, id])
  return row === undefined ? null : toNote(row)
}

/** The last one of the maker's number that was not taken back. */
export async function findByTheirNumber(
  sql: Sql,
  outlet: OutletId,
  { theirNumber, seller }: Pick<RecordOf<'goods_notes'>, 'theirNumber' | 'seller'>,
): Promise<Note | null> {
  const rows = await sql.all(
    `${SELECT} AND n.their_number = ? AND COALESCE(n.seller, '') = ? ORDER BY n.made_at DESC LIMIT 20`,
    [outlet, theirNumber, seller ?? ''],
  )
  return rows.map(toNote).find(note => note.takenBackBy === null) ?? null
}

const LINE = record(
  'goods_lines',
  'placement',
  'batch',
  'best_before',
  'quantity',
  'price',
  'counted',
  'book',
  'missed',
  'reason',
)

export async function linesOf(sql: Sql, outlet: OutletId, id: NoteId): Promise<NoteLine[]> {
  const rows = await sql.all(
    `SELECT ${LINE.columns} FROM goods_lines WHERE outlet = ? AND note = ? ORDER BY line`,
    [outlet, id],
  )
  return LINE.each(rows)
}

export interface NotesWanted {
  readonly kind: Note['kind'] | null
  /** Words without accents or signs, each of which has to be in it. */
  readonly words: readonly string[]
  readonly skip: number
  readonly limit: number
}

const COUNT = answer('goods_notes', { all: number })

/** Newest first, and how many there are. */
export async function pageOfNotes(
  sql: Sql,
  outlet: OutletId,
  { kind, words, skip, limit }: NotesWanted,
): Promise<{ readonly notes: Note[]; readonly all: ReadBy<typeof COUNT>['all'] }> {
  const where = `${kind === null ? '' : ' AND n.kind = ?'}${' AND n.found_by LIKE ?'.repeat(words.length)}`
  const values: SqlValue[] = [
    outlet,
    ...(kind === null ? [] : [kind]),
    ...words.map(word => `%${word.replace(/[%_]/g, '')}%`),
  ]
  const [rows, count] = await Promise.all([
    sql.all(`${SELECT}${where} ORDER BY n.year DESC, n.number DESC LIMIT ? OFFSET ?`, [
      ...values,
      limit,
      skip,
    ]),
    sql.get(`SELECT COUNT(*) AS "all" FROM goods_notes n WHERE n.outlet = ?${where}`, values),
  ])
  return { notes: rows.map(toNote), all: COUNT.found(count)?.all ?? 0 }
}

const TAKEN = answer('goods_lines', { placement: idOf('placements'), quantity: number, cameAt: time })

/** What was taken back of papers that were written after that moment, with the time at which they were. */
export async function takenBackSince(
  sql: Sql,
  outlet: OutletId,
  sinceMs: number,
): Promise<ReadBy<typeof TAKEN>[]> {
  const rows = await sql.all(
    `SELECT l.placement, l.quantity, n.made_at AS "cameAt" FROM goods_notes n
       JOIN goods_notes b ON b.outlet = n.outlet AND b.takes_back = n.note
       JOIN goods_lines l ON l.outlet = b.outlet AND l.note = b.note
     WHERE n.outlet = ? AND n.made_at > ? AND n.kind <> 'count'`,
    [outlet, sinceMs],
  )
  return TAKEN.each(rows)
}

/** Takes names and remarks out of papers that old; answers of how many. */
export function forgetNoteHands(sql: Transaction, outlet: OutletId, beforeMs: number): Promise<number> {
  return sql.run(
    `UPDATE goods_notes SET made_by = NULL, remark = NULL
     WHERE outlet = ? AND made_at <= ? AND (made_by IS NOT NULL OR remark IS NOT NULL)`,
    [outlet, beforeMs],
  )
}
