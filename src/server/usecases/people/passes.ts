/** Passes: a code, used once within half an hour, by which a person makes a passkey on a device of theirs. */
import { type ActorFor, nameOfActor } from '../../../domain/act.ts'
import { normaliseCode, toCode } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { PASS_CODE_LENGTH, PASS_LIFE_MS } from '../../../domain/passkey.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { addAct, OF_THE_CITY } from '../../storage/statements/acts/acts.ts'
import { findStaff } from '../../storage/statements/city/outlets.ts'
import { addPass, findPass, type Pass } from '../../storage/statements/people/passes.ts'
import type { Person } from '../../storage/statements/people/passkeys.ts'
import { findOfficer, saveOfficer } from '../../storage/statements/staff/officers.ts'
import type { Transaction } from '../../storage/storage.ts'
import { NO_PIN } from '../staff/sign-in.ts'
import { hashOf, type World } from '../world.ts'
import { findMember } from './member.ts'

export interface GivenPass {
  /** Told once. */
  readonly code: string
  readonly expiresAt: number
}

/** For an officer, who is added if there is none of that name. Whatever pass they had is worth nothing any more. */
export async function giveOfficerPass(
  world: World,
  actor: ActorFor<'give-pass'>,
  person: string,
): Promise<GivenPass> {
  return world.storage.writeCity(async sql => {
    if ((await findOfficer(sql, person)) === null) await saveOfficer(sql, person, NO_PIN)
    return addPassFor(sql, world, actor, { outlet: OF_THE_CITY, person })
  })
}

/** For a person of an outlet. */
export async function giveStaffPass(
  world: World,
  actor: ActorFor<'give-pass'>,
  outlet: Outlet,
  person: string,
): Promise<Result<GivenPass, 'unknown-person'>> {
  return world.storage.write(outlet.slug, async sql => {
    if ((await findStaff(sql, outlet.slug, person)) === null) return refuse('unknown-person')
    return ok(await addPassFor(sql, world, actor, { outlet: outlet.slug, person }))
  })
}

export async function addPassFor(
  sql: Transaction,
  world: World,
  actor: ActorFor<'give-pass'>,
  { outlet, person }: Person,
): Promise<GivenPass> {
  const given = await newPass(sql, world, actor, { outlet, person })
  await addAct(sql, outlet, { actor, what: 'give-pass', on: person, changed: {} }, world.clock.now())
  return given
}

/** Whatever pass they had is worth nothing any more; the act is the deed's that it comes of. */
export async function newPass(
  sql: Transaction,
  { clock, random }: World,
  actor: ActorFor<'give-pass'>,
  { outlet, person }: Person,
): Promise<GivenPass> {
  const nowMs = clock.now()
  const code = toCode(random.bytes(PASS_CODE_LENGTH), PASS_CODE_LENGTH)
  const expiresAt = nowMs + PASS_LIFE_MS
  await addPass(sql, { codeHash: hashOf(code), outlet, person, madeBy: nameOfActor(actor), expiresAt }, nowMs)
  return { code, expiresAt }
}

/** A pass, and where its person belongs. */
export interface ReadPass extends Pass {
  readonly at: Outlet | null
}

/** The pass of a code as it was typed; `null`: there is none, or it has run out. */
export async function readPass(world: World, typed: string): Promise<ReadPass | null> {
  const code = normaliseCode(typed)
  if (code.length !== PASS_CODE_LENGTH) return null
  return world.storage.read(async sql => {
    const pass = await findPass(sql, hashOf(code), world.clock.now())
    const member = pass === null ? null : await findMember(sql, pass)
    return pass === null || member === null ? null : { ...pass, at: member.at }
  })
}
