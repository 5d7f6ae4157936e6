/** The front desk: who is there, the board, an order's steps, rooms, documents. */
import type { CommandRoute } from '../../contract/command-routes.ts'
import { PLAIN_STEPS } from '../../contract/routes.ts'
import type { ClerkName, OrderId, Secret, TerminalName } from '../../domain/ids.ts'
import type { Order } from '../../domain/order.ts'
import { ok, refuse } from '../../domain/result.ts'
import { writeRights } from '../../domain/rights.ts'
import type { DeskStep, PlainStep } from '../../domain/steps.ts'
import { tableOf } from '../../domain/words.ts'
import type { Handlers } from '../http/app.ts'
import type { Answer } from '../http/handler.ts'
import { allStaff } from '../storage/statements/city/outlets.ts'
import { kwitansiUrl } from '../usecases/city/codes.ts'
import { findPapers } from '../usecases/documents/find-documents.ts'
import { offerReissue, reissueDocument } from '../usecases/documents/reissue-document.ts'
import { restateNow } from '../usecases/documents/restate-days.ts'
import { voidDocument } from '../usecases/documents/void-document.ts'
import { type Stepped, stepOrder } from '../usecases/ordering/act-on-order.ts'
import { changePayment } from '../usecases/ordering/change-payment.ts'
import { deliverOrder } from '../usecases/ordering/deliver-order.ts'
import { placeOrder } from '../usecases/ordering/place-order.ts'
import { toView, viewOrder } from '../usecases/ordering/view-order.ts'
import { confirmPayment } from '../usecases/payments/order-money.ts'
import { menuOutlet } from '../usecases/shelf/read-menu.ts'
import { dropTaps } from '../usecases/staff/drop-taps.ts'
import { offerEnrolment } from '../usecases/staff/enrol.ts'
import { hearPresence } from '../usecases/staff/hear-presence.ts'
import { readBoard, readDeskRooms, readDocuments } from '../usecases/staff/read-board.ts'
import { lockDesk, SHIFT_MS, signIn, signOut } from '../usecases/staff/sign-in.ts'
import { checkIn } from '../usecases/stays/check-in.ts'
import { checkOut } from '../usecases/stays/check-out.ts'
import { confirmPhone } from '../usecases/stays/confirm-phone.ts'
import { moveRoom } from '../usecases/stays/move-room.ts'
import { readTold } from '../usecases/webhooks/read-told.ts'
import { tellAgain } from '../usecases/webhooks/tell-again.ts'
import type { Staff } from '../usecases/who-is.ts'
import { hashOf } from '../usecases/world.ts'
import { type Callers, pickStaff } from './callers.ts'
import { ifManager } from './if-proved.ts'
import { mayStep, settledOf } from './payments.ts'
import { type Site, TERMINAL_S, takesManagerPins, whenToComeBack, withOutlet } from './site.ts'
import { terminalOf } from './terminals.ts'

export const SHIFT_S = SHIFT_MS / 1000

type DeskRoutes = Pick<
  Handlers<Callers>,
  | 'deskSignIn'
  | 'openDeskSession'
  | 'closeDeskSession'
  | 'lockDesk'
  | 'board'
  | 'presence'
  | 'placePhoneOrder'
  | CommandRoute<DeskStep>
  | 'confirmPayment'
  | 'deskRooms'
  | 'checkIn'
  | 'checkOut'
  | 'moveRoom'
  | 'confirmPhone'
  | 'enrolment'
  | 'documents'
  | 'toldPrograms'
  | 'tellAgain'
  | 'restateDay'
  | 'dropTaps'
  | 'foundDocuments'
  | 'changePayment'
  | 'voidDocument'
  | 'reissueOffer'
  | 'reissueDocument'
>

