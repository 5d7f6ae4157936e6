/**
 * What stands on the list after a backup was put back, held against the rows: all that came back open and that nobody has had in hand
 * since, once each; nothing that somebody has settled; and the money that is due of before, to the rupiah.
 */
import type { Restored } from '../../../src/contract/restored.ts'
import type { Order } from '../../../src/domain/order.ts'
import { outlet } from '../server/template.ts'
import type { Look } from './look.ts'
import type { Record } from './record.ts'

const SLUG = outlet.slug
type Shown = NonNullable<Restored['restored']>

type Said = ReadonlyMap<number, ReadonlySet<string>>
const DOUBTS = ['order', 'stay', 'goods'] as const

interface Restoration {
  readonly foundAt: number
  readonly settledAt: number | null
}

/** `said`: what people have said of it since, by the moment at which it was found. */
export function checkDoubts(look: Look, shown: Shown | null, said: Said, record: Record): void {
  const { violate, saw } = record
  const last = look.get<Restoration>(
    `SELECT found_at AS "foundAt", settled_at AS "settledAt" FROM restorations WHERE outlet = ?
     ORDER BY found_at DESC LIMIT 1`,
    SLUG,
  )
  const isInDoubt = last !== undefined && last.settledAt === null
  if (isInDoubt !== (shown !== null)) violate('the-list-is-what-is-in-doubt', `a list: ${shown !== null}`)
  if (last !== undefined && !isInDoubt) saw('all-doubts-settled')
  if (!isInDoubt || shown === null) return
  saw('in-doubt-after-a-restore')
  checkListed(look, shown, last.foundAt, said.get(last.foundAt) ?? new Set(), record)
  const due = dueIn(look, last.foundAt)
  if (due.count !== shown.due.count || due.rupiah !== shown.due.rupiah)
    violate('no-money-left-behind', `${JSON.stringify(shown.due)} of ${JSON.stringify(due)} in doubt`)
  if (due.count > 0) saw('money-in-doubt')
}

function checkListed(
  look: Look,
  shown: Shown,
  foundAt: number,
  said: ReadonlySet<string>,
  { violate }: Record,
): void {
  const listed = {
    order: shown.orders.map(({ order }) => order.id),
    stay: shown.stays.map(({ stay }) => stay),
    goods: shown.goods.map(({ placement }) => placement),
  }
  const rows = look.all<{ name: string }>(
    `SELECT doubt || ' ' || subject AS name FROM settled_doubts WHERE outlet = ? AND found_at = ?`,
    ...[SLUG, foundAt],
  )
  const settled = new Set(rows.map(({ name }) => name))
  const inDoubt = doubtsIn(look, foundAt)
  for (const doubt of DOUBTS) {
    const must = inDoubt[doubt].filter(subject => !settled.has(`${doubt} ${subject}`))
    const [is, due] = [listed[doubt], must].map(names => [...names].sort().join())
    if (is !== due) violate('the-list-is-what-is-in-doubt', `${doubt}: ${is}, and must be ${due}`)
    const again = listed[doubt].find(subject => said.has(`${doubt} ${subject}`))
    if (again !== undefined) violate('what-was-settled-does-not-return', `${doubt} ${again}`)
  }
}

function doubtsIn(look: Look, foundAt: number) {
  const open = look
    .all<{ body: string }>('SELECT body FROM orders WHERE outlet = ? AND is_open = 1', SLUG)
    .map(({ body }) => JSON.parse(body) as Order & { acknowledgedAt?: string; dispatchedAt?: string })
  const before = (at: string | undefined) => at === undefined || Date.parse(at) < foundAt
  const rows = (sql: string) => look.all<{ id: string }>(sql, SLUG, foundAt).map(({ id }) => id)
  return {
    order: open
      .filter(({ receivedAt, placedAt }) => before(receivedAt) || before(placedAt))
      .filter(({ acknowledgedAt, dispatchedAt }) => before(acknowledgedAt) && before(dispatchedAt))
      .map(({ id }) => id),
    stay: rows(
      'SELECT stay AS id FROM stays WHERE outlet = ? AND checked_out_at IS NULL AND checked_in_at < ?',
    ),
    goods: rows(
      `SELECT placement AS id FROM placements p WHERE outlet = ? AND to_date IS NULL AND NOT EXISTS
         (SELECT 1 FROM goods_lines l JOIN goods_notes n ON n.outlet = l.outlet AND n.note = l.note
          WHERE l.outlet = p.outlet AND l.placement = p.placement AND n.kind = 'count' AND n.made_at >= ?)`,
    ),
  }
}

interface Paper {
  readonly entry: string
  readonly isVoid: number
  readonly state: string | null
  readonly said: string | null
  readonly why: string | null
}

/** Kwitansi of before of which nobody knows how they end, and nobody has said why. */
function dueIn(look: Look, foundAt: number): { readonly count: number; readonly rupiah: number } {
  const papers = look.all<Paper>(
    `SELECT d.entry, d.voided_by IS NOT NULL AS isVoid, p.state, p.said, p.why FROM documents d
     LEFT JOIN payments p ON p.outlet = d.outlet AND p.number = d.number AND p.is_last = 1
     WHERE d.outlet = ? AND d.kind = 'kwitansi' AND d.issued_at < ?`,
    ...[SLUG, foundAt],
  )
  const totals = papers.flatMap(({ entry, isVoid, state, said, why }) => {
    const { total, payment } = JSON.parse(entry) as { total: number; payment: string }
    const now = state ?? (payment === 'cash' || payment === 'none' ? 'paid' : 'due')
    const isOpen = (isVoid === 1 ? ['claimed', 'paid', 'posted'] : ['due', 'claimed']).includes(now)
    const reason = now === 'due' || now === 'claimed' ? said : why
    return isOpen && total > 0 && reason === null ? [total] : []
  })
  return { count: totals.length, rupiah: totals.reduce((sum, total) => sum + total, 0) }
}
