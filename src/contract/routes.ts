/**
 * Every JSON address of the wire in one table: the server registers its handlers against it, `/openapi.json` is made
 * from it, and clients are typed by it. Pages, the log and the metrics stand beside it in the server.
 */
import * as z from 'zod/mini'
import type { AgencyRight, OutletRight, Right } from '../domain/rights.ts'
import { isPlainStep, ORDER_STEPS, type PlainStep, STEPS } from '../domain/steps.ts'
import { tableOf } from '../domain/words.ts'
import * as desk from './desk.ts'
import * as door from './door.ts'
import * as evaluation from './evaluation.ts'
import * as kwitansi from './kwitansi.ts'
import * as manage from './manage.ts'
import { Menu } from './menu.ts'
import * as order from './order.ts'
import * as people from './people.ts'
import type { ProblemCode } from './problem.ts'
import { Reconciliation, ReconciliationQuery } from './reconciliation.ts'
import { DateOnly, OrderId, OutletId, PlacementId, RoomName } from './words.ts'

export type { Right }

/** Who may call: `anyone`, or the holder of a guest's, clerk's, manager's or officer's session. */
export const AUDIENCES = ['anyone', 'guest', 'desk', 'manager', 'agency'] as const
export type Audience = (typeof AUDIENCES)[number]

interface RouteParts {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  /** With `{name}` for what `params` parses. */
  readonly path: string
  readonly says: string
  readonly params?: z.ZodMiniObject
  readonly query?: z.ZodMiniObject
  readonly body?: z.ZodMiniType
  readonly answer: z.ZodMiniType
  /** Status of a first success when it is not 200. */
  readonly created?: 201
  readonly problems: readonly ProblemCode[]
}

/** Without a right, whoever is signed in may. */
export type Route = RouteParts &
  (
    | { readonly who: 'anyone' | 'guest'; readonly right?: never }
    | { readonly who: 'desk' | 'manager'; readonly right?: OutletRight }
    | { readonly who: 'agency'; readonly right?: AgencyRight }
  )

const orderParams = z.object({ orderId: OrderId })
const roomParams = z.object({ room: RoomName })
const placementParams = z.object({ placement: PlacementId })
const numberParams = z.object({
  number: z.pipe(z.string().check(z.regex(/^[1-9]\d{0,14}$/)), z.transform(Number)),
})
const ofOutlet = z.object({ outlet: z.optional(OutletId) })

const VERDICTS = ['order-mismatch', 'price-changed', 'sold-out', 'cancelled', 'stay-ended'] as const

export const PLAIN_STEPS = ORDER_STEPS.filter(isPlainStep)

function plainStep<Step extends PlainStep>(step: Step) {
  return {
    method: 'POST',
    path: `/api/desk/orders/{orderId}/${step}`,
    who: 'desk',
    right: 'sell',
    says: `A step of the desk's: it is ${STEPS[step].to}`,
    params: orderParams,
    answer: desk.OrderAnswer,
    problems: ['unknown-order', 'wrong-state'],
  } as const
}

