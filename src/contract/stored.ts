/**
 * Bodies as they lie in a database, by kind. They say what was written, not what may be written today: a limit that is
 * lowered makes no row unreadable, and fields that a later release adds stay where they are when this one writes the row
 * again.
 *
 * A body bears its version as `v`; one without is of the first. A new shape is the next version of its kind, with what makes
 * it of the one before; whoever is to run beside the release that writes it must read it a release earlier.
 */
import * as z from 'zod/mini'
import {
  DECLINE_REASONS,
  DELIVERY_TIMES,
  type OrderState,
  TAKEN_STATES,
  type TakenState,
} from '../domain/order.ts'
import { OUTLET_KINDS } from '../domain/outlet.ts'
import { PAYMENT_METHODS } from '../domain/payment.ts'
import {
  ALLERGENS,
  CARE_MARKS,
  CATEGORIES,
  HALAL_STATUSES,
  NET_UNITS,
  OTHER_STANDINGS,
  PERMIT_KINDS,
} from '../domain/product.ts'
import { ZONES } from '../domain/time.ts'
import { holds } from './holds.ts'
import { Localised, Time } from './words.ts'

const [now, at, checkout] = DELIVERY_TIMES
const Count = z.int().check(z.minimum(0))
const Deliver = z.discriminatedUnion('when', [
  z.looseObject({ when: z.literal(now) }),
  z.looseObject({ when: z.literal(at), at: Time }),
  z.looseObject({ when: z.literal(checkout) }),
])

const head = {
  id: z.string(),
  stay: z.string(),
  /** Empty once its guest is forgotten. */
  room: z.string(),
  lines: z.array(z.looseObject({ placementId: z.string(), quantity: Count, unitPrice: Count })),
  total: Count,
  payment: z.enum(PAYMENT_METHODS),
  deliver: Deliver,
  note: z.exactOptional(z.string()),
  placedAt: Time,
  receivedAt: Time,
  takenBy: z.exactOptional(z.string()),
  repaid: z.exactOptional(
    z.array(
      z.looseObject({
        deed: z.string(),
        at: Time,
        by: z.string(),
        from: z.enum(PAYMENT_METHODS),
        to: z.enum(PAYMENT_METHODS),
      }),
    ),
  ),
  claimedAt: z.exactOptional(Time),
  confirmedAt: z.exactOptional(Time),
  confirmedBy: z.exactOptional(z.string()),
}
type Stamp<State extends TakenState> = `${State}${'At' | 'By'}`
const Stamps = Object.fromEntries(
  TAKEN_STATES.flatMap(state => [
    [`${state}At`, z.exactOptional(Time)],
    [`${state}By`, z.exactOptional(z.string())],
  ]),
) as { readonly [Each in Stamp<TakenState>]: z.ZodMiniExactOptional<z.ZodMiniString> }

/** The stamp of its own state it must bear; those of states before it, as far as it passed through them. */
type Taken<State extends TakenState> = typeof head &
  Omit<typeof Stamps, Stamp<State>> & { readonly [Own in Stamp<State>]: z.ZodMiniString } & {
    readonly state: z.ZodMiniLiteral<State>
  }
const taken = TAKEN_STATES.map(state => {
  const own = { [`${state}At`]: Time, [`${state}By`]: z.string(), state: z.literal(state) }
  const shape: object = { ...head, ...Stamps, ...own }
  return z.looseObject(shape as { [State in TakenState]: Taken<State> }[TakenState])
})

const delivered = {
  ...Stamps,
  deliveredAt: Time,
  deliveredBy: z.string(),
  delivered: z.array(z.looseObject({ placementId: z.string(), quantity: Count })),
  documents: z.array(
    z.looseObject({ number: z.int(), generation: z.exactOptional(z.int()), voided: z.boolean() }),
  ),
}
const declined = {
  ...Stamps,
  declinedAt: Time,
  declinedBy: z.string(),
  reason: z.enum(DECLINE_REASONS),
  comment: z.exactOptional(z.string()),
  alternatives: z.array(z.string()),
}

export const StoredOrder = z.discriminatedUnion('state', [
  z.looseObject({ ...head, state: z.literal('placed') }),
  ...taken,
  z.looseObject({ ...head, ...delivered, state: z.literal('delivered') }),
  z.looseObject({ ...head, ...declined, state: z.literal('declined') }),
  z.looseObject({ ...head, state: z.literal('cancelled'), cancelledAt: Time }),
])

/** A state in which an order ends is asked for here: what is written in it must be read again. */
export const everyStateIsStored: OrderState extends z.infer<typeof StoredOrder>['state'] ? true : never = true

export const StoredRefusal = z.looseObject({ code: z.string(), detail: z.optional(z.unknown()) })

/** Its hash is in the log's entry, over these fields and no other: it bears a version from the second on. */
export const StoredDetail = z.strictObject({ room: z.string(), payer: z.string(), cashier: z.string() })

const StoredHours = z.looseObject({ fromHour: z.int(), toHour: z.int() })

