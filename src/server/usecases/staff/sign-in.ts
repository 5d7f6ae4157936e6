/** Staff sign in per person: a PIN counts only on an enrolled terminal. Officers of the agency sign in to the city. */
import { type ActorOf, AT_THE_DOOR } from '../../../domain/actor.ts'
import type { ClerkName, OfficerName, Secret, SecretHash, TerminalName } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { type Doors, standsAs } from '../../../domain/people.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import type { AgencyRight } from '../../../domain/rights.ts'
import type { StaffRole } from '../../../domain/staff.ts'
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts'
import { addAct, OF_THE_CITY } from '../../storage/statements/acts/acts.ts'
import { findStaff, saveStaffPin } from '../../storage/statements/city/outlets.ts'
import { endOneSession } from '../../storage/statements/people/access.ts'
import {
  addOfficerSession,
  findOfficer,
  findOfficerSession,
  saveOfficer,
} from '../../storage/statements/staff/officers.ts'
import { forgetPresences } from '../../storage/statements/staff/presence.ts'
import {
  addSession,
  endSession,
  forgetExpired,
  lockSession,
} from '../../storage/statements/stays/sessions.ts'
import type { Transaction } from '../../storage/storage.ts'
import { hear } from '../people/heard.ts'
import { hashOf, newSecret, type World } from '../world.ts'
import { type Taken, type Trier, takeTry, wasRight } from './pin-tries.ts'

/** A whole shift and the hand-over. */
export const SHIFT_MS = 14 * HOUR_MS
export const OFFICER_SESSION_MS = 12 * HOUR_MS

/** What is kept of a PIN: `pepperedHash` needs a key that is in no copy of the database, `pinHash` the release before. */
export interface PinHashes {
  readonly pinHash: string
  readonly pepperedHash: string | null
}

/** No PIN: nothing that is typed is one. */
export const NO_PIN: PinHashes = { pinHash: '', pepperedHash: null }

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
  readonly device: SecretHash
  readonly isEnrolled: boolean
  /** False lifts the limits on wrong PINs (load tests). */
  readonly limited: boolean
}

export interface SignedIn {
  readonly staff: ClerkName
  readonly role: StaffRole
  readonly token: Secret
}

export async function signIn(
  world: World,
  pins: Pins,
  outlet: Outlet,
  request: PinRequest &
    Pick<Doors, 'takesPins'> & { readonly staff: ClerkName; readonly terminal: TerminalName },
): Promise<Result<SignedIn, 'wrong-pin' | 'too-many'>> {
  const { slug } = outlet
  const member = await world.storage.read(sql => findStaff(sql, slug, request.staff))
  const trier: Trier = { outlet: slug, person: member?.name ?? NOBODY, ...request }
  // Where a device has no name that lasts, all of them are one.
  const terminal = request.isEnrolled ? request.terminal : ''
  const write: Write = work => world.storage.write(slug, work)
  const tried = await tryPin({ write, world, pins, trier, terminal }, request, member)
  if (!tried.ok) return tried
  if (member === null) return refuse('wrong-pin')
  const { role } = standsAs({ role: member.role, rights: [] }, 'pin', request)
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
      enrolled: request.isEnrolled ? request.device : null,
      provedBy: 'pin',
    })
    const actor = { kind: role, outlet, staff: member.name, terminal: request.terminal }
    await addAct(sql, slug, { actor, what: 'sign-in', on: member.name, changed: {} }, nowMs)
  })
  return ok({ staff: member.name, role, token })
}

/** All names that are nobody's: tried at, they are counted as one. */
const NOBODY = ''

export type Write = <T>(work: (sql: Transaction) => Promise<T>) => Promise<T>

export interface Trying {
  readonly write: Write
  readonly world: World
  readonly pins: Pins
  readonly trier: Trier
  /** As a wrong PIN is told of it. */
  readonly terminal: TerminalName
}

