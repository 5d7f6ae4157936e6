/**
 * People of an outlet as a sheet says them. Who is added comes in by a pass that is given later, by hand: nothing that lets
 * anybody in stands in a sheet. Nobody takes away the last person who could undo it, in many rows no more than in one.
 */
import type { ActorOf } from '../../../domain/actor.ts'
import { type Doors, leavesNobody, PEOPLE_MAX, rightsFor } from '../../../domain/people.ts'
import { OUTLET_RIGHTS, type Right } from '../../../domain/rights.ts'
import type { CellFault, CellValue } from '../../../domain/sheets/cell.ts'
import type { Known } from '../../../domain/sheets/column.ts'
import { type Outcome, refused } from '../../../domain/sheets/compare.ts'
import { passkeysOf } from '../../storage/statements/people/passkeys.ts'
import { findPerson, type KnownPerson, peopleAt } from '../../storage/statements/people/people.ts'
import type { Sql } from '../../storage/storage.ts'
import { endIn, putIn, setRightsIn } from '../people/change-people.ts'
import { type Hand, holdersAt, isLast, mayStill } from '../people/hand.ts'
import type { Keeper, Setting, Written } from './keeper.ts'

type Manager = ActorOf<'manager'>

const handOf = (manager: Manager, doors: Doors): Hand => ({ actor: manager, at: manager.outlet.slug, doors })

export function peopleKeeper(doors: Doors): Keeper<Manager> {
  return {
    known: async (sql, _world, { outlet }) => (await peopleAt(sql, outlet.slug)).map(toKnown),
    references: async () => ({}),
    check: (sql, _world, manager, outcomes) => check(sql, handOf(manager, doors), outcomes),
    add: async (to, manager, rows) => {
      const keys = rows.map(row => String(row.name))
      for (const [i, key] of keys.entries())
        await putIn(to.sql, handOf(manager, doors), key, rightsIn(rows[i]?.rights), to.atMs)
      return keys
    },
    set: async (to, manager, changes) => {
      for (const change of changes) await setOne(to, handOf(manager, doors), change)
    },
    remove: (to, manager, keys) => removeAll(to, handOf(manager, doors), keys),
    keeps: async (to, manager, change) =>
      (await mayPutBack(to, handOf(manager, doors), change)) ? null : 'in-use',
    one: async (sql, { outlet }, key) => {
      const person = await findPerson(sql, { outlet: outlet.slug, person: key })
      return person === null || person.renamedTo !== null ? null : toKnown(person)
    },
  }
}

function toKnown({ name, rights, endedAt }: KnownPerson): Known {
  return { key: name, cells: { name, rights: [...rights], ended: endedAt !== null } }
}

function rightsIn(value: CellValue | null | undefined): readonly Right[] {
  return typeof value === 'object' && value !== null
    ? OUTLET_RIGHTS.filter(right => value.includes(right))
    : []
}

/** Ended, back again, or with other rights; each is an act. */
async function setOne({ sql, atMs }: Written, hand: Hand, { key, cells }: Setting): Promise<void> {
  const person = await findPerson(sql, { outlet: hand.at, person: key })
  if (person === null) return
  const rights = cells.rights === undefined ? person.rights : rightsIn(cells.rights)
  if (cells.ended === true) return endIn(sql, hand, key, atMs)
  if (person.endedAt !== null) return putIn(sql, hand, key, rights, atMs)
  if (rights.join() !== person.rights.join()) await setRightsIn(sql, hand, person, rights, atMs)
}

/** Who has come in since is somebody's, and stays. */
async function removeAll({ sql, atMs }: Written, hand: Hand, keys: readonly string[]): Promise<string[]> {
  const used: string[] = []
  for (const key of keys) {
    const mayGo = !(await hasComeIn(sql, hand, key)) && !(await isLast(sql, hand, key, () => null))
    if (mayGo) await endIn(sql, hand, key, atMs)
    else used.push(key)
  }
  return used
}

async function hasComeIn(sql: Sql, { at: outlet }: Hand, person: string): Promise<boolean> {
  const known = await findPerson(sql, { outlet, person })
  const passkeys = await passkeysOf(sql, { outlet, person })
  return known?.hasPin === true || known?.heardAt != null || passkeys.length > 0
}

async function mayPutBack({ sql }: Written, hand: Hand, { key, cells }: Setting): Promise<boolean> {
  const rights = rightsIn(cells.rights)
  return cells.rights === undefined || !(await isLast(sql, hand, key, held => ({ ...held, rights })))
}

async function check(sql: Sql, hand: Hand, outcomes: readonly Outcome[]): Promise<readonly Outcome[]> {
  const before = await holdersAt(sql, hand.at)
  const isMine = await mayStill(sql, hand)
  const turned = new Map(
    outcomes.flatMap(one => (one.state === 'changed' && one.key !== null ? [[one.key, one] as const] : [])),
  )
  const after = before.flatMap(person => {
    const changes = turned.get(person.name)?.changes ?? {}
    if (changes.ended?.to === true) return []
    return changes.rights === undefined ? [person] : [{ ...person, rights: rightsIn(changes.rights.to) }]
  })
  const isLeftAlone = leavesNobody(before, after, hand.doors)
  let places = PEOPLE_MAX - after.length
  const judged: Outcome[] = []
  for (const outcome of outcomes) {
    const fault = isMine
      ? ((await faultOf(sql, hand, outcome, isLeftAlone)) ??
        (outcome.state === 'new' && --places < 0 ? tooMany : null))
      : notAllowed
    judged.push(fault === null ? outcome : refused(outcome, ...fault))
  }
  return judged
}

type Fault = readonly [column: string, fault: CellFault]
const notAllowed: Fault = ['name', { code: 'fixed' }]
const tooMany: Fault = ['name', { code: 'too-many', limit: PEOPLE_MAX }]

async function faultOf(sql: Sql, hand: Hand, outcome: Outcome, isLeftAlone: boolean): Promise<Fault | null> {
  const { state, changes } = outcome
  const { name, rights, ended } = changes
  if (rights !== undefined && rightsFor(hand.at, rightsIn(rights.to)) === null)
    return ['rights', { code: 'missing' }]
  const takesAway = ended?.to === true || (rights !== undefined && !rightsIn(rights.to).includes('people'))
  if (state === 'changed' && isLeftAlone && takesAway)
    return [ended === undefined ? 'rights' : 'ended', { code: 'last-person' }]
  if (state !== 'new') return null
  // Nobody is added to be gone.
  if (ended?.to === true) return ['ended', { code: 'unknown' }]
  const known = await findPerson(sql, { outlet: hand.at, person: String(name?.to) })
  if (known === null) return null
  return ['name', { code: known.renamedTo === null ? 'was-here' : 'taken' }]
}
