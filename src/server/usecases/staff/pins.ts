/**
 * The life of a PIN: chosen by its own person with a pass, at a terminal; changed by them; reset by a manager, who never sees
 * or chooses one.
 */
import type { ActorFor } from '../../../domain/act.ts'
import type { SecretHash, TerminalName } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { isWeakPin } from '../../../domain/pin.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { localDate } from '../../../domain/time.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findStaff, saveStaffPin } from '../../storage/statements/city/outlets.ts'
import { allRooms } from '../../storage/statements/city/rooms.ts'
import { usePass } from '../../storage/statements/people/passes.ts'
import { forgetTriesOf } from '../../storage/statements/staff/pin-tries.ts'
import { endStaffSessions } from '../../storage/statements/stays/sessions.ts'
import { findMember, letIn } from '../people/member.ts'
import { type GivenPass, newPass, type ReadPass } from '../people/passes.ts'
import type { CameIn } from '../people/passkeys.ts'
import type { Staff } from '../who-is.ts'
import type { World } from '../world.ts'
import { wasRight } from './pin-tries.ts'
import { NO_PIN, type PinRequest, type Pins, tryPin } from './sign-in.ts'

interface ChosenAt {
  readonly pin: string
  /** Its name, and, where somebody enrolled it, the hash of its secret. */
  readonly terminal: TerminalName
  readonly enrolled: SecretHash | null
}

/** The pass is used up, and its person is in. */
export async function choosePin(
  world: World,
  pins: Pins,
  pass: ReadPass,
  { pin, terminal, enrolled }: ChosenAt,
): Promise<Result<CameIn, 'wrong-code' | 'weak-pin'>> {
  const { at, person, outlet } = pass
  if (at === null) return refuse('wrong-code')
  if (await isWeak(world, at, pin)) return refuse('weak-pin')
  const hashes = await pins.hash(pin)
  return world.storage.write(outlet, async sql => {
    const nowMs = world.clock.now()
    const member = await findMember(sql, pass)
    const known = await findStaff(sql, outlet, person)
    if (member === null || known === null) return refuse('wrong-code')
    if ((await usePass(sql, pass.codeHash, nowMs)) === null) return refuse('wrong-code')
    await saveStaffPin(sql, outlet, person, hashes)
    // What was tried before was another PIN.
    await forgetTriesOf(sql, outlet, person)
    await endStaffSessions(sql, outlet, person, null)
    const actor = { kind: known.role, outlet: at, staff: person, terminal }
    await addAct(sql, outlet, { actor, what: 'choose-pin', on: person, changed: {} }, nowMs)
    const token = await letIn(sql, world, member, { by: 'pin', device: terminal, enrolled })
    return ok({ person, at, token })
  })
}

/** Tries of the old one are counted as at the sign-in. */
export async function changePin(
  world: World,
  pins: Pins,
  staff: Staff,
  request: PinRequest & { readonly terminal: string; readonly next: string },
): Promise<Result<null, 'wrong-pin' | 'weak-pin' | 'too-many'>> {
  const { outlet, staff: person, tokenHash } = staff
  const { slug } = outlet
  const { next, terminal, device, isEnrolled } = request
  const known = await world.storage.read(sql => findStaff(sql, slug, person))
  const trier = { outlet: slug, person, device, isEnrolled }
  const write: Parameters<typeof tryPin>[0]['write'] = work => world.storage.write(slug, work)
  const tried = await tryPin({ write, world, pins, trier, terminal }, request, known)
  if (!tried.ok) return tried
  const isWeakNext = await isWeak(world, outlet, next)
  const hashes = isWeakNext ? null : await pins.hash(next)
  await write(async sql => {
    const nowMs = world.clock.now()
    if (tried.value !== null) await wasRight(sql, trier, tried.value, nowMs)
    if (hashes === null) return
    await saveStaffPin(sql, slug, person, hashes)
    await endStaffSessions(sql, slug, person, tokenHash)
    await addAct(sql, slug, { actor: staff, what: 'change-pin', on: person, changed: {} }, nowMs)
  })
  return isWeakNext ? refuse('weak-pin') : ok(null)
}

/** Whatever they typed before is worth nothing; the pass is the way to another. */
export async function resetPin(
  world: World,
  manager: ActorFor<'reset-pin'>,
  person: string,
): Promise<Result<GivenPass, 'unknown-person'>> {
  const { slug } = manager.outlet
  return world.storage.write(slug, async sql => {
    if ((await findStaff(sql, slug, person)) === null) return refuse('unknown-person')
    await saveStaffPin(sql, slug, person, NO_PIN)
    await endStaffSessions(sql, slug, person, null)
    const done = { actor: manager, what: 'reset-pin', on: person, changed: {} } as const
    await addAct(sql, slug, done, world.clock.now())
    return ok(await newPass(sql, world, manager, { outlet: slug, person }))
  })
}

async function isWeak({ storage, clock }: World, { slug, zone }: Outlet, pin: string): Promise<boolean> {
  const rooms = await storage.read(sql => allRooms(sql, slug))
  const year = Number(localDate(clock.now(), zone).slice(0, 4))
  return isWeakPin(
    pin,
    rooms.map(({ name }) => name),
    year,
  )
}
