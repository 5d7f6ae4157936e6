/** A person where they belong: the agency, or one outlet. How they act there, and how they are let in. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { SecretHash } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import type { ProofWay } from '../../../domain/proof.ts'
import type { StaffRole } from '../../../domain/staff.ts'
import { OF_THE_CITY } from '../../storage/statements/acts/acts.ts'
import { findOutlet, findStaff } from '../../storage/statements/city/outlets.ts'
import type { Person } from '../../storage/statements/people/passkeys.ts'
import { addOfficerSession, findOfficer } from '../../storage/statements/staff/officers.ts'
import { addSession } from '../../storage/statements/stays/sessions.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { OFFICER_SESSION_MS, SHIFT_MS } from '../staff/sign-in.ts'
import { hashOf, newSecret, type World } from '../world.ts'

export interface Member extends Person {
  /** Null for the agency's. */
  readonly at: Outlet | null
  /** Their hand, at a device of theirs. */
  by(device: string): ActorOf<'clerk' | 'manager' | 'officer'>
}

/** Null: nobody of that name belongs there. */
export async function findMember(sql: Sql, { outlet, person }: Person): Promise<Member | null> {
  if (outlet === OF_THE_CITY) {
    if ((await findOfficer(sql, person)) === null) return null
    return { outlet, person, at: null, by: () => ({ kind: 'officer', name: person }) }
  }
  const [at, known] = [await findOutlet(sql, outlet), await findStaff(sql, outlet, person)]
  if (at === null || known === null) return null
  const by = (terminal: string) => ({ kind: known.role, outlet: at, staff: person, terminal }) as const
  return { outlet, person, at, by }
}

/** Null: they belong to no outlet. */
export function roleOf({ storage }: Pick<World, 'storage'>, of: Person): Promise<StaffRole | null> {
  return storage.read(async sql => (await findStaff(sql, of.outlet, of.person))?.role ?? null)
}

export interface CameBy {
  readonly by: ProofWay
  readonly device: string
  /** The enrolled device that it is opened at. */
  readonly enrolled: SecretHash | null
}

/** Answers the token of a new session. */
export async function letIn(
  sql: Transaction,
  world: World,
  { outlet, person, at }: Member,
  { by, device, enrolled }: CameBy,
): Promise<string> {
  const token = newSecret(world)
  const nowMs = world.clock.now()
  const tokenHash = hashOf(token)
  if (at === null)
    await addOfficerSession(
      sql,
      { tokenHash, name: person, device, expiresAt: nowMs + OFFICER_SESSION_MS, provedAt: nowMs },
      nowMs,
    )
  else
    await addSession(sql, {
      outlet,
      tokenHash,
      role: 'staff',
      stay: null,
      staff: person,
      device,
      createdAt: nowMs,
      expiresAt: nowMs + SHIFT_MS,
      enrolled,
      provedBy: by,
    })
  return token
}
