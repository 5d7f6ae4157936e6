/** Whoever is signed in proves once more who they are, in the session that runs: by a passkey of theirs, or by their PIN. */
import type { SecretHash } from '../../../domain/ids.ts'
import type { SignedByPasskey } from '../../../domain/passkey.ts'
import type { ProofWay } from '../../../domain/proof.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { OF_THE_CITY } from '../../storage/statements/acts/acts.ts'
import { findStaff } from '../../storage/statements/city/outlets.ts'
import { type Person, passkeysOf } from '../../storage/statements/people/passkeys.ts'
import { findOfficer, proveOfficerSession } from '../../storage/statements/staff/officers.ts'
import { proveSession } from '../../storage/statements/stays/sessions.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { wasRight } from '../staff/pin-tries.ts'
import { type Officer, type PinHashes, type PinRequest, type Pins, tryPin } from '../staff/sign-in.ts'
import type { Staff } from '../who-is.ts'
import type { World } from '../world.ts'
import { writeAt } from '../write-at.ts'
import { type Asked, lookAtPasskey, takePasskey } from './passkeys.ts'

/** A person in a session of theirs; of the agency where the outlet is ''. */
export interface Prover extends Person {
  readonly tokenHash: SecretHash
}

export function proverOf(caller: Staff | Officer): Prover {
  const { tokenHash } = caller
  if (caller.kind === 'officer') return { outlet: OF_THE_CITY, person: caller.name, tokenHash }
  return { outlet: caller.outlet.slug, person: caller.staff, tokenHash }
}

export async function proveByPasskey(
  world: World,
  asked: Asked,
  prover: Prover,
  signed: SignedByPasskey,
): Promise<Result<null, 'wrong-passkey'>> {
  const looked = await lookAtPasskey(world, asked, signed)
  const isTheirs = looked?.known.outlet === prover.outlet && looked.known.person === prover.person
  if (looked === null || !isTheirs) return refuse('wrong-passkey')
  return writeAt(world, prover.outlet, async sql => {
    if ((await takePasskey(sql, world, looked)) === null) return refuse('wrong-passkey')
    await noteProof(sql, world, prover, 'passkey')
    return ok(null)
  })
}

/** `terminal`: as a wrong PIN is told of it. */
export async function proveByPin(
  world: World,
  pins: Pins,
  prover: Prover,
  request: PinRequest & { readonly terminal: string },
): Promise<Result<null, 'wrong-pin' | 'too-many'>> {
  const { outlet, person } = prover
  const { terminal, device, isEnrolled } = request
  const trier = { outlet, person, device, isEnrolled }
  const write = <Value>(work: (sql: Transaction) => Promise<Value>) => writeAt(world, outlet, work)
  const known = await world.storage.read(sql => pinOf(sql, prover))
  const tried = await tryPin({ write, world, pins, trier, terminal }, request, known)
  if (!tried.ok) return tried
  await write(async sql => {
    if (tried.value !== null) await wasRight(sql, trier, tried.value, world.clock.now())
    await noteProof(sql, world, prover, 'pin')
  })
  return ok(null)
}

function pinOf(sql: Sql, { outlet, person }: Person): Promise<PinHashes | null> {
  return outlet === OF_THE_CITY ? findOfficer(sql, person) : findStaff(sql, outlet, person)
}

function noteProof(
  sql: Transaction,
  { clock }: World,
  { outlet, tokenHash }: Prover,
  by: ProofWay,
): Promise<void> {
  if (outlet === OF_THE_CITY) return proveOfficerSession(sql, tokenHash, clock.now())
  return proveSession(sql, outlet, tokenHash, clock.now(), by)
}

export interface Here {
  /** Passkeys open at this host; null: at none. */
  readonly host: string | null
  /** Is a PIN taken where they are? */
  readonly takesPin: boolean
}

/** By what they can, where they are: never what would lead nowhere. */
export async function waysToProve(
  { storage }: Pick<World, 'storage'>,
  person: Person,
  { host, takesPin }: Here,
): Promise<ProofWay[]> {
  return storage.read(async sql => {
    const keys = host === null ? [] : await passkeysOf(sql, person)
    const hasKey = keys.some(one => one.host === host && one.endedAt === null)
    const hasPin = takesPin && ((await pinOf(sql, person))?.pinHash ?? '') !== ''
    return [...(hasKey ? (['passkey'] as const) : []), ...(hasPin ? (['pin'] as const) : [])]
  })
}
