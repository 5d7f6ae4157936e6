/**
 * People of one place: added, given another name, other rights, a pass; ended. Each is an act in the transaction of its deed.
 * Who is ended is out at once, on every device. A name that was somebody's becomes another's by no mistake: whoever adds it
 * anew says that it is the same person.
 */
import { rightsFor, someoneMayUndo } from '../../../domain/people.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { OUTLET_RIGHTS, type Right } from '../../../domain/rights.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findOutlet } from '../../storage/statements/city/outlets.ts'
import { endPassesOf } from '../../storage/statements/people/passes.ts'
import { endPasskeysOf } from '../../storage/statements/people/passkeys.ts'
import {
  endPerson as endOne,
  findPerson,
  type KnownPerson,
  putPerson,
  renamePerson as renameOne,
  setRights,
} from '../../storage/statements/people/people.ts'
import type { Transaction } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { byHand, type Hand, holdersAt, isLast, toPerson } from './hand.ts'
import { addPassFor, type GivenPass, newPass } from './passes.ts'

type Done<Value, Code extends string> = Promise<Result<Value, Code | 'not-allowed'>>
type DoneTo<Value, Code extends string = never> = Done<Value, Code | 'unknown-person'>
type Nothing = Record<string, never>
const NOTHING: Nothing = {}

export interface NewPerson {
  readonly name: string
  readonly rights: readonly Right[]
  /** Whoever had that name before is back. */
  readonly again: boolean
}

/** New, or back again: without anything by which they come in. */
export async function putIn(
  sql: Transaction,
  { actor, at: outlet }: Hand,
  name: string,
  rights: readonly Right[],
  nowMs: number,
): Promise<void> {
  const known = await findPerson(sql, { outlet, person: name })
  await putPerson(sql, { outlet, person: name }, rights)
  const changed = { rights: [...rights], again: known !== null }
  await addAct(sql, outlet, { actor, what: 'add-person', on: name, changed }, nowMs)
}

export async function setRightsIn(
  sql: Transaction,
  { actor, at: outlet }: Hand,
  { name, rights: from }: Pick<KnownPerson, 'name' | 'rights'>,
  rights: readonly Right[],
  nowMs: number,
): Promise<void> {
  await setRights(sql, { outlet, person: name }, rights)
  const changed = { rights: { from: [...from], to: [...rights] } }
  await addAct(sql, outlet, { actor, what: 'change-rights', on: name, changed }, nowMs)
}

/** With their passes, passkeys, PIN and all that they have open. */
export async function endIn(
  sql: Transaction,
  { actor, at: outlet }: Hand,
  name: string,
  nowMs: number,
): Promise<void> {
  const person = { outlet, person: name }
  await endPassesOf(sql, person)
  await endPasskeysOf(sql, person, nowMs)
  await endOne(sql, person, nowMs)
  await addAct(sql, outlet, { actor, what: 'end-person', on: name, changed: {} }, nowMs)
}

/** With a pass, by which they come in. */
export function addPerson(
  world: World,
  hand: Hand,
  { name, rights, again }: NewPerson,
): Done<GivenPass, 'person-exists' | 'person-ended' | 'invalid'> {
  const { actor, at: outlet } = hand
  return byHand(world, hand, async (sql, nowMs) => {
    const held = rightsFor(outlet, rights)
    if (held === null) return refuse('invalid')
    const known = await findPerson(sql, { outlet, person: name })
    if (known?.endedAt === null) return refuse('person-exists')
    if (known !== null && known.renamedTo !== null)
      return refuse('person-exists', { renamedTo: known.renamedTo })
    if (known !== null && !again) return refuse('person-ended')
    await putIn(sql, hand, name, held, nowMs)
    return ok(await newPass(sql, world, actor, { outlet, person: name }))
  })
}

export function givePass(world: World, hand: Hand, name: string): DoneTo<GivenPass> {
  const { actor, at: outlet } = hand
  return toPerson(world, hand, name, async sql =>
    ok(await addPassFor(sql, world, actor, { outlet, person: name })),
  )
}

/** Without one, nothing is done. */
export function withdrawPass(world: World, hand: Hand, name: string): DoneTo<Nothing> {
  const { actor, at: outlet } = hand
  return toPerson(world, hand, name, async (sql, _person, nowMs) => {
    const ended = await endPassesOf(sql, { outlet, person: name })
    if (ended > 0) await addAct(sql, outlet, { actor, what: 'withdraw-pass', on: name, changed: {} }, nowMs)
    return ok(NOTHING)
  })
}

export function changeRights(
  world: World,
  hand: Hand,
  name: string,
  wished: readonly Right[],
): DoneTo<Nothing, 'last-person' | 'invalid'> {
  const { at: outlet } = hand
  return toPerson(world, hand, name, async (sql, person, nowMs) => {
    const rights = rightsFor(outlet, wished)
    if (rights === null) return refuse('invalid')
    if (rights.join() === person.rights.join()) return ok(NOTHING)
    if (await isLast(sql, hand, name, held => ({ ...held, rights }))) return refuse('last-person')
    await setRightsIn(sql, hand, person, rights, nowMs)
    return ok(NOTHING)
  })
}

/** What stands under the name of before stays so. They come in again by what they have. */
export function renamePerson(
  world: World,
  hand: Hand,
  name: string,
  to: string,
): DoneTo<Nothing, 'person-exists'> {
  const { actor, at: outlet } = hand
  return toPerson(world, hand, name, async (sql, _person, nowMs) => {
    if (to === name) return ok(NOTHING)
    if ((await findPerson(sql, { outlet, person: to })) !== null) return refuse('person-exists')
    await renameOne(sql, { outlet, person: name }, to, nowMs)
    const changed = { name: { from: name, to } }
    await addAct(sql, outlet, { actor, what: 'rename-person', on: to, changed }, nowMs)
    return ok(NOTHING)
  })
}

export function endPerson(world: World, hand: Hand, name: string): DoneTo<Nothing, 'last-person'> {
  return toPerson(world, hand, name, async (sql, _known, nowMs) => {
    if (await isLast(sql, hand, name, () => null)) return refuse('last-person')
    await endIn(sql, hand, name, nowMs)
    return ok(NOTHING)
  })
}

/** By an officer, where nobody of the outlet can: whoever comes may everything there. */
export async function addFirstManager(
  world: World,
  hand: Hand,
  name: string,
): Done<GivenPass, 'unknown-outlet' | 'has-manager' | 'person-exists' | 'person-ended' | 'invalid'> {
  const { at, doors, actor } = hand
  const [outlet, holders] = await world.storage.read(async sql => [
    await findOutlet(sql, at),
    await holdersAt(sql, at),
  ])
  if (outlet === null) return refuse('unknown-outlet')
  if (someoneMayUndo(holders, doors)) return refuse('has-manager')
  const known = holders.find(person => person.name === name)
  if (known === undefined) return addPerson(world, hand, { name, rights: OUTLET_RIGHTS, again: false })
  if (!known.rights.includes('people')) return refuse('person-exists')
  return byHand(world, hand, async sql =>
    ok(await addPassFor(sql, world, actor, { outlet: at, person: name })),
  )
}
