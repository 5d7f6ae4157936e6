/** What is typed into a placement's form, read as the change that it asks for; what is wrong stands at its field. */
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import { formatInteger } from '../../../domain/money.ts'
import { type OfferingFault, termsFaults } from '../../../domain/offering.ts'
import type { Part } from '../../../domain/placement.ts'
import { tidy } from '../../../domain/typed.ts'
import { readPrice } from '../price.ts'
import { partText, readPart } from './part-typed.ts'
import type { Wish } from './use-change.ts'

export const FIELDS = ['price', 'part', 'since', 'rack', 'from', 'to'] as const
export type Field = (typeof FIELDS)[number]
/** As typed; what was not touched is absent. */
export type Typed = { readonly [Of in Field]?: string }

export function fieldText(placement: ManagedPlacement, field: Field): string {
  switch (field) {
    case 'price':
      return formatInteger(placement.price)
    case 'part':
      return partText(placement.part ?? null)
    case 'since':
      return ''
    default:
      return placement[field] ?? ''
  }
}

/** Words of `shelf.faults`, of `partWrong`, or of a price. */
export type Wrong =
  | { readonly field: 'price'; readonly price: 'form' | 'nothing' | 'most' }
  | { readonly field: 'part'; readonly part: 'form' | 'unit' }
  | { readonly field: Field; readonly fault: OfferingFault }

export type ReadChange =
  | { readonly ok: true; readonly change: Wish; readonly money: Money }
  | { readonly ok: false; readonly wrong: Wrong }

const AT: { readonly [Fault in OfferingFault]?: Field } = {
  free: 'price',
  'not-free': 'price',
  dear: 'price',
  turned: 'to',
  over: 'to',
  'next-past': 'since',
  'next-free': 'price',
  'next-dear': 'price',
}

export const fieldOfFault = (fault: OfferingFault): Field => AT[fault] ?? 'part'

/** As it would be, now or from a day on. */
interface Money {
  readonly price: number
  readonly part: Part | null
}

export function readChange(placement: ManagedPlacement, typed: Typed, today: string): ReadChange {
  const money = readMoney(placement, typed)
  if ('field' in money) return { ok: false, wrong: money }
  const since = typed.since ?? ''
  const change: Wish = {
    ...(since === '' ? moneyChange(typed, money) : { next: { from: since, ...money } }),
    ...(typed.rack === undefined || tidy(typed.rack) === '' ? {} : { rack: tidy(typed.rack) }),
    ...(typed.from === undefined ? {} : { from: typed.from === '' ? null : typed.from }),
    ...(typed.to === undefined ? {} : { to: typed.to === '' ? null : typed.to }),
  }
  const { next = null } = change
  const whole = {
    terms: placement.terms,
    price: change.price ?? placement.price,
    part: (change.part === undefined ? placement.part : change.part) ?? null,
    from: (change.from === undefined ? placement.from : change.from) ?? null,
    to: (change.to === undefined ? placement.to : change.to) ?? null,
    next,
  }
  const fault = termsFaults(whole, today).find(
    one => one !== 'part-missing' || (typed.part !== undefined && placement.part != null),
  )
  return fault === undefined
    ? { ok: true, change, money }
    : { ok: false, wrong: { field: fieldOfFault(fault), fault } }
}

function readMoney(placement: ManagedPlacement, typed: Typed): Money | Wrong {
  const price = readPrice(typed.price ?? fieldText(placement, 'price'), placement.terms === 'complimentary')
  if (!price.ok) return { field: 'price', price: price.reason }
  const part = readPart(typed.part ?? fieldText(placement, 'part'))
  if (!part.ok) return { field: 'part', part: part.reason }
  return { price: price.price, part: part.part }
}

function moneyChange(typed: Typed, { price, part }: Money): Wish {
  return {
    ...(typed.price === undefined ? {} : { price }),
    ...(typed.part === undefined ? {} : { part }),
  }
}

/** What was typed, or typed anew, since something was sent. */
export function stillTyped(typed: Typed, sent: Typed): Typed {
  return Object.fromEntries(
    FIELDS.flatMap(field => {
      const text = typed[field]
      return text === undefined || text === sent[field] ? [] : [[field, text]]
    }),
  )
}

/** As it is now, but for what is still typed: that was typed over what was seen then, and is asked about as that. */
export function seenUnder(typed: Typed, before: ManagedPlacement, now: ManagedPlacement): ManagedPlacement {
  const { price, part, next, rack, from, to } = before
  return {
    ...now,
    ...(typed.price === undefined ? {} : { price }),
    ...(typed.part === undefined ? {} : { part }),
    ...(typed.since === undefined ? {} : { next }),
    ...(typed.rack === undefined ? {} : { rack }),
    ...(typed.from === undefined ? {} : { from }),
    ...(typed.to === undefined ? {} : { to }),
  }
}

/** The fields of the change as they were seen. */
export function seenOf(placement: ManagedPlacement, change: Wish): Wish {
  const { price, part = null, next = null, rack, from = null, to = null } = placement
  const all = { price, part, next, rack, from, to }
  return Object.fromEntries(Object.entries(all).filter(([field]) => field in change))
}
