/**
 * By whose hand people of a place are changed: looked at again in the transaction of the deed, so that of two who take the
 * right from each other at once, the second is somebody without it.
 */
import { type ActorFor, nameOfActor } from '../../../domain/act.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { type Doors, type Holder, leavesNobody } from '../../../domain/people.ts'
import { type Result, refuse } from '../../../domain/result.ts'
import { OF_THE_CITY } from '../../storage/statements/acts/acts.ts'
import { passkeysAt } from '../../storage/statements/people/passkeys.ts'
import { findPerson, type KnownPerson, peopleAt } from '../../storage/statements/people/people.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { writeAt } from '../write-at.ts'

export interface Hand {
  readonly actor: ActorFor<'add-person'>
  /** Where people are changed; '' is the agency. */
  readonly at: OutletId
  readonly doors: Doors
}

type Deed<Value, Code extends string> = (sql: Transaction, nowMs: number) => Promise<Result<Value, Code>>

/** In one transaction, if whoever does it may still add people. */
export function byHand<Value, Code extends string>(
  world: World,
  hand: Hand,
  deed: Deed<Value, Code>,
): Promise<Result<Value, Code | 'not-allowed'>> {
  return writeAt<Result<Value, Code | 'not-allowed'>>(world, hand.at, async sql =>
    (await mayStill(sql, hand)) ? deed(sql, world.clock.now()) : refuse('not-allowed'),
  )
}

export async function mayStill(sql: Sql, { actor }: Hand): Promise<boolean> {
  const outlet = actor.kind === 'officer' ? OF_THE_CITY : actor.outlet.slug
  const person = await findPerson(sql, { outlet, person: nameOfActor(actor) })
  return person !== null && person.endedAt === null && person.rights.includes('people')
}

/** The same, to somebody who is there. */
export function toPerson<Value, Code extends string>(
  world: World,
  hand: Hand,
  name: string,
  deed: (sql: Transaction, person: KnownPerson, nowMs: number) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | 'unknown-person' | 'not-allowed'>> {
  return byHand<Value, Code | 'unknown-person'>(world, hand, async (sql, nowMs) => {
    const person = await findPerson(sql, { outlet: hand.at, person: name })
    if (person === null || person.endedAt !== null) return refuse('unknown-person')
    return deed(sql, person, nowMs)
  })
}

/** A passkey by its id beside its host: it may be taken away from its holder. */
interface Held extends Holder {
  readonly passkeys: readonly { readonly credential: string; readonly host: string }[]
}

export async function holdersAt(sql: Sql, outlet: OutletId): Promise<Held[]> {
  const passkeys = await passkeysAt(sql, outlet)
  return (await peopleAt(sql, outlet)).map(({ name, rights, hasPin }) => {
    const own = passkeys.filter(({ person }) => person === name)
    return { name, rights, hasPin, hosts: own.map(({ host }) => host), passkeys: own }
  })
}

/** Would that change, of which `null` is that they are no more, take away the last one who could undo it? */
export async function isLast(
  sql: Sql,
  { at, doors }: Pick<Hand, 'at' | 'doors'>,
  name: string,
  change: (person: Held) => Holder | null,
): Promise<boolean> {
  const before = await holdersAt(sql, at)
  const after = before.flatMap(person => (person.name === name ? (change(person) ?? []) : person))
  return leavesNobody(before, after, doors)
}
