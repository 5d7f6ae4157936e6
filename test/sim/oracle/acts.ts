/** Acts, held against what they say was done: each deed that stands has one, and what was refused or undone has none. */
import type { ActWord } from '../../../src/domain/act.ts'
import { outlet, SEASON, SHELF } from '../server/template.ts'
import type { Look } from './look.ts'
import type { Record } from './record.ts'

const SLUG = outlet.slug
const SHOWN: { readonly [placement: string]: { readonly price: number } | undefined } = {
  ...SHELF,
  ...SEASON,
}

interface Change<Value> {
  readonly from: Value
  readonly to: Value
}
interface ActRow {
  readonly seq: number
  readonly what: ActWord
  readonly on: string
  readonly changed: {
    readonly room?: Change<string | null>
    readonly price?: Change<number>
    readonly on?: Change<boolean>
    readonly by?: number
  }
}

export function checkActs(look: Look, record: Record): void {
  const acts = look
    .all<{ seq: number; what: ActWord; on: string; body: string }>(
      'SELECT seq, what, subject AS "on", body FROM acts WHERE outlet = ? ORDER BY seq',
      SLUG,
    )
    .map(({ body, ...act }): ActRow => ({ ...act, changed: JSON.parse(body).changed }))
  checkNumbers(look, acts, record)
  checkStays(look, acts, record)
  checkShelf(look, acts, record)
  checkVoids(look, acts, record)
}

/** No day here is so long that the term of one is over. */
function checkNumbers(look: Look, acts: readonly ActRow[], { violate }: Record): void {
  const counter = look.get<{ value: number }>(
    "SELECT value FROM counters WHERE outlet = ? AND name = 'act'",
    SLUG,
  )
  const gap = acts.findIndex(({ seq }, index) => seq !== index + 1)
  if (gap !== -1 || acts.length !== (counter?.value ?? 0))
    violate('each-deed-has-its-act', `${acts.length} acts, counter ${counter?.value}, a gap at ${gap}`)
}

/** What each begins with, from one to the next without a break, to what stands now. */
function chained<Value>(
  { violate }: Record,
  what: string,
  changes: readonly Change<Value>[],
  first: Value,
  last: Value,
): void {
  let now = first
  for (const { from, to } of changes) {
    if (from !== now) violate('each-deed-has-its-act', `${what} was ${now}, and an act says from ${from}`)
    now = to
  }
  if (now !== last) violate('each-deed-has-its-act', `${what} is ${last}, its acts end at ${now}`)
}

const STAY_WORDS = ['check-in', 'undo-check-in', 'move', 'check-out'] as const

function checkStays(look: Look, acts: readonly ActRow[], record: Record): void {
  const stays = look.all<{ stay: string; room: string; ended: 'check-out' | 'undo-check-in' | null }>(
    `SELECT stay, room, CASE WHEN checked_out_at < checked_in_at THEN 'undo-check-in'
       WHEN checked_out_at IS NOT NULL THEN 'check-out' END AS ended FROM stays WHERE outlet = ?`,
    SLUG,
  )
  const ofStays = new Map<string, ActRow[]>()
  for (const act of acts)
    if (STAY_WORDS.some(word => word === act.what)) ofStays.set(act.on, [...(ofStays.get(act.on) ?? []), act])
  for (const { stay, room, ended } of stays) {
    const ofStay = ofStays.get(stay) ?? []
    ofStays.delete(stay)
    const ways = ofStay.flatMap(({ changed }) => changed.room ?? [])
    chained(record, stay, ways, null, ended === null ? room : null)
    const ends = ofStay.filter(({ what }) => what !== 'move').map(({ what }) => what)
    if (ends.join() !== ['check-in', ...(ended === null ? [] : [ended])].join())
      record.violate('each-deed-has-its-act', `${stay} has ${ends}`)
  }
  for (const stay of ofStays.keys())
    record.violate('each-deed-has-its-act', `an act of ${stay}, which is not there`)
}

/** Prices and what is on, from how the city was made; and of each movement of goods that no order made, one. */
function checkShelf(look: Look, acts: readonly ActRow[], record: Record): void {
  const placements = look.all<{ id: string; price: number; isOn: number; moved: number }>(
    `SELECT placement AS id, price, is_on AS isOn,
       (SELECT COUNT(*) FROM stock_entries e
        WHERE e.outlet = p.outlet AND e.placement = p.placement AND e.order_id IS NULL) AS moved
     FROM placements p WHERE outlet = ?`,
    SLUG,
  )
  for (const { id, price, isOn, moved } of placements) {
    const ofPlacement = acts.filter(({ what, on }) => what === 'change-placement' && on === id)
    const prices = ofPlacement.flatMap(({ changed }) => changed.price ?? [])
    chained(record, `the price of ${id}`, prices, SHOWN[id]?.price ?? 0, price)
    chained(
      record,
      `that ${id} is on`,
      ofPlacement.flatMap(({ changed }) => changed.on ?? []),
      true,
      isOn === 1,
    )
    const goods = acts.filter(({ what, on }) => what === 'move-goods' && on === id)
    if (goods.length !== moved)
      record.violate('each-deed-has-its-act', `${id}: ${moved} movements, ${goods.length} acts`)
  }
}

/** What came back from the mirror was done before: its act went with the backup's database. */
function checkVoids(look: Look, acts: readonly ActRow[], { violate }: Record): void {
  const papers = look.all<{ number: number; isOwn: number }>(
    `SELECT number, detail IS NOT NULL AS isOwn FROM documents WHERE outlet = ? AND kind = 'void'`,
    SLUG,
  )
  const told = acts
    .filter(({ what }) => what === 'void' || what === 'reissue')
    .map(({ changed }) => changed.by ?? 0)
  const own = papers.filter(({ isOwn }) => isOwn === 1).map(({ number }) => number)
  for (const number of own)
    if (told.filter(by => by === number).length !== 1)
      violate('each-deed-has-its-act', `void ${number} has not one act`)
  for (const number of told)
    if (!papers.some(paper => paper.number === number))
      violate('each-deed-has-its-act', `an act of void ${number}, which is not there`)
}
