/**
 * Drawers, held against the papers: what a closed one should have held is what was there at first, what its clerk was handed at doors,
 * and what they said of payments meanwhile; nobody has two at once, and a rupiah is in one drawer at most.
 */
import { outlet } from '../server/template.ts'
import type { Look } from './look.ts'
import type { Record } from './record.ts'

const SLUG = outlet.slug

interface Drawer {
  readonly id: string
  readonly clerk: string
  readonly opening: number
  readonly openedAt: number
  readonly closedAt: number | null
  readonly book: number | null
}

export function checkDrawers(look: Look, { violate, saw }: Record): void {
  const drawers = look.all<Drawer>(
    `SELECT drawer AS id, clerk, opening, opened_at AS openedAt, closed_at AS closedAt, book
     FROM drawers WHERE outlet = ? ORDER BY clerk, opened_at`,
    SLUG,
  )
  for (const [i, drawer] of drawers.entries()) {
    const before = drawers[i - 1]
    if (before?.clerk === drawer.clerk && (before.closedAt ?? Number.POSITIVE_INFINITY) > drawer.openedAt)
      violate('cash-by-shift-adds-up', `${drawer.clerk} has ${before.id} and ${drawer.id} at once`)
    const { book, closedAt, opening } = drawer
    if (book === null || closedAt === null) continue
    // What came in the very millisecond of the count was before it or after it.
    const books = [closedAt, closedAt + 1].map(endsMs => opening + takenBy(look, drawer, endsMs))
    if (!books.includes(book))
      violate(
        'cash-by-shift-adds-up',
        `${drawer.clerk}'s ${drawer.id} says ${book}, not ${books.join(' or ')}`,
      )
    if (book !== opening) saw('drawer-with-cash')
  }
}

function takenBy(look: Look, { clerk, openedAt }: Drawer, endsMs: number): number {
  const atDoors = look.get<{ rupiah: number | null }>(
    `SELECT SUM(json_extract(entry, '$.total')) AS rupiah FROM documents
     WHERE outlet = ? AND kind = 'kwitansi' AND json_extract(entry, '$.payment') = 'cash'
       AND json_extract(detail, '$.cashier') = ? AND issued_at >= ? AND issued_at < ?`,
    SLUG,
    clerk,
    openedAt,
    endsMs,
  )
  const said = look.get<{ rupiah: number | null }>(
    'SELECT SUM(cash) AS rupiah FROM payments WHERE outlet = ? AND made_by = ? AND at >= ? AND at < ?',
    SLUG,
    clerk,
    openedAt,
    endsMs,
  )
  return (atDoors?.rupiah ?? 0) + (said?.rupiah ?? 0)
}