export const StoredOutlet = z.looseObject({
  slug: z.string(),
  name: z.string(),
  kind: z.enum(OUTLET_KINDS),
  address: z.string(),
  district: z.string(),
  mark: z.string(),
  phone: z.string(),
  zone: z.enum(ZONES),
  closingHour: z.int(),
  closings: z.exactOptional(z.array(z.looseObject({ from: z.string(), hour: z.int() }))),
  service: StoredHours,
  week: z.exactOptional(z.array(z.nullable(StoredHours))),
  holidays: z.exactOptional(
    z.array(
      z.looseObject({ from: z.string(), to: z.string(), hours: z.nullable(StoredHours), name: z.string() }),
    ),
  ),
  payments: z.array(z.enum(PAYMENT_METHODS)),
  confirmAtDesk: z.boolean(),
  lockMinutes: z.exactOptional(z.int()),
  wifi: z.exactOptional(z.string()),
  qris: z.exactOptional(z.string()),
  demo: z.boolean(),
  ended: z.exactOptional(z.looseObject({ at: Time, reason: z.string() })),
})

const validTo = z.exactOptional(z.string())
const number = z.exactOptional(z.string())

const registered = {
  standing: z.exactOptional(z.enum(OTHER_STANDINGS)),
  reason: z.exactOptional(z.string()),
  addedBy: z.exactOptional(z.string()),
}

export const StoredProduct = z.looseObject({
  ...registered,
  id: z.string(),
  seller: z.string(),
  kind: z.string(),
  category: z.enum(CATEGORIES),
  name: Localised,
  story: Localised,
  ingredients: Localised,
  storage: Localised,
  origin: z.string(),
  net: z.looseObject({ amount: z.number(), unit: z.enum(NET_UNITS) }),
  shelfLifeDays: z.nullable(z.int()),
  allergens: z.nullable(z.array(z.enum(ALLERGENS))),
  permit: z.looseObject({ kind: z.enum(PERMIT_KINDS), number, validTo }),
  halal: z.looseObject({ status: z.enum(HALAL_STATUSES), number, validTo }),
  care: z.array(z.enum(CARE_MARKS)),
  picture: z.nullable(z.string()),
  photos: z.exactOptional(z.array(z.string())),
  priceHint: z.exactOptional(Count),
  leftWithMaker: z.exactOptional(z.boolean()),
})

export const StoredSeller = z.looseObject({
  ...registered,
  slug: z.string(),
  name: z.string(),
  district: z.string(),
  about: Localised,
  portrait: z.exactOptional(z.string()),
})

const SheetValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

/** What a sheet changed, thing by thing, so that it can be put back. */
export const StoredSheetImport = z.looseObject({
  applied: z.array(
    z.looseObject({
      key: z.string(),
      isNew: z.boolean(),
      before: z.record(z.string(), z.nullable(SheetValue)),
      after: z.record(z.string(), SheetValue),
    }),
  ),
})

const FieldValue = z.union([z.string(), z.number(), z.null(), z.array(z.string())])

/** What an officer did to a thing of the register, field by field. */
export const StoredRegisterChange = z.looseObject({
  changes: z.array(z.looseObject({ field: z.string(), from: FieldValue, to: FieldValue })),
  note: z.nullable(z.string()),
})

type Fields = Readonly<Record<string, unknown>>

export interface StoredKind<Body = unknown> {
  /** As it is written today. */
  readonly schema: z.ZodMiniType<Body>
  readonly holds: (value: unknown) => value is Body
  /** What makes a body of the next version, from the first on. */
  readonly upgrades: readonly ((body: Fields) => Fields)[]
  /** False: the first version is written without its number. */
  readonly isMarked: boolean
}

const kind = <Body>(schema: z.ZodMiniType<Body>) =>
  ({ schema, holds: holds(schema), upgrades: [], isMarked: true }) as const

export const STORED = {
  order: kind(StoredOrder),
  refusal: kind(StoredRefusal),
  detail: { ...kind(StoredDetail), isMarked: false },
  outlet: kind(StoredOutlet),
  product: kind(StoredProduct),
  seller: kind(StoredSeller),
  sheetImport: kind(StoredSheetImport),
  registerChange: kind(StoredRegisterChange),
} as const satisfies Record<string, StoredKind>
export type StoredName = keyof typeof STORED

/** Says which field is not what it must be, and nothing of what stands there. */
export class NotReadable extends Error {
  static at([issue]: readonly {
    readonly path: readonly PropertyKey[]
    readonly code: string
  }[]): NotReadable {
    return new NotReadable(
      `${issue?.path.map(String).join('.') || 'it'} is not as it must be (${issue?.code})`,
    )
  }
}

/** A body of any version as one of today. */
export function upgrade<Body>({ schema, holds, upgrades }: StoredKind<Body>, value: unknown): Body {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new NotReadable('is no object')
  const { v: said = 1, ...body }: Fields = { ...value }
  const newest = upgrades.length + 1
  if (typeof said !== 'number' || !Number.isInteger(said) || said < 1)
    throw new NotReadable('v is no version')
  if (said > newest)
    throw new NotReadable(`is of version ${said}, newer than ${newest}, the newest read here`)
  const today = upgrades.slice(said - 1).reduce<Fields>((older, toNext) => toNext(older), body)
  if (holds(today)) return today
  const read = schema.safeParse(today)
  if (read.success) return read.data
  throw NotReadable.at(read.error.issues)
}

/** A body as it is written: its version stands first. */
export function written({ upgrades, isMarked }: StoredKind, body: object): string {
  const text = JSON.stringify(body)
  const version = upgrades.length + 1
  return version > 1 || isMarked ? `{"v":${version},${text.slice(1)}` : text
}