/** Counted first, then looked at. What was counted of a right one is to be given back; `null`: nothing was counted. */
export async function tryPin(
  { write, world: { clock }, pins, trier, terminal }: Trying,
  { pin, limited }: PinRequest,
  known: PinHashes | null,
): Promise<Result<Taken | null, 'wrong-pin' | 'too-many'>> {
  const taken = limited ? await write(sql => takeTry(sql, trier, clock.now())) : null
  if (taken !== null && !taken.ok) return taken
  if (await pins.verify(pin, known)) return ok(taken?.value ?? null)
  const done = { actor: AT_THE_DOOR, what: 'wrong-pin', on: trier.person, terminal, changed: {} } as const
  await write(sql => addAct(sql, trier.outlet, done, clock.now()))
  return refuse('wrong-pin')
}

/** A desk locks itself when nobody has touched it for a while. */
export async function lockDesk(
  { storage, clock }: Pick<World, 'storage' | 'clock'>,
  { outlet }: ActorOf<'clerk' | 'manager'>,
  tokenHash: SecretHash,
): Promise<void> {
  await storage.write(outlet.slug, sql => lockSession(sql, outlet.slug, tokenHash, clock.now()))
}

export async function signOut(
  world: World,
  clerk: ActorOf<'clerk' | 'manager'>,
  tokenHash: SecretHash,
): Promise<void> {
  const { slug } = clerk.outlet
  await world.storage.write(slug, async sql => {
    await endSession(sql, slug, tokenHash)
    const done = { actor: clerk, what: 'sign-out', on: clerk.staff, changed: {} } as const
    await addAct(sql, slug, done, world.clock.now())
  })
}

export async function signInOfficer(
  world: World,
  pins: Pins,
  request: PinRequest & { readonly name: OfficerName },
): Promise<Result<{ name: OfficerName; token: Secret }, 'wrong-pin' | 'too-many'>> {
  const officer = await world.storage.read(sql => findOfficer(sql, request.name))
  const trier: Trier = { outlet: OF_THE_CITY, person: officer?.name ?? NOBODY, ...request }
  const write = world.storage.writeCity
  const tried = await tryPin({ write, world, pins, trier, terminal: '' }, request, officer)
  if (!tried.ok) return tried
  if (officer === null) return refuse('wrong-pin')
  const token = newSecret(world)
  const nowMs = world.clock.now()
  const session = {
    tokenHash: hashOf(token),
    name: officer.name,
    device: null,
    expiresAt: nowMs + OFFICER_SESSION_MS,
    provedAt: nowMs,
  }
  const peppered = pins.isPeppered(officer) ? null : await pins.hash(request.pin)
  await world.storage.writeCity(async sql => {
    if (tried.value !== null) await wasRight(sql, trier, tried.value, nowMs)
    if (peppered !== null) await saveOfficer(sql, officer.name, peppered)
    await addOfficerSession(sql, session, nowMs)
    const actor = { kind: 'officer', name: officer.name } as const
    await addAct(sql, OF_THE_CITY, { actor, what: 'sign-in', on: officer.name, changed: {} }, nowMs)
  })
  return ok({ name: officer.name, token })
}

export async function signOutOfficer(world: World, { kind, name, tokenHash }: Officer): Promise<void> {
  await world.storage.writeCity(async sql => {
    await endOneSession(sql, OF_THE_CITY, tokenHash)
    const done = { actor: { kind, name }, what: 'sign-out', on: name, changed: {} } as const
    await addAct(sql, OF_THE_CITY, done, world.clock.now())
  })
}

export type Officer = ActorOf<'officer'> & {
  readonly rights: readonly AgencyRight[]
  readonly tokenHash: SecretHash
  /** Null: by a release that did not note it. */
  readonly provedAt: number | null
}

export async function officerOf(world: World, token: Secret): Promise<Officer | null> {
  const tokenHash = hashOf(token)
  const found = await world.storage.read(sql => findOfficerSession(sql, tokenHash, world.clock.now()))
  if (found === null) return null
  hear(world, OF_THE_CITY, { tokenHash, person: found.name })
  return { kind: 'officer', tokenHash, ...found }
}
