/** Staff sign in per person: a PIN counts only on an enrolled terminal. Officers of the agency sign in to the city. */
import type { Outlet } from '../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { StaffRole } from '../../domain/staff.ts'
import { DAY_MS, HOUR_MS } from '../../domain/time.ts'
import { addOfficerSession, findOfficer, findOfficerSession } from '../storage/statements/officers.ts'
import { findStaff } from '../storage/statements/outlets.ts'
import { forgetPresences } from '../storage/statements/presence.ts'
import { addSession, endSession, forgetExpired } from '../storage/statements/sessions.ts'
import { hashOf, newSecret, type World } from './world.ts'

/** A whole shift and the hand-over. */
const SHIFT_MS = 14 * HOUR_MS
const OFFICER_SESSION_MS = 12 * HOUR_MS

/** Compares a PIN with its stored hash; slow on purpose, and just as slow for a name nobody has. */
export type VerifyPin = (pin: string, pinHash: string | null) => Promise<boolean>

export interface SignedIn {
  readonly staff: string
  readonly role: StaffRole
  readonly token: string
}

export async function signIn(
  world: World,
  verifyPin: VerifyPin,
  outlet: Outlet,
  request: { readonly staff: string; readonly pin: string; readonly terminal: string },
): Promise<Result<SignedIn, 'wrong-pin'>> {
  const member = await world.storage.read(sql => findStaff(sql, outlet.slug, request.staff))
  const right = await verifyPin(request.pin, member?.pinHash ?? null)
  if (member === null || !right) return refuse('wrong-pin')
  const token = newSecret(world)
  const nowMs = world.clock.now()
  await world.storage.write(outlet.slug, async sql => {
    // A few times a day, and never in a guest's way.
    await forgetExpired(sql, outlet.slug, nowMs, nowMs - DAY_MS)
    await forgetPresences(sql, outlet.slug, nowMs - DAY_MS)
    await addSession(sql, {
      outlet: outlet.slug,
      tokenHash: hashOf(token),
      role: 'staff',
      stay: null,
      staff: member.name,
      device: request.terminal,
      createdAt: nowMs,
      expiresAt: nowMs + SHIFT_MS,
    })
  })
  return ok({ staff: member.name, role: member.role, token })
}

export async function signOut(world: World, outlet: Outlet, tokenHash: string): Promise<void> {
  await world.storage.write(outlet.slug, sql => endSession(sql, outlet.slug, tokenHash))
}

export async function signInOfficer(
  world: World,
  verifyPin: VerifyPin,
  request: { readonly name: string; readonly pin: string },
): Promise<Result<{ name: string; token: string }, 'wrong-pin'>> {
  const officer = await world.storage.read(sql => findOfficer(sql, request.name))
  const right = await verifyPin(request.pin, officer?.pinHash ?? null)
  if (officer === null || !right) return refuse('wrong-pin')
  const token = newSecret(world)
  const nowMs = world.clock.now()
  const session = { tokenHash: hashOf(token), name: officer.name, expiresAt: nowMs + OFFICER_SESSION_MS }
  await world.storage.writeCity(sql => addOfficerSession(sql, session, nowMs))
  return ok({ name: officer.name, token })
}

export async function officerOf(world: World, token: string): Promise<string | null> {
  return world.storage.read(sql => findOfficerSession(sql, hashOf(token), world.clock.now()))
}
