/**
 * What every deed of an officer's to a thing of the register goes through, in the transaction of the deed: nothing that others wrote
 * meanwhile is written over, it becomes a version with its history and its act, and readers elsewhere hear of it.
 */
import type { ChangedMeanwhile } from '../../../contract/city-register.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import { collisionsOf, type FieldChange } from '../../../domain/fields.ts'
import type { OfficerName } from '../../../domain/ids.ts'
import type { RegisterDeed, Registered } from '../../../domain/register.ts'
import { type Result, refuse } from '../../../domain/result.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { addAct, type Done, OF_THE_CITY } from '../../storage/statements/acts/acts.ts'
import { addChange, changesAfter } from '../../storage/statements/city/register-changes.ts'
import { nextNumber } from '../../storage/statements/counters.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import type { World } from '../world.ts'

export type Officer = ActorOf<'officer'>
/** By whose hand: what an outlet adds itself is written by its manager. */
export type Hand = Officer | ActorOf<'manager'>

/** The agency reads the history: of an outlet it says the outlet, whose own acts say who it was. */
function nameOf(hand: Hand): OfficerName {
  return hand.kind === 'officer' ? hand.name : `${hand.outlet.slug}`
}

/** A thing as somebody saw it. */
export interface Seen {
  readonly thing: Registered
  readonly subject: string
  /** As it was seen, and as it is. */
  readonly version: number
}

/** Answers the refusal where somebody else has written in one of these fields since that version. */
export async function metOn(
  sql: Sql,
  { thing, subject, version }: Seen,
  changes: readonly FieldChange[],
): Promise<Result<never, 'changed-meanwhile'> | null> {
  const later = await changesAfter(sql, thing, subject, version)
  const collisions = collisionsOf(
    changes,
    later.flatMap(change => change.changes),
  )
  return collisions.length === 0 ? null : changedMeanwhile(later, collisions)
}

/** A deed to the thing as a whole is done to what was seen, and to nothing else. */
export async function isAnother(sql: Sql, seen: Seen): Promise<Result<never, 'changed-meanwhile'> | null> {
  const later = await changesAfter(sql, seen.thing, seen.subject, seen.version)
  return later.length === 0 ? null : changedMeanwhile(later, [])
}

type Later = Awaited<ReturnType<typeof changesAfter>>

function changedMeanwhile(
  later: Later,
  collisions: ReturnType<typeof collisionsOf>,
): Result<never, 'changed-meanwhile'> {
  const last = later.at(-1)
  if (last === undefined) throw new Error('nothing was changed meanwhile')
  const detail: ChangedMeanwhile = {
    version: last.version,
    officer: last.officer,
    at: toTimestamp(last.at),
    fields: collisions.map(({ field, yours, theirs }) => ({
      field,
      yours: kept(yours),
      theirs: kept(theirs),
    })),
  }
  return refuse('changed-meanwhile', detail)
}

type Value = ChangedMeanwhile['fields'][number]['yours']
const kept = (value: FieldChange['to']): Value =>
  typeof value === 'object' && value !== null ? [...value] : value

type Word = Extract<Done['what'], `${RegisterDeed}-${Registered}`>
type DeedTo<Thing extends Registered> = {
  [Deed in RegisterDeed]: `${Deed}-${Thing}` extends Word ? Deed : never
}[RegisterDeed]

export interface Deed<Thing extends Registered = Registered> {
  readonly thing: Thing
  readonly subject: string
  /** That it is from now on. */
  readonly version: number
  readonly deed: DeedTo<Thing>
  readonly changes?: readonly FieldChange[]
  /** What its officer says to it. */
  readonly note?: string | null
}

/** Never told in a history: whom the agency writes to is erased where it stands, and nowhere else. */
const SECRET = 'contact'

export async function noteDeed<Thing extends Registered>(
  sql: Transaction,
  world: World,
  hand: Hand,
  { thing, subject, version, deed, changes = [], note = null }: Deed<Thing>,
): Promise<void> {
  const at = world.clock.now()
  const told = changes.map(change => (change.field === SECRET ? { ...change, from: null, to: null } : change))
  await addChange(sql, { thing, subject, version, at, officer: nameOf(hand), deed, changes: told, note })
  const changed = { version, fields: changes.map(({ field }) => field) }
  const what = `${deed}-${thing}` as Word
  const where = hand.kind === 'officer' ? OF_THE_CITY : hand.outlet.slug
  await addAct(sql, where, { actor: hand, what, on: subject, changed } as Done, at)
  await nextNumber(sql, OF_THE_CITY, 'register')
}
