/** Papers of goods with their lines, and what bar codes mean. */
import { GOODS_REASONS, NOTE_KINDS } from '../../../domain/goods-note.ts'
import {
  date,
  free,
  hash,
  idOf,
  key,
  nullable,
  number,
  oneOf,
  outlet,
  ownId,
  person,
  type Table,
  time,
} from '../columns.ts'

export const GOODS_TABLES = {
  goods_notes: {
    columns: {
      outlet,
      note: key(idOf('goods_notes')),
      kind: oneOf(NOTE_KINDS),
      year: number,
      number,
      /** Of what was asked for: the same id with other content is another paper. */
      content: hash,
      /** Whose goods they are, where they are one maker's. */
      seller: nullable(idOf('sellers')),
      /** As the maker numbered it. */
      their_number: nullable(free('maker', 'office')),
      takes_back: nullable(idOf('goods_notes')),
      reason: nullable(oneOf(GOODS_REASONS)),
      remark: nullable(free('clerk', 'year')),
      made_by: nullable(person('clerk', 'year')),
      made_at: time,
      line_count: number,
      pieces: number,
      /** What it is searched by: its number, the maker's, makers and products. */
      found_by: free('maker', 'office'),
    },
    indices: [
      { on: ['outlet', 'year', 'number'], isUnique: true },
      { on: ['outlet', 'takes_back'], isUnique: true },
      { on: ['outlet', 'made_at'] },
      { on: ['outlet', 'their_number'] },
    ],
  },
  goods_lines: {
    columns: {
      outlet,
      note: key(idOf('goods_notes')),
      line: key(number),
      placement: idOf('placements'),
      /** '' where nothing moved. */
      batch: free('clerk', 'office'),
      best_before: nullable(date),
      quantity: number,
      price: nullable(number),
      counted: nullable(number),
      book: nullable(number),
      missed: nullable(number),
      reason: nullable(oneOf(GOODS_REASONS)),
    },
  },
  placement_codes: { columns: { outlet, code: key(ownId), placement: idOf('placements') } },
} as const satisfies Record<string, Table>
