/** The outlet's own settings: what guests may call, pay by and when they are served, and when its day turns. */
import type { OutletChange, OutletSettings } from '../../../contract/rooms.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import { CLOSINGS_MAX, comingHour, turnAt } from '../../../domain/business-day.ts'
import { openingFaults, openingOf } from '../../../domain/opening.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { fieldsOf, inOrder, mergeSettings, type OutletFields } from '../../../domain/outlet-settings.ts'
import { readQris } from '../../../domain/qris.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { settingFaults } from '../../../domain/settings.ts'
import { addAct, type Done } from '../../storage/statements/acts/acts.ts'
import { beganAt, findOutlet, holdOutlet, saveOutlet } from '../../storage/statements/city/outlets.ts'
import { allRooms } from '../../storage/statements/city/rooms.ts'
import { moveAccess } from '../../storage/statements/counters.ts'
import { addEvent } from '../../storage/statements/events.ts'
import type { Sql } from '../../storage/storage.ts'
import { renewMenu } from '../shelf/shelf.ts'
import { businessDayOf, type World } from '../world.ts'

export async function readOutletSettings({ storage, clock }: World, outlet: Outlet): Promise<OutletSettings> {
  return settingsOf((await storage.read(sql => findOutlet(sql, outlet.slug))) ?? outlet, clock.now())
}

function settingsOf(outlet: Outlet, nowMs: number): OutletSettings {
  const { week, holidays, payments, ...rest } = fieldsOf(outlet, comingHour(outlet))
  const coming = outlet.closings?.at(-1)
  const isComing = coming !== undefined && coming.from > businessDayOf(outlet, nowMs)
  return {
    ...rest,
    week: [...week],
    holidays: [...holidays],
    payments: [...payments],
    closingFrom: isComing ? coming.from : null,
  }
}

export async function changeOutlet(
  world: World,
  manager: ActorOf<'manager'>,
  { was, to }: OutletChange,
): Promise<Result<OutletSettings, 'changed-meanwhile' | 'invalid'>> {
  const { slug } = manager.outlet
  return world.storage.write(slug, async sql => {
    await holdOutlet(sql, slug)
    const outlet = (await findOutlet(sql, slug)) ?? manager.outlet
    const nowMs = world.clock.now()
    const known = fieldsOf(outlet, comingHour(outlet))
    const { fields, met } = mergeSettings(known, inOrder(was), inOrder(to))
    if (met.length > 0) return refuse('changed-meanwhile', { now: settingsOf(outlet, nowMs), met })
    const acted = told(known, fields)
    // Told again, it is so already.
    if (Object.keys(acted).length === 0) return ok(settingsOf(outlet, nowMs))
    const next = await changed(sql, outlet, fields, nowMs)
    if (!next.ok) return next
    await saveOutlet(sql, next.value)
    await renewMenu(sql, next.value)
    // Sessions are remembered with their outlet, and desks read theirs with the board.
    moveAccess(sql, slug)
    await addEvent(sql, slug, { kind: 'rooms', stay: null, subject: '' }, nowMs)
    const done = { actor: manager, what: 'change-outlet', on: slug, changed: acted } as const
    await addAct(sql, slug, done, nowMs)
    return ok(settingsOf(next.value, nowMs))
  })
}

async function changed(
  sql: Sql,
  outlet: Outlet,
  { phone, payments, confirmAtDesk, closingHour, week, holidays, lockMinutes, wifi, qris }: OutletFields,
  nowMs: number,
): Promise<Result<Outlet, 'invalid'>> {
  const [fault] = openingFaults({ week, holidays })
  if (fault !== undefined) return refuse('invalid', fault)
  const { week: _, holidays: __, closings: ___, wifi: ____, qris: _____, ...rest } = outlet
  const opening = openingOf(week, holidays)
  const rooms = await allRooms(sql, outlet.slug)
  const [wrong] = settingFaults({ service: opening.service, payments, qris, rooms, placements: [] })
  if (wrong !== undefined) return refuse('invalid', { pointer: `/${wrong.path}`, reason: wrong.allowed })
  // Where no day has begun, none can be told twice.
  const isFresh = (await beganAt(sql, outlet.slug)) === null
  const closings = isFresh ? [] : turnAt(outlet, closingHour, nowMs)
  if (closings.length > CLOSINGS_MAX)
    return refuse('invalid', { pointer: '/closingHour', reason: `at most ${CLOSINGS_MAX} changes` })
  const turning = {
    closingHour: isFresh ? closingHour : outlet.closingHour,
    ...(closings.length === 0 ? {} : { closings }),
  }
  const told = { ...(wifi === '' ? {} : { wifi }), ...(qris === '' ? {} : { qris }) }
  const own = { phone, payments, confirmAtDesk, lockMinutes, ...told }
  return ok({ ...rest, ...own, ...turning, ...opening })
}

/** What of it is another now. */
function told(from: OutletFields, to: OutletFields): (Done & { what: 'change-outlet' })['changed'] {
  const hoursOf = ({ week, holidays }: OutletFields) => JSON.stringify([week, holidays])
  return {
    ...(from.phone === to.phone ? {} : { phone: { from: from.phone, to: to.phone } }),
    ...(from.payments.join() === to.payments.join()
      ? {}
      : { payments: { from: [...from.payments], to: [...to.payments] } }),
    ...(from.confirmAtDesk === to.confirmAtDesk
      ? {}
      : { confirmAtDesk: { from: from.confirmAtDesk, to: to.confirmAtDesk } }),
    ...(from.closingHour === to.closingHour
      ? {}
      : { closingHour: { from: from.closingHour, to: to.closingHour } }),
    ...(hoursOf(from) === hoursOf(to) ? {} : { hours: true }),
    ...(from.lockMinutes === to.lockMinutes
      ? {}
      : { lockMinutes: { from: from.lockMinutes, to: to.lockMinutes } }),
    ...(from.wifi === to.wifi ? {} : { wifi: true }),
    ...(from.qris === to.qris ? {} : { qris: { from: merchantOf(from), to: merchantOf(to) } }),
  }
}

/** Whom the guests' money goes to: who changes that stands in its act by name and number. */
function merchantOf({ qris }: OutletFields): string | null {
  const read = readQris(qris)
  return read.ok ? `${read.value.name}, ${read.value.city}, ${read.value.nationalId}` : null
}
