/** Stays corrected, extended, swapped, begun and ended together; what all of them owe. */
import { ok, refuse } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import { readNightAudit } from '../usecases/payments/night-audit.ts'
import { readBills } from '../usecases/payments/read-bill.ts'
import { changeDeparture } from '../usecases/stays/change-departure.ts'
import { checkInGroup } from '../usecases/stays/check-in.ts'
import { checkOutGroup } from '../usecases/stays/check-out.ts'
import { swapRooms } from '../usecases/stays/move-room.ts'
import { undoCheckIn } from '../usecases/stays/undo-check-in.ts'
import type { Callers } from './callers.ts'
import { mayStep, settledOf } from './payments.ts'
import type { Site } from './site.ts'

type StayRoutes = Pick<
  Handlers<Callers>,
  'undoCheckIn' | 'changeDeparture' | 'swapRooms' | 'checkInGroup' | 'checkOutGroup' | 'bills' | 'nightAudit'
>

export function stayRoutes({ world }: Site): StayRoutes {
  return {
    undoCheckIn: ({ params, body }, staff) => undoCheckIn(world, staff, params.room, body.stay),
    changeDeparture: ({ params, body }, staff) => changeDeparture(world, staff, params.room, body),
    swapRooms: ({ params, body }, staff) =>
      swapRooms(world, staff, { room: params.room, stay: body.stay }, body.with),
    checkInGroup: ({ body }, staff) => checkInGroup(world, staff, body.rooms, body.leavesAt),
    checkOutGroup: async ({ body }, staff) => {
      const steps = body.rooms.flatMap(({ bill }) => bill.answers)
      if (steps.some(({ step }) => !mayStep(staff, step))) return refuse('not-allowed')
      const rooms = body.rooms.map(({ room, bill }) => ({ room, bill: settledOf(bill) }))
      const out = await checkOutGroup(world, staff, body.open ?? 'ask', rooms)
      return out.ok
        ? ok({ rooms: out.value.rooms.map(({ stay, kept }) => ({ stay, kept: [...kept] })) })
        : out
    },
    bills: async ({ query }, staff) => ok(await readBills(world, staff.outlet, query.rooms)),
    nightAudit: async (_input, staff) => ok(await readNightAudit(world, staff.outlet)),
  }
}
