/** Who a token stands for, asked afresh at each request: a session ends with its stay, on every device at once. */
import type { Outlet, Room } from '../../domain/outlet.ts'
import type { StaffRole } from '../../domain/staff.ts'
import { isOver, type Stay, VERDICT_GRACE_MS } from '../../domain/stay.ts'
import { toMilliseconds } from '../../domain/time.ts'
import { findOutlet, findRoom, findStaff } from '../storage/statements/outlets.ts'
import { findSession } from '../storage/statements/sessions.ts'
import { findStay } from '../storage/statements/stays.ts'
import { hashOf, type World } from './world.ts'

export interface Guest {
  readonly outlet: Outlet
  readonly room: Room
  readonly stay: Stay
  /** True for 72 h after check-out: may ask for its own orders' verdicts and nothing else. */
  readonly ended: boolean
}

export async function guestOf(world: World, outletSlug: string, token: string): Promise<Guest | null> {
  return world.storage.read(async sql => {
    const session = await findSession(sql, outletSlug, hashOf(token))
    if (session?.role !== 'guest' || session.stay === null) return null
    const nowMs = world.clock.now()
    const stay = await findStay(sql, outletSlug, session.stay)
    const outlet = await findOutlet(sql, outletSlug)
    if (session.expiresAt <= nowMs || stay === null || outlet === null) return null
    const ended = isOver(stay)
    if (stay.checkedOutAt !== null && toMilliseconds(stay.checkedOutAt) + VERDICT_GRACE_MS <= nowMs)
      return null
    const room = await findRoom(sql, outletSlug, stay.room)
    return room === null ? null : { outlet, room, stay, ended }
  })
}

export interface Staff {
  readonly outlet: Outlet
  readonly staff: string
  readonly role: StaffRole
  readonly terminal: string
  readonly tokenHash: string
}

export async function staffOf(world: World, outletSlug: string, token: string): Promise<Staff | null> {
  return world.storage.read(async sql => {
    const tokenHash = hashOf(token)
    const session = await findSession(sql, outletSlug, tokenHash)
    if (session?.role !== 'staff' || session.staff === null || session.device === null) return null
    if (session.expiresAt <= world.clock.now()) return null
    const member = await findStaff(sql, outletSlug, session.staff)
    const outlet = await findOutlet(sql, outletSlug)
    if (member === null || outlet === null) return null
    return { outlet, staff: member.name, role: member.role, terminal: session.device, tokenHash }
  })
}
