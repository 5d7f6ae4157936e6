/** Plays a plan through the real use cases, as guests and clerks would have, on a clock wound to each happening. */
import type { ActorOf } from '../../../domain/actor.ts'
import { assertNever } from '../../../domain/result.ts'
import { DAY_MS, type Milliseconds, toTimestamp } from '../../../domain/time.ts'
import { closeDays } from '../../usecases/documents/close-day.ts'
import { readBill } from '../../usecases/payments/read-bill.ts'
import { changePlacement } from '../../usecases/shelf/change-placements.ts'
import { checkIn } from '../../usecases/stays/check-in.ts'
import { checkOut } from '../../usecases/stays/check-out.ts'
import type { World } from '../../usecases/world.ts'
import type { Happening, PlannedStay } from '../plan/happening.ts'
import { onDuty } from '../plan/life.ts'
import type { Plan } from '../plan/plan.ts'
import { seededRandom } from '../random.ts'
import { done } from './done.ts'
import { restock, takeBack } from './goods.ts'
import { handOf, managerOf } from './hands.ts'
import { placePlanned, takeStep } from './orders.ts'
import { paymentIdAt } from './payment-id.ts'
import type { Play } from './under-way.ts'

/** One in so many. */
const LEFT_OPEN = 4

export async function playOutlet(
  parts: Pick<World, 'storage' | 'keys'>,
  seed: string,
  plan: Plan,
): Promise<Play> {
  const clock = { nowMs: plan.span.nowMs, now: () => clock.nowMs }
  const random = seededRandom(seed, 'random', plan.span.outlet.slug)
  const play: Play = { world: { ...parts, clock, random }, plan, stays: new Map(), orders: new Map() }
  for (const happening of plan.happenings) {
    clock.nowMs = happening.at
    await happen(play, happening)
  }
  return play
}

async function happen(play: Play, happening: Happening): Promise<void> {
  const { world, plan } = play
  const { outlet } = plan.span
  const clerk = handOf(outlet, onDuty(plan.span, happening.at))
  const manager = managerOf(outlet)
  switch (happening.kind) {
    case 'check-in':
      return enter(play, happening.stay)
    case 'check-out':
      return leave(play, clerk, happening.stay, happening.at)
    case 'close-day':
      await closeDays(world, outlet)
      return
    case 'restock':
      return restock(world, manager, happening.date, happening.supplies)
    case 'take-back':
      return takeBack(world, manager, happening.placementId)
    case 'switch-off':
      done(await changePlacement(world, manager, happening.placementId, { on: false }))
      return
    case 'place':
      return placePlanned(play, happening.order, happening.at)
    case 'step':
      return takeStep(play, happening.order, happening.step)
    default:
      return assertNever(happening)
  }
}

/** What a room owes goes on its bill; of who left since yesterday the night's clerk still has some to ask about. */
async function leave(
  { world, plan }: Play,
  clerk: ActorOf<'clerk' | 'manager'>,
  { room }: PlannedStay,
  atMs: Milliseconds,
): Promise<void> {
  const { outlet, nowMs } = plan.span
  const { stay, papers } = done(await readBill(world, outlet, room))
  const isForced = (number: number) => atMs > nowMs - DAY_MS && number % LEFT_OPEN === 0
  const due = papers.filter(
    ({ state, total, number, isVoid }) => state === 'due' && total > 0 && !isVoid && !isForced(number),
  )
  const answers = due.map(({ number, generation }) => ({
    id: paymentIdAt(atMs, number),
    number,
    generation,
    command: { step: 'post' } as const,
  }))
  done(await checkOut(world, clerk, room, 'keep', { stay, unanswered: 'leave', answers }))
}

async function enter({ world, plan, stays }: Play, stay: PlannedStay): Promise<void> {
  const clerk = handOf(plan.span.outlet, onDuty(plan.span, stay.checkInMs))
  const wish = { leavesAt: toTimestamp(stay.leavesMs) }
  stays.set(stay, done(await checkIn(world, clerk, stay.room, wish)).stay)
}
