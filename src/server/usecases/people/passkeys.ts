/**
 * Passkeys of officers: made with a pass, asked for at each sign-in. The device says whose it is (a discoverable credential),
 * and has looked at its person before it signs (user verification).
 */
import type { PasskeyAsking, PasskeyCreation } from '../../../contract/people.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import {
  CHALLENGE_LIFE_MS,
  type MadePasskey,
  PASSKEY_ALGORITHMS,
  PASSKEYS_MAX,
  type RelyingParty,
  type SignedByPasskey,
} from '../../../domain/passkey.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import type { Passkeys } from '../../ports.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { type Pass, usePass } from '../../storage/statements/people/passes.ts'
import {
  addPasskey,
  findPasskey,
  notePasskeyUse,
  type Passkey,
  passkeysOf,
} from '../../storage/statements/people/passkeys.ts'
import type { World } from '../world.ts'
import { writeAt } from '../write-at.ts'
import { expecting, newChallenge, spend } from './challenges.ts'
import { findMember, letIn } from './member.ts'

export interface Asked {
  readonly passkeys: Passkeys
  readonly party: RelyingParty
}

/** Who is in, where (null: the agency), and the token of their session. */
export interface CameIn {
  readonly person: string
  readonly at: Outlet | null
  readonly token: string
}

const SIGN_IN = 'sign-in'
const enrolling = ({ codeHash }: Pass) => `enrol ${codeHash}`

/** What a browser is asked to make a passkey with. */
export async function creationFor(world: World, party: RelyingParty, pass: Pass): Promise<PasskeyCreation> {
  const known = await world.storage.read(sql => passkeysOf(sql, pass))
  const here = known.filter(({ host, endedAt }) => host === party.id && endedAt === null)
  return {
    challenge: newChallenge(world, enrolling(pass)),
    rp: { id: party.id, name: 'Etalase' },
    user: { id: handleOf(world, pass, known), name: pass.person, displayName: pass.person },
    pubKeyCredParams: PASSKEY_ALGORITHMS.map(alg => ({ type: 'public-key', alg })),
    timeout: CHALLENGE_LIFE_MS,
    excludeCredentials: here.map(({ credential }) => ({ type: 'public-key', id: credential })),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    attestation: 'none',
  }
}

/** One person is one account to their devices (§5.4.3): the same bytes for all of their passkeys, and nothing of the name. */
function handleOf(world: World, { outlet, person }: Pass, [first]: readonly Passkey[]): string {
  if (first !== undefined) return first.handle
  return Buffer.from(world.keys.mac('challenge', 'handle', outlet, person)).toString('base64url')
}

export function askingFor(world: World, party: RelyingParty): PasskeyAsking {
  return {
    challenge: newChallenge(world, SIGN_IN),
    rpId: party.id,
    timeout: CHALLENGE_LIFE_MS,
    userVerification: 'required',
  }
}

/** The pass is used up with it, and its person is in. */
export async function enrolPasskey(
  world: World,
  { passkeys, party }: Asked,
  pass: Pass,
  { made, device }: { readonly made: MadePasskey; readonly device: string },
): Promise<Result<CameIn, 'wrong-code' | 'wrong-passkey' | 'too-many-passkeys'>> {
  const asked = expecting(world, enrolling(pass))
  const passkey = await passkeys.made(made, { party, ...asked })
  const answered = asked.answered()
  if (passkey === null || answered === null) return refuse('wrong-passkey')
  return writeAt(world, pass.outlet, async sql => {
    const nowMs = world.clock.now()
    const known = await passkeysOf(sql, pass)
    if (known.filter(({ endedAt }) => endedAt === null).length >= PASSKEYS_MAX)
      return refuse('too-many-passkeys')
    if ((await findPasskey(sql, passkey.credential)) !== null) return refuse('wrong-passkey')
    const member = await findMember(sql, pass)
    const isUsed = (await usePass(sql, pass.codeHash, nowMs)) !== null && (await spend(sql, world, answered))
    if (member === null || !isUsed) return refuse('wrong-code')
    const { outlet, person } = pass
    await addPasskey(sql, {
      ...passkey,
      isBackedUp: passkey.isBackedUp ? 1 : 0,
      outlet,
      person,
      handle: handleOf(world, pass, known),
      host: party.id,
      device,
      madeAt: nowMs,
      usedAt: nowMs,
      endedAt: null,
    })
    const done = { actor: member.by(device), what: 'add-passkey', on: person, changed: { device } } as const
    await addAct(sql, outlet, done, nowMs)
    return ok({ person, at: member.at, token: await letIn(sql, world, member, device) })
  })
}

/** Whoever the passkey is of. A counter that has gone back is a copy's: it is refused, and whose it is stays out. */
export async function signInByPasskey(
  world: World,
  { passkeys, party }: Asked,
  signed: SignedByPasskey,
): Promise<Result<CameIn, 'wrong-passkey'>> {
  const known = await world.storage.read(sql => findPasskey(sql, signed.id))
  if (known === null || known.host !== party.id) return refuse('wrong-passkey')
  const asked = expecting(world, SIGN_IN)
  const looked = await passkeys.signed(signed, known, { party, ...asked })
  const answered = asked.answered()
  if (looked === null || answered === null) return refuse('wrong-passkey')
  return writeAt(world, known.outlet, async sql => {
    const now = await findPasskey(sql, signed.id)
    const member = now?.endedAt === null ? await findMember(sql, now) : null
    if (now === null || member === null || !(await spend(sql, world, answered)))
      return refuse('wrong-passkey')
    const nowMs = world.clock.now()
    const { credential, person, outlet, device } = now
    const isBackedUp = looked.isBackedUp ? 1 : 0
    await notePasskeyUse(sql, { credential, counter: looked.counter, isBackedUp, usedAt: nowMs })
    const done = { actor: member.by(device), what: 'sign-in', on: person, changed: {} } as const
    await addAct(sql, outlet, done, nowMs)
    return ok({ person, at: member.at, token: await letIn(sql, world, member, device) })
  })
}
