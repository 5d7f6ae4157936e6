/** Enrolment: a short code shown at the desk makes one device a room's tablet or a desk's terminal. */
import { type ActorFor, nameOfActor } from '../../../domain/act.ts'
import { AT_THE_CONSOLE } from '../../../domain/actor.ts'
import { normaliseCode, type RoomName, type Secret, toCode } from '../../../domain/ids.ts'
import type { Outlet, Room } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { MINUTE_MS, toTimestamp } from '../../../domain/time.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findStaff } from '../../storage/statements/city/outlets.ts'
import { findRoom } from '../../storage/statements/city/rooms.ts'
import {
  addDevice,
  addEnrolment,
  type Device,
  endTabletsOf,
  findKnownDevice,
  hasEnrolment,
  useEnrolment,
} from '../../storage/statements/staff/devices.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import type { DeviceKind } from '../../storage/tables/staff.ts'
import { hear } from '../people/heard.ts'
import { hashOf, newSecret, type World } from '../world.ts'

export const ENROLMENT_LIFE_MS = 10 * MINUTE_MS
const ENROLMENT_CODE_LENGTH = 8

export async function offerEnrolment(
  world: World,
  outlet: Outlet,
  actor: ActorFor<'offer-enrolment'>,
  wish: { readonly for: 'tablet'; readonly room: RoomName } | { readonly for: 'terminal' },
): Promise<Result<{ code: string; expiresAt: string }, 'unknown-room'>> {
  const room = wish.for === 'tablet' ? wish.room : null
  return world.storage.write(outlet.slug, async sql => {
    if (room !== null && (await findRoom(sql, outlet.slug, room)) === null) return refuse('unknown-room')
    const code = toCode(world.random.bytes(8), ENROLMENT_CODE_LENGTH)
    const nowMs = world.clock.now()
    const expiresAtMs = nowMs + ENROLMENT_LIFE_MS
    const enrolment = { kind: wish.for, room, madeBy: nameOfActor(actor) }
    await addEnrolment(sql, outlet.slug, hashOf(code), enrolment, expiresAtMs)
    const changed = { for: wish.for, room }
    await addAct(sql, outlet.slug, { actor, what: 'offer-enrolment', on: room ?? '', changed }, nowMs)
    return ok({ code, expiresAt: toTimestamp(expiresAtMs) })
  })
}

/** Answers the device's token, for its cookie. A room has one tablet: a new one ends the old. */
export async function enrolDevice(
  world: World,
  outlet: Outlet,
  kind: DeviceKind,
  typed: string,
  name: string,
): Promise<Result<{ device: Device; token: Secret }, 'wrong-code'>> {
  const code = normaliseCode(typed)
  const hash = hashOf(code)
  const isThere = (sql: Sql) => hasEnrolment(sql, outlet.slug, hash, kind, world.clock.now())
  // A wrong code, which anybody may type, is found out by reading.
  if (code.length !== ENROLMENT_CODE_LENGTH || !(await world.storage.read(isThere)))
    return refuse('wrong-code')
  return world.storage.write(outlet.slug, async sql => {
    const nowMs = world.clock.now()
    const enrolment = await useEnrolment(sql, outlet.slug, hash, kind, nowMs)
    if (enrolment === null) return refuse('wrong-code')
    const token = newSecret(world)
    const device: Device = { outlet: outlet.slug, tokenHash: hashOf(token), kind, name, room: enrolment.room }
    if (device.room !== null) await endTabletsOf(sql, outlet.slug, device.room, nowMs)
    await addDevice(sql, device, enrolment.madeBy, nowMs)
    const actor = await offeredBy(sql, outlet, enrolment.madeBy)
    const changed = { for: kind, room: device.room }
    await addAct(sql, outlet.slug, { actor, what: 'enrol', on: device.room ?? name, changed }, nowMs)
    return ok({ device, token })
  })
}

/** Whose code it was: who typed it has shown that, and nothing else. */
async function offeredBy(sql: Transaction, outlet: Outlet, madeBy: string): Promise<ActorFor<'enrol'>> {
  const member = await findStaff(sql, outlet.slug, madeBy)
  if (member === null) return AT_THE_CONSOLE
  return { kind: member.role, outlet, staff: member.name, terminal: '' }
}

/** The room a tablet's token is bound to; `null` when it is none. */
export async function tabletRoom(world: World, outlet: Outlet, token: Secret): Promise<Room | null> {
  return world.storage.read(async sql => {
    const device = await enrolled(sql, world, outlet, token)
    return device?.kind === 'tablet' && device.room !== null ? findRoom(sql, outlet.slug, device.room) : null
  })
}

/** A terminal's name; `null` for a device that is not enrolled here. */
export async function terminalName(world: World, outlet: Outlet, token: Secret): Promise<string | null> {
  const device = await world.storage.read(sql => enrolled(sql, world, outlet, token))
  return device?.kind === 'terminal' ? device.name : null
}

/** Whoever ended a device sees that it has asked since. */
async function enrolled(sql: Sql, world: World, { slug }: Outlet, token: Secret): Promise<Device | null> {
  const device = await findKnownDevice(sql, slug, hashOf(token))
  if (device === null) return null
  hear(world, slug, { tokenHash: device.tokenHash, person: null })
  return device.endedAt === null ? device : null
}