export function deskRoutes(site: Site): DeskRoutes {
  const { world } = site

  const view = (staff: Staff, order: Order) =>
    world.storage.read(sql => viewOrder(sql, world, staff.outlet, order, 'desk'))

  async function step(staff: Staff, orderId: OrderId, command: Stepped) {
    const stepped = await stepOrder(world, staff, orderId, command)
    return stepped.ok ? ok({ order: await view(staff, stepped.value) }) : stepped
  }

  const takes = (type: PlainStep) => (of: OfOrder, staff: Staff) => step(staff, of.params.orderId, { type })

  return {
    deskSignIn: ({ query }, _caller, exchange) =>
      withOutlet(site, query.outlet, async outlet => {
        const enrolled = (await terminalOf(site, outlet.slug, exchange)) !== null
        const session = await pickStaff(site, exchange, { outlet: outlet.slug })
        const staff = enrolled ? await world.storage.read(sql => allStaff(sql, outlet.slug)) : []
        return ok({
          outlet: menuOutlet(outlet, world.clock.now()),
          enrolled,
          staff: staff.map(({ name, role }) => ({ name, role })),
          session:
            session === null
              ? null
              : {
                  outlet: outlet.slug,
                  staff: session.staff,
                  role: session.kind,
                  terminal: session.terminal,
                  rights: writeRights(session.rights),
                },
          ...(session === null || session.lockedAt === null ? {} : { isLocked: true }),
          ...(takesManagerPins(site) ? {} : { managesByPasskey: true }),
        })
      }),

    openDeskSession: async ({ body }, _caller, exchange) => {
      const terminal = await terminalOf(site, body.outlet, exchange)
      const signed = await withOutlet(site, body.outlet, async (outlet): Promise<Answer<SignedIn>> => {
        if (terminal === null) return refuse('terminal-required')
        // Tries are counted at terminals only: else whoever knows a name could lock its person out from anywhere.
        const { name, secret, isEnrolled } = terminal
        const tried = {
          ...body,
          terminal: name,
          device: hashOf(secret),
          isEnrolled,
          takesPins: takesManagerPins(site),
          limited: !site.limits.lifted,
        }
        const answer = await signIn(world, site.pins, outlet, tried)
        if (!answer.ok) return whenToComeBack(answer)
        exchange.setCookie('terminal', outlet.slug, secret, { maxAgeS: TERMINAL_S })
        return ok({ ...answer.value, terminal: name })
      })
      // An outlet that is not there and a PIN that is wrong sound alike.
      if (!signed.ok) return signed.refusal.code === 'unknown-outlet' ? refuse('wrong-pin') : signed
      const { staff, role, token } = signed.value
      exchange.setCookie('desk', body.outlet, token, { maxAgeS: SHIFT_S })
      return ok({ outlet: body.outlet, staff, role, terminal: signed.value.terminal })
    },

    closeDeskSession: async (_input, staff, exchange) => {
      await signOut(world, staff, staff.tokenHash)
      exchange.clearCookie('desk', staff.outlet.slug)
      return ok({})
    },

    lockDesk: async (_input, staff) => {
      await lockDesk(world, staff, staff.tokenHash)
      return ok({})
    },

    confirmPayment: async ({ params }, staff) => {
      const confirmed = await confirmPayment(world, staff, params.orderId)
      return confirmed.ok ? ok({ order: await view(staff, confirmed.value) }) : confirmed
    },

    board: async (_input, staff) => ok(await readBoard(world, staff)),

    presence: async ({ body }, staff) =>
      ok({ attended: await hearPresence(world, staff.outlet, { terminal: staff.tokenHash, ...body }) }),

    placePhoneOrder: async ({ params, body }, staff) => {
      const request = { id: params.orderId, ...body }
      const placed = await placeOrder(world, staff, request, { limited: site.limited })
      if (!placed.ok) return placed
      const { order, first, placements } = placed.value
      return { ...ok(toView(world, staff.outlet, order, placements, 'desk')), created: first }
    },

    ...tableOf(PLAIN_STEPS, takes),
    decline: ({ params, body }, staff) => step(staff, params.orderId, { type: 'decline', ...body }),

    deliver: async ({ params, body }, staff) => {
      const delivered = await deliverOrder(world, staff, params.orderId, body.lines, body.lost, body.earlier)
      if (!delivered.ok) return delivered
      const { order, ...name } = delivered.value
      return ok({
        order: await view(staff, order),
        kwitansi: { ...name, url: kwitansiUrl(world.keys, staff.outlet.slug, name) },
      })
    },

    deskRooms: async (_input, staff) => ok(await readDeskRooms(world, staff.outlet)),
    checkIn: ({ params, body }, staff) => checkIn(world, staff, params.room, body),
    checkOut: async ({ params, body }, staff) => {
      const { bill } = body
      if (bill?.answers.some(({ step }) => !mayStep(staff, step))) return refuse('not-allowed')
      const out = await checkOut(world, staff, params.room, body.open, bill && settledOf(bill))
      return out.ok ? ok({ stay: out.value.stay, kept: [...out.value.kept] }) : out
    },
    moveRoom: ({ params, body }, staff) => moveRoom(world, staff, params.room, body.to),
    confirmPhone: ({ params, body }, staff) => confirmPhone(world, staff, params.id, body.allow),
    enrolment: async ({ body }, staff, exchange) => {
      if (body.for === 'terminal' && staff.kind !== 'manager') return ifManager(site, exchange, staff)
      return offerEnrolment(world, staff.outlet, staff, body)
    },

    changePayment: async ({ params, body }, staff) => {
      const changed = await changePayment(world, staff, params.orderId, body)
      return changed.ok ? ok({ order: await view(staff, changed.value) }) : changed
    },

    documents: async ({ query }, staff) => ok(await readDocuments(world, staff.outlet, query.date)),
    toldPrograms: async (_input, staff) => ok(await readTold(world, staff.outlet.slug)),
    tellAgain: async ({ body }, manager) => {
      const again = await tellAgain(world, manager, body.id)
      return again === null ? refuse('not-found') : ok({ again })
    },
    restateDay: async ({ body }, manager) => {
      const restated = await restateNow(world, manager, body.day)
      return ok({ restated: restated && { number: restated.number, for: [...restated.for] } })
    },
    dropTaps: async ({ body }, staff) => {
      await dropTaps(world, staff, body)
      return ok({})
    },
    foundDocuments: async ({ query }, staff) => ok(await findPapers(world, staff.outlet, query)),
    voidDocument: ({ params, body: { reason, ...wish } }, staff) =>
      voidDocument(world, staff, params.number, reason, wish),
    reissueOffer: ({ params, query }, staff) =>
      offerReissue(world, staff, { ...params, generation: query.generation }),
    reissueDocument: async ({ params, body }, staff) => {
      const done = await reissueDocument(world, staff, { ...body, ...params })
      if (!done.ok) return done
      const { kwitansi, ...numbers } = done.value
      return ok({
        ...numbers,
        kwitansi: { ...kwitansi, url: kwitansiUrl(world.keys, staff.outlet.slug, kwitansi) },
      })
    },
  }
}

interface OfOrder {
  readonly params: { readonly orderId: OrderId }
}

interface SignedIn {
  readonly staff: ClerkName
  readonly role: Staff['kind']
  readonly token: Secret
  readonly terminal: TerminalName
}
