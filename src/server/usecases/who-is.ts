/** Who a token stands for, asked afresh at each request: a session ends with its stay, on every device at once. */
import type { Outlet, Room } from '../../domain/outlet.ts'
import type { StaffRole } from '../../domain/staff.ts'
import { isOver, type Stay, VERDICT_GRACE_MS } from '../../domain/stay.ts'
import { toMilliseconds } from '../../domain/time.ts'
import { findGuestSession, findStaffSession } from '../storage/statements/sessions.ts'
import { hashOf, type World } from './world.ts'

export interface Guest {
  readonly outlet: Outlet
  readonly room: Room
  readonly stay: Stay
  /** True for 72 h after check-out: may ask for its own orders' verdicts and nothing else. */
  readonly ended: boolean
}

export async function guestOf(world: World, outletSlug: string, token: string): Promise<Guest | null> {
  const session = await findGuestSession(world.storage.look, outletSlug, hashOf(token))
  const nowMs = world.clock.now()
  if (session === null || session.expiresAt <= nowMs) return null
  const { outlet, room, stay } = session
  if (stay.checkedOutAt !== null && toMilliseconds(stay.checkedOutAt) + VERDICT_GRACE_MS <= nowMs) return null
  return { outlet, room, stay, ended: isOver(stay) }
}

export interface Staff {
  readonly outlet: Outlet
  readonly staff: string
  readonly role: StaffRole
  readonly terminal: string
  readonly tokenHash: string
}

export async function staffOf(world: World, outletSlug: string, token: string): Promise<Staff | null> {
  const tokenHash = hashOf(token)
  const session = await findStaffSession(world.storage.look, outletSlug, tokenHash)
  if (session === null || session.device === null || session.expiresAt <= world.clock.now()) return null
  const { outlet, staff, role, device: terminal } = session
  return { outlet, staff, role, terminal, tokenHash }
}