export const ROUTES = {
  menu: {
    method: 'GET',
    path: '/api/outlets/{outlet}/menu',
    who: 'anyone',
    says: 'Products on offer; cacheable by its ETag',
    params: z.object({ outlet: OutletId }),
    answer: Menu,
    problems: ['unknown-outlet'],
  },
  door: {
    method: 'POST',
    path: '/api/door',
    who: 'anyone',
    says: "Exchange a room's QR code for a room ticket, which knows the room and orders nothing",
    body: door.DoorRequest,
    answer: door.DoorResponse,
    problems: ['unknown-room', 'too-many'],
  },
  openSession: {
    method: 'POST',
    path: '/api/session',
    who: 'anyone',
    says: 'Make this device one of the stay, by the stay code or as an enrolled tablet',
    body: door.SessionRequest,
    answer: door.Session,
    problems: [
      'stay-code-required',
      'stay-code-wrong',
      'confirmation-pending',
      'unknown-room',
      'no-stay',
      'too-many',
    ],
  },
  session: {
    method: 'GET',
    path: '/api/session',
    who: 'guest',
    says: 'Who am I',
    query: ofOutlet,
    answer: door.Session,
    problems: [],
  },
  leave: {
    method: 'POST',
    path: '/api/session/end',
    who: 'anyone',
    says: "Take what this browser holds of that outlet's stays off it: session, room ticket, place in the queue",
    body: door.Leaving,
    answer: z.object({}),
    problems: [],
  },
  placeOrder: {
    method: 'PUT',
    path: '/api/orders/{orderId}',
    who: 'guest',
    says: 'Place an order under an id made on the device; the same id has the same verdict for ever',
    params: orderParams,
    body: order.OrderRequest,
    answer: order.OrderView,
    created: 201,
    problems: [...VERDICTS, 'too-many'],
  },
  orders: {
    method: 'GET',
    path: '/api/orders',
    who: 'guest',
    says: "This stay's orders",
    query: ofOutlet,
    answer: order.OrderList,
    problems: ['stay-ended'],
  },
  order: {
    method: 'GET',
    path: '/api/orders/{orderId}',
    who: 'guest',
    says: 'One order of this stay; a refused id answers its refusal',
    params: orderParams,
    query: ofOutlet,
    answer: order.OrderView,
    problems: ['unknown-order', 'price-changed', 'sold-out', 'cancelled', 'stay-ended'],
  },
  cancelOrder: {
    method: 'POST',
    path: '/api/orders/{orderId}/cancel',
    who: 'guest',
    says: 'Cancel before a person has seen it; an unknown id can then never be placed',
    params: orderParams,
    answer: z.object({ order: z.nullable(order.OrderView) }),
    problems: ['wrong-state', 'order-mismatch', 'stay-ended'],
  },
  enrolTablet: {
    method: 'POST',
    path: '/api/tablet',
    who: 'anyone',
    says: 'Bind this device to a room by the code shown at the desk',
    body: door.TabletRequest,
    answer: door.Tablet,
    problems: ['unknown-outlet', 'wrong-code', 'too-many'],
  },
  tablet: {
    method: 'GET',
    path: '/api/tablet',
    who: 'anyone',
    says: 'Which room this tablet is bound to',
    query: ofOutlet,
    answer: door.Tablet,
    problems: ['session-required'],
  },
  deskSignIn: {
    method: 'GET',
    path: '/api/desk/session',
    who: 'anyone',
    says: 'Who is signed in here, and who can be',
    query: z.object({ outlet: OutletId }),
    answer: desk.DeskSignIn,
    problems: ['unknown-outlet'],
  },
  enrolTerminal: {
    method: 'POST',
    path: '/api/desk/terminal',
    who: 'anyone',
    says: 'Enrol this device as a desk terminal',
    body: desk.TerminalRequest,
    answer: z.object({ terminal: z.string() }),
    problems: ['unknown-outlet', 'wrong-code', 'too-many'],
  },
  openDeskSession: {
    method: 'POST',
    path: '/api/desk/session',
    who: 'anyone',
    says: 'Sign in by person and PIN on an enrolled terminal',
    body: desk.DeskSessionRequest,
    answer: desk.DeskSession,
    problems: ['wrong-pin', 'terminal-required', 'too-many'],
  },
  closeDeskSession: {
    method: 'POST',
    path: '/api/desk/session/end',
    who: 'desk',
    says: 'Sign out',
    answer: z.object({}),
    problems: [],
  },
  board: {
    method: 'GET',
    path: '/api/desk/board',
    who: 'desk',
    right: 'sell',
    says: "The outlet's open orders",
    query: ofOutlet,
    answer: desk.Board,
    problems: [],
  },
  deskMenu: {
    method: 'GET',
    path: '/api/desk/menu',
    who: 'desk',
    right: 'sell',
    says: 'Products on offer, with all the pieces there are',
    query: ofOutlet,
    answer: Menu,
    problems: [],
  },
  presence: {
    method: 'POST',
    path: '/api/desk/presence',
    who: 'desk',
    right: 'sell',
    says: 'A person can see and hear this terminal; every 15 s',
    body: desk.PresenceRequest,
    answer: z.object({ attended: z.boolean() }),
    problems: [],
  },
  placePhoneOrder: {
    method: 'PUT',
    path: '/api/desk/orders/{orderId}',
    who: 'desk',
    right: 'sell',
    says: "A phone order, at the guest's word, under the clerk's name",
    params: orderParams,
    body: order.OrderRequest,
    answer: order.OrderView,
    created: 201,
    problems: [...VERDICTS, 'too-many'],
  },
  ...(tableOf(PLAIN_STEPS, plainStep) as {
    readonly [Step in PlainStep]: ReturnType<typeof plainStep<Step>>
  }),
  deliver: {
    method: 'POST',
    path: '/api/desk/orders/{orderId}/deliver',
    who: 'desk',
    right: 'sell',
    says: 'Handed over; issues the kwitansi. Lines left out are released',
    params: orderParams,
    body: desk.DeliverRequest,
    answer: desk.DeliverAnswer,
    problems: ['unknown-order', 'wrong-state', 'stock-short'],
  },
  decline: {
    method: 'POST',
    path: '/api/desk/orders/{orderId}/decline',
    who: 'desk',
    right: 'sell',
    says: 'It will not be brought, and why',
    params: orderParams,
    body: desk.DeclineRequest,
    answer: desk.OrderAnswer,
    problems: ['unknown-order', 'wrong-state'],
  },
  deskRooms: {
    method: 'GET',
    path: '/api/desk/rooms',
    who: 'desk',
    right: 'sell',
    says: 'Rooms with their stays and stay codes',
    query: ofOutlet,
    answer: desk.DeskRooms,
    problems: [],
  },
  checkIn: {
    method: 'POST',
    path: '/api/desk/rooms/{room}/check-in',
    who: 'desk',
    right: 'sell',
    says: 'Begin a stay; answers the stay code for the sleeve. The same stay again answers the same',
    params: roomParams,
    body: desk.CheckInRequest,
    answer: desk.CheckIn,
    problems: ['unknown-room', 'room-occupied', 'stay-ended'],
  },
  checkOut: {
    method: 'POST',
    path: '/api/desk/rooms/{room}/check-out',
    who: 'desk',
    right: 'sell',
    says: 'End the stay and every session of it',
    params: roomParams,
    body: desk.CheckOutRequest,
    answer: desk.CheckOut,
    problems: ['unknown-room', 'no-stay', 'open-orders'],
  },
  moveRoom: {
    method: 'POST',
    path: '/api/desk/rooms/{room}/move',
    who: 'desk',
    right: 'sell',
    says: 'The stay and its open orders move to another room',
    params: roomParams,
    body: desk.MoveRequest,
    answer: desk.CheckIn,
    problems: ['unknown-room', 'no-stay', 'room-occupied'],
  },
  confirmPhone: {
    method: 'POST',
    path: '/api/desk/confirmations/{id}',
    who: 'desk',
    right: 'sell',
    says: 'Let a waiting phone into the stay of its room, or refuse it',
    params: z.object({ id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)) }),
    body: z.object({ allow: z.boolean() }),
    answer: z.object({}),
    problems: ['not-found'],
  },
  enrolment: {
    method: 'POST',
    path: '/api/desk/enrolments',
    who: 'desk',
    right: 'sell',
    says: 'A short code that enrols one tablet or one terminal; runs out in ten minutes',
    body: desk.EnrolmentRequest,
    answer: desk.Enrolment,
    problems: ['unknown-room', 'not-allowed'],
  },
  documents: {
    method: 'GET',
    path: '/api/desk/documents',
    who: 'desk',
    right: 'sell',
    says: "A business day's documents; today's without `date`",
    query: z.object({ outlet: z.optional(OutletId), date: z.optional(DateOnly) }),
    answer: desk.DocumentList,
    problems: [],
  },
  voidDocument: {
    method: 'POST',
    path: '/api/desk/documents/{number}/void',
    who: 'desk',
    right: 'correct',
    says: 'Cancel a kwitansi whole, by a document of its own',
    params: numberParams,
    body: desk.VoidRequest,
    answer: desk.VoidAnswer,
    problems: ['unknown-document', 'already-voided', 'wrong-state'],
  },
  kwitansi: {
    method: 'POST',
    path: '/api/kwitansi',
    who: 'anyone',
    says: "A document's content, for the holder of its link",
    body: kwitansi.KwitansiRequest,
    answer: kwitansi.Kwitansi,
    problems: ['unknown-document', 'document-lost', 'too-many'],
  },
  kwitansiProof: {
    method: 'POST',
    path: '/api/kwitansi/proof',
    who: 'anyone',
    says: 'What checks a document offline: its entry, its place in the log and the signatures over it',
    body: kwitansi.KwitansiRequest,
    answer: kwitansi.KwitansiProof,
    problems: ['unknown-document', 'document-lost', 'too-many'],
  },
  managedRooms: {
    method: 'GET',
    path: '/api/manage/rooms',
    who: 'manager',
    right: 'shelf',
    says: 'Rooms with the addresses of their QR codes',
    query: ofOutlet,
    answer: manage.ManagedRooms,
    problems: [],
  },
  addRoom: {
    method: 'POST',
    path: '/api/manage/rooms',
    who: 'manager',
    right: 'shelf',
    says: 'Add a room',
    body: manage.RoomRequest,
    answer: manage.ManagedRooms,
    created: 201,
    problems: ['room-exists'],
  },
  rotateRoom: {
    method: 'POST',
    path: '/api/manage/rooms/{room}/rotate',
    who: 'manager',
    right: 'shelf',
    says: 'Make every printed code of the room worthless and a new one',
    params: roomParams,
    answer: manage.ManagedRooms,
    problems: ['unknown-room'],
  },
  managedPlacements: {
    method: 'GET',
    path: '/api/manage/placements',
    who: 'manager',
    right: 'shelf',
    says: 'Placements with price, shelf and stock',
    query: ofOutlet,
    answer: manage.ManagedPlacements,
    problems: [],
  },
  changePlacement: {
    method: 'PATCH',
    path: '/api/manage/placements/{placement}',
    who: 'manager',
    right: 'shelf',
    says: 'Price, shelf, on or off',
    params: placementParams,
    body: manage.PlacementChange,
    answer: manage.ManagedPlacement,
    problems: ['unknown-placement', 'invalid'],
  },
  moveGoods: {
    method: 'POST',
    path: '/api/manage/placements/{placement}/goods',
    who: 'manager',
    right: 'shelf',
    says: 'Goods received, returned, damaged, expired or corrected, by batch',
    params: placementParams,
    body: manage.GoodsRequest,
    answer: manage.ManagedPlacement,
    created: 201,
    problems: ['unknown-placement', 'stock-short'],
  },
  stockCard: {
    method: 'GET',
    path: '/api/manage/placements/{placement}/goods',
    who: 'manager',
    right: 'shelf',
    says: 'The stock ledger of a placement, newest first, 200 rows',
    params: placementParams,
    query: ofOutlet,
    answer: manage.StockCard,
    problems: ['unknown-placement'],
  },
  openAgencySession: {
    method: 'POST',
    path: '/api/agency/session',
    who: 'anyone',
    says: 'Sign in as an officer of the agency; by PIN in the demo only',
    body: evaluation.AgencySessionRequest,
    answer: evaluation.AgencySession,
    problems: ['wrong-pin', 'not-allowed', 'too-many'],
  },
  agencySession: {
    method: 'GET',
    path: '/api/agency/session',
    who: 'agency',
    says: 'Who am I',
    answer: evaluation.AgencySession,
    problems: [],
  },
  pass: {
    method: 'POST',
    path: '/api/pass',
    who: 'anyone',
    says: 'Whose pass it is, until when, and what to make a passkey with',
    body: people.PassRequest,
    answer: people.Pass,
    problems: ['wrong-code', 'too-many'],
  },
  usePass: {
    method: 'POST',
    path: '/api/pass/use',
    who: 'anyone',
    says: 'A new passkey for the person of the pass, who is signed in with it; the pass is used up',
    body: people.PassUse,
    answer: people.PasskeySession,
    problems: ['wrong-code', 'wrong-passkey', 'too-many-passkeys', 'not-allowed', 'too-many'],
  },
  passkeyAsking: {
    method: 'POST',
    path: '/api/passkey',
    who: 'anyone',
    says: 'What to ask a passkey for; null where browsers have none',
    answer: z.object({ asking: z.nullable(people.PasskeyAsking) }),
    problems: [],
  },
  openPasskeySession: {
    method: 'POST',
    path: '/api/passkey/session',
    who: 'anyone',
    says: 'Sign in by passkey, as whoever it is of',
    body: people.PasskeySessionRequest,
    answer: people.PasskeySession,
    problems: ['wrong-passkey', 'not-allowed', 'too-many'],
  },
  evaluation: {
    method: 'GET',
    path: '/api/evaluation/products',
    who: 'agency',
    right: 'look',
    says: 'Products by number of kwitansi; `products.csv` is the same as CSV',
    query: evaluation.EvaluationQuery,
    answer: evaluation.Evaluation,
    problems: [],
  },
  reconciliation: {
    method: 'GET',
    path: '/api/evaluation/reconciliation',
    who: 'agency',
    right: 'look',
    says: 'Do the books agree: issued = in the log = mirrored = counted, with the numbers of what is missing; `reconciliation.csv` and `reconciliation.ndjson` are the same by day. At most 92 days',
    query: ReconciliationQuery,
    answer: Reconciliation,
    problems: ['unknown-outlet'],
  },
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof ROUTES
export type Routes = typeof ROUTES

/** What a caller hands over: path parameters, query and body, as far as the route has them. */
export type RouteInput<Name extends RouteName> = (Routes[Name] extends {
  params: infer P extends z.ZodMiniType
}
  ? { params: z.input<P> }
  : { params?: undefined }) &
  (Routes[Name] extends { query: infer Q extends z.ZodMiniType }
    ? { query?: z.input<Q> }
    : { query?: undefined }) &
  (Routes[Name] extends { body: infer B extends z.ZodMiniType } ? { body: z.input<B> } : { body?: undefined })

export type RouteAnswer<Name extends RouteName> = z.output<Routes[Name]['answer']>
