/**
 * How kwitansi are paid, held against the papers: of each the steps have no gap and one is the last, what is open stands on the open
 * list and nothing else does, the drawer has what was taken, and each closed day adds up to the rupiah.
 */
import { outlet } from '../server/template.ts'
import type { Look } from './look.ts'
import type { Record } from './record.ts'

const SLUG = outlet.slug

interface Step {
  readonly number: number
  readonly place: number
  readonly state: string
  readonly said: string | null
  readonly total: number
  readonly cash: number
  readonly isLast: number
  readonly isOpen: number
}

interface Paper {
  readonly number: number
  readonly entry: string
  readonly voidedBy: number | null
  /** What came back from the mirror has no order any more, and nothing is known of its payment. */
  readonly isOwn: number
  /** Its void was made here, and its day closed here. */
  readonly isVoidOwn: number
  readonly isClosed: number
  readonly isOver: number
  /** It stands in for another, whose money moved to it as it stood. */
  readonly isInstead: number
  /** What was said of its order's money before it was issued, where that is known. */
  readonly claimedAt: string | null
  readonly confirmedAt: string | null
}

/** Said here once more: how a kwitansi is paid as it is issued. */
const AS_ISSUED: { readonly [payment: string]: string | undefined } = {
  room: 'due',
  cash: 'paid',
  qris: 'due',
  none: 'paid',
}

export function checkPayments(look: Look, record: Record): void {
  const steps = stepsOf(look, record)
  const papers = look.all<Paper>(
    `SELECT number, entry, voided_by AS voidedBy, order_id IS NOT NULL AS isOwn,
       EXISTS (SELECT 1 FROM documents v WHERE v.outlet = d.outlet AND v.number = d.voided_by AND v.detail IS NOT NULL) AS isVoidOwn,
       EXISTS (SELECT 1 FROM nights n WHERE n.outlet = d.outlet AND n.date = d.day) AS isClosed,
       EXISTS (SELECT 1 FROM stays s WHERE s.outlet = d.outlet AND s.stay = d.stay AND s.checked_out_at IS NOT NULL) AS isOver,
       EXISTS (SELECT 1 FROM documents f WHERE f.outlet = d.outlet AND f.voided_by = d.number - 1 AND f.order_id = d.order_id) AS isInstead,
       (SELECT json_extract(o.body, '$.claimedAt') FROM orders o WHERE o.outlet = d.outlet AND o.order_id = d.order_id) AS claimedAt,
       (SELECT json_extract(o.body, '$.confirmedAt') FROM orders o WHERE o.outlet = d.outlet AND o.order_id = d.order_id) AS confirmedAt
     FROM documents d WHERE outlet = ? AND kind = 'kwitansi'`,
    SLUG,
  )
  for (const paper of papers) checkPaper(paper, steps.get(paper.number) ?? [], record)
  checkNights(look, record)
}

function stepsOf(look: Look, { violate }: Record): Map<number, Step[]> {
  const found = new Map<number, Step[]>()
  const rows = look.all<Step>(
    `SELECT number, place, state, said, total, cash, is_last AS isLast, is_open AS isOpen
     FROM payments WHERE outlet = ? ORDER BY number, place`,
    SLUG,
  )
  for (const row of rows) found.set(row.number, [...(found.get(row.number) ?? []), row])
  for (const [number, all] of found) {
    const isWhole = all.every(
      ({ place, isLast }, i) => place === i + 1 && isLast === Number(i === all.length - 1),
    )
    if (!isWhole) violate('each-payment-has-one-last-step', `kwitansi ${number}`)
    if (all.some(({ isOpen, isLast }) => isOpen > isLast))
      violate('each-payment-has-one-last-step', `kwitansi ${number} is open by what was`)
  }
  return found
}

function checkPaper(paper: Paper, steps: readonly Step[], { violate, saw }: Record): void {
  const { total, payment } = JSON.parse(paper.entry) as { total: number; payment: string }
  const last = steps.at(-1)
  const state = last?.state ?? AS_ISSUED[payment] ?? ''
  const isPaidInCash = last === undefined ? payment === 'cash' : state === 'paid' && last.said === 'cash'
  const moved = steps.reduce((sum, { cash }) => sum + cash, 0)
  if (moved !== (isPaidInCash ? total : 0) - (payment === 'cash' ? total : 0))
    violate(
      'the-drawer-has-what-was-taken',
      `${paper.number}: ${moved} of ${total}, ${payment}, now ${state}`,
    )
  if (steps.some(step => step.total !== total))
    violate('money-is-exact', `a payment of ${paper.number} is not of ${total}`)
  if (paper.isOwn === 0 || (paper.voidedBy !== null && paper.isVoidOwn === 0)) return
  if (payment === 'qris' && paper.isInstead === 0) checkCode(paper, steps, { violate, saw })
  const isDue = state === 'due' || state === 'claimed'
  const isOpen =
    total > 0 && (paper.voidedBy === null ? isDue : ['claimed', 'paid', 'posted'].includes(state))
  const isListed = last?.isOpen === 1
  if (isListed && !isOpen) violate('the-open-list-is-what-is-open', `${paper.number} is listed and ${state}`)
  const mustBe = paper.isClosed === 1 || paper.isOver === 1 || paper.voidedBy !== null
  if (isOpen && mustBe && !isListed)
    violate('no-money-left-behind', `${paper.number} is ${state} and stands on no list`)
  if (isListed && paper.isOver === 1) saw('left-on-the-open-list')
}

/** A kwitansi by QRIS goes on from what was said of its order, and counts as paid by the desk's word alone. */
function checkCode(
  { number, claimedAt, confirmedAt, isOver }: Paper,
  steps: readonly Step[],
  { violate, saw }: Pick<Record, 'violate' | 'saw'>,
): void {
  const [first] = steps
  const must = confirmedAt !== null ? 'paid' : claimedAt !== null ? 'claimed' : 'due'
  if (first?.state !== must)
    violate('nobody-pays-by-saying-so', `${number} began as ${first?.state}, and was ${must}`)
  const last = steps.at(-1)
  if (last?.state === 'paid' && last.said === 'qris') saw('paid-by-code')
  if (last?.state === 'claimed' && isOver === 1) saw('claimed-and-never-paid')
}

function checkNights(look: Look, { violate, saw }: Record): void {
  const nights = look.all<{ date: string; total: number; sum: number; left: number; untold: number }>(
    `SELECT date, total, cash + qris + posted + waived + open AS sum, left_rupiah AS "left", untold_rupiah AS untold
     FROM nights WHERE outlet = ?`,
    SLUG,
  )
  for (const { date, total, sum, left, untold } of nights) {
    if (total !== sum || untold > left)
      violate('each-night-adds-up', `${date}: ${total}, ${sum}, ${left}, ${untold}`)
    if (left > 0) saw('day-closed-over-what-is-open')
  }
}
