/**
 * Passkeys of officers: made with a pass, asked for at each sign-in. The device says whose it is (a discoverable credential),
 * and has looked at its person before it signs (user verification).
 */
import type { PasskeyAsking, PasskeyCreation } from '../../../contract/people.ts'
import type { OutletId, SecretHash } from '../../../domain/ids.ts'
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
import type { Transaction } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { writeAt } from '../write-at.ts'
import { type Answered, expecting, newChallenge, spend } from './challenges.ts'
import { findMember, letIn, type Member } from './member.ts'

export interface Asked {
  readonly passkeys: Passkeys
  readonly party: RelyingParty
}

/** Where somebody comes in. */
export interface AskedAt extends Asked {
  /** The terminal of that outlet's that it is, with which what was opened at it ends. */
  terminal(outlet: OutletId): SecretHash | null
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
  { passkeys, party, terminal }: AskedAt,
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
    return ok({
      person,
      at: member.at,
      token: await letIn(sql, world, member, { by: 'passkey', device, enrolled: terminal(outlet) }),
    })
  })
}

/** A passkey of here that signed what it was asked to; `null`: it opens nothing. */
export async function lookAtPasskey(
  world: World,
  { passkeys, party }: Asked,
  signed: SignedByPasskey,
): Promise<LookedAt | null> {
  const known = await world.storage.read(sql => findPasskey(sql, signed.id))
  if (known === null || known.host !== party.id) return null
  const asked = expecting(world, SIGN_IN)
  const looked = await passkeys.signed(signed, known, { party, ...asked })
  const answered = asked.answered()
  return looked === null || answered === null ? null : { known, looked, answered }
}

export interface LookedAt {
  readonly known: Passkey
  readonly looked: { readonly counter: number; readonly isBackedUp: boolean }
  readonly answered: Answered
}

/** Its person, if neither has ended meanwhile; what it signed is used up. */
export async function takePasskey(
  sql: Transaction,
  world: World,
  { known, looked, answered }: LookedAt,
): Promise<Member | null> {
  const now = await findPasskey(sql, known.credential)
  const member = now?.endedAt === null ? await findMember(sql, now) : null
  if (member === null || !(await spend(sql, world, answered))) return null
  const isBackedUp = looked.isBackedUp ? 1 : 0
  const { credential } = known
  await notePasskeyUse(sql, { credential, counter: looked.counter, isBackedUp, usedAt: world.clock.now() })
  return member
}

/** Whoever the passkey is of. A counter that has gone back is a copy's: it is refused, and whose it is stays out. */
export async function signInByPasskey(
  world: World,
  asked: AskedAt,
  signed: SignedByPasskey,
): Promise<Result<CameIn, 'wrong-passkey'>> {
  const looked = await lookAtPasskey(world, asked, signed)
  if (looked === null) return refuse('wrong-passkey')
  const { outlet, person, device } = looked.known
  return writeAt(world, outlet, async sql => {
    const member = await takePasskey(sql, world, looked)
    if (member === null) return refuse('wrong-passkey')
    const done = { actor: member.by(device), what: 'sign-in', on: person, changed: {} } as const
    await addAct(sql, outlet, done, world.clock.now())
    return ok({
      person,
      at: member.at,
      token: await letIn(sql, world, member, { by: 'passkey', device, enrolled: asked.terminal(outlet) }),
    })
  })
}
