/** Staff sign in per person: a PIN counts only on an enrolled terminal. Officers of the agency sign in to the city. */
import type { Outlet } from '../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { StaffRole } from '../../domain/staff.ts'
import { DAY_MS, HOUR_MS } from '../../domain/time.ts'
import {
  addOfficerSession,
  findOfficer,
  findOfficerSession,
  saveOfficer,
} from '../storage/statements/officers.ts'
import { findStaff, saveStaffPin } from '../storage/statements/outlets.ts'
import { forgetPresences } from '../storage/statements/presence.ts'
import { addSession, endSession, forgetExpired } from '../storage/statements/sessions.ts'
import type { Transaction } from '../storage/storage.ts'
import { type Taken, type Trier, takeTry, wasRight } from './pin-tries.ts'
import { hashOf, newSecret, type World } from './world.ts'

/** A whole shift and the hand-over. */
const SHIFT_MS = 14 * HOUR_MS
const OFFICER_SESSION_MS = 12 * HOUR_MS

/** What is kept of a PIN: `pepperedHash` needs a key that is in no copy of the database, `pinHash` the release before. */
export interface PinHashes {
  readonly pinHash: string
  readonly pepperedHash: string | null
}

export interface Pins {
  hash(pin: string): Promise<PinHashes>
  /** Slow on purpose, and just as slow for a name nobody has. */
  verify(pin: string, known: PinHashes | null): Promise<boolean>
  /** Is it kept under the key already? */
  isPeppered(known: PinHashes): boolean
}

export interface PinRequest {
  readonly pin: string
  /** Hash of the device's secret. */
  readonly device: string
  readonly isEnrolled: boolean
  /** False lifts the limits on wrong PINs (load tests). */
  readonly limited: boolean
}

export interface SignedIn {
  readonly staff: string
  readonly role: StaffRole
  readonly token: string
}

export async function signIn(
  world: World,
  pins: Pins,
  outlet: Outlet,
  request: PinRequest & { readonly staff: string; readonly terminal: string },
): Promise<Result<SignedIn, 'wrong-pin' | 'too-many'>> {
  const { slug } = outlet
  const member = await world.storage.read(sql => findStaff(sql, slug, request.staff))
  const trier: Trier = { outlet: slug, person: member?.name ?? NOBODY, ...request }
  const tried = await tryPin(work => world.storage.write(slug, work), world, pins, trier, request, member)
  if (!tried.ok) return tried
  if (member === null) return refuse('wrong-pin')
  const token = newSecret(world)
  const nowMs = world.clock.now()
  const peppered = pins.isPeppered(member) ? null : await pins.hash(request.pin)
  await world.storage.write(slug, async sql => {
    // A few times a day, and never in a guest's way.
    await forgetExpired(sql, slug, nowMs, nowMs - DAY_MS)
    await forgetPresences(sql, slug, nowMs - DAY_MS)
    if (tried.value !== null) await wasRight(sql, trier, tried.value, nowMs)
    if (peppered !== null) await saveStaffPin(sql, slug, member.name, peppered)
    await addSession(sql, {
      outlet: slug,
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

/** All names that are nobody's: tried at, they are counted as one. */
const NOBODY = ''
/** Officers are of no outlet. */
const NO_OUTLET = ''

/** Counted first, then looked at. What was counted of a right one is to be given back; `null`: nothing was counted. */
async function tryPin(
  write: <T>(work: (sql: Transaction) => Promise<T>) => Promise<T>,
  { clock }: World,
  pins: Pins,
  trier: Trier,
  { pin, limited }: PinRequest,
  known: PinHashes | null,
): Promise<Result<Taken | null, 'wrong-pin' | 'too-many'>> {
  const taken = limited ? await write(sql => takeTry(sql, trier, clock.now())) : null
  if (taken !== null && !taken.ok) return taken
  return (await pins.verify(pin, known)) ? ok(taken?.value ?? null) : refuse('wrong-pin')
}

export async function signOut(world: World, outlet: Outlet, tokenHash: string): Promise<void> {
  await world.storage.write(outlet.slug, sql => endSession(sql, outlet.slug, tokenHash))
}

export async function signInOfficer(
  world: World,
  pins: Pins,
  request: PinRequest & { readonly name: string },
): Promise<Result<{ name: string; token: string }, 'wrong-pin' | 'too-many'>> {
  const officer = await world.storage.read(sql => findOfficer(sql, request.name))
  const trier: Trier = { outlet: NO_OUTLET, person: officer?.name ?? NOBODY, ...request }
  const tried = await tryPin(world.storage.writeCity, world, pins, trier, request, officer)
  if (!tried.ok) return tried
  if (officer === null) return refuse('wrong-pin')
  const token = newSecret(world)
  const nowMs = world.clock.now()
  const session = { tokenHash: hashOf(token), name: officer.name, expiresAt: nowMs + OFFICER_SESSION_MS }
  const peppered = pins.isPeppered(officer) ? null : await pins.hash(request.pin)
  await world.storage.writeCity(async sql => {
    if (tried.value !== null) await wasRight(sql, trier, tried.value, nowMs)
    if (peppered !== null) await saveOfficer(sql, officer.name, peppered)
    await addOfficerSession(sql, session, nowMs)
  })
  return ok({ name: officer.name, token })
}

export async function officerOf(world: World, token: string): Promise<string | null> {
  return world.storage.read(sql => findOfficerSession(sql, hashOf(token), world.clock.now()))
}
