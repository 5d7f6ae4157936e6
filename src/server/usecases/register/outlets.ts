/** Outlets of the city: added with what their papers bear for ever, corrected, and ended without losing a document. */
import type { RegisteredOutlet } from '../../../contract/city-register.ts'
import { changesIn, type Sent, withChanges } from '../../../domain/fields.ts'
import type { OutletId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import {
  fieldsOfOutlet,
  newOutlet,
  OUTLET_FIELDS,
  type OutletBeginning,
  type OutletFields,
} from '../../../domain/register.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { toTimestamp } from '../../../domain/time.ts'
import {
  allOutlets,
  changeOutlet as changeBody,
  findKeptOutlet,
  holdOutlet,
  addOutlet as insertOutlet,
  setOutletVersion,
} from '../../storage/statements/city/outlets.ts'
import { openOrders } from '../../storage/statements/ordering/orders.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { renewMenu } from '../shelf/shelf.ts'
import type { World } from '../world.ts'
import { sayInAgencyLog } from './agency-log.ts'
import { type Deed, isAnother, metOn, noteDeed, type Officer } from './deed.ts'
import { viewOutlet } from './view.ts'

type Code = 'unknown-outlet' | 'changed-meanwhile' | 'wrong-standing' | 'open-orders'
type Answer<One extends string = Code> = Result<RegisteredOutlet, One>

export async function readOutlet(world: World, slug: OutletId): Promise<Answer<'unknown-outlet'>> {
  const outlet = await world.storage.read(sql => viewOutlet(sql, slug))
  return outlet === null ? refuse('unknown-outlet') : ok(outlet)
}

/** Neither its name in addresses nor the letters on its papers are another's, be that one ended. */
export async function beginOutlet(
  world: World,
  officer: Officer,
  beginning: OutletBeginning,
  isDemo: boolean,
): Promise<Answer<'name-taken'>> {
  return world.storage.writeCity<Answer<'name-taken'>>(async sql => {
    const known = await allOutlets(sql)
    const field = (['slug', 'mark'] as const).find(one => known.some(other => other[one] === beginning[one]))
    if (field !== undefined) return refuse('name-taken', { pointer: `/${field}` })
    const outlet = { ...newOutlet(beginning), demo: isDemo }
    await insertOutlet(sql, outlet)
    const { slug } = outlet
    await noteDeed(sql, world, officer, { thing: 'outlet', subject: slug, version: 1, deed: 'add' })
    await sayInAgencyLog(sql, world, officer, { deed: 'outlet', outlet })
    return ok(await view(sql, slug))
  })
}

export async function correctOutlet(
  world: World,
  officer: Officer,
  slug: OutletId,
  { version, fields }: { readonly version: number; readonly fields: Sent<OutletFields> },
): Promise<Answer> {
  const answer = await world.storage.writeCity<Answer>(async sql => {
    await holdOutlet(sql, slug)
    const kept = await findKeptOutlet(sql, slug)
    if (kept === null) return refuse('unknown-outlet')
    const now = fieldsOfOutlet(kept.outlet)
    const changes = changesIn(OUTLET_FIELDS, now, fields)
    if (changes.length === 0) return ok(await view(sql, slug))
    const met = await metOn(sql, { thing: 'outlet', subject: slug, version }, changes)
    if (met !== null) return met
    const next = (outlet: Outlet) => ({ ...outlet, ...withChanges(now, changes) })
    await save(sql, world, officer, { slug, version: kept.version, next }, { deed: 'correct', changes })
    return ok(await view(sql, slug))
  })
  return afterwards(world, answer)
}

/** Whoever waits for goods there gets them first. */
export async function endOutlet(
  world: World,
  officer: Officer,
  slug: OutletId,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Answer> {
  const answer = await world.storage.writeCity<Answer>(async sql => {
    await holdOutlet(sql, slug)
    const kept = await findKeptOutlet(sql, slug)
    if (kept === null) return refuse('unknown-outlet')
    const another = await isAnother(sql, { thing: 'outlet', subject: slug, version })
    if (another !== null) return another
    if (kept.outlet.ended !== undefined) return refuse('wrong-standing')
    const { read, unreadable } = await openOrders(sql, slug)
    const open = read.length + unreadable.length
    if (open > 0) return refuse('open-orders', { open })
    const ended = { at: toTimestamp(world.clock.now()), reason }
    const next = (outlet: Outlet) => ({ ...outlet, ended })
    await save(sql, world, officer, { slug, version: kept.version, next }, { deed: 'end', note: reason })
    return ok(await view(sql, slug))
  })
  return afterwards(world, answer)
}

async function save(
  sql: Transaction,
  world: World,
  officer: Officer,
  kept: {
    readonly slug: OutletId
    readonly version: number
    readonly next: (outlet: Outlet) => Outlet
  },
  done: Pick<Deed<'outlet'>, 'deed' | 'changes' | 'note'>,
): Promise<void> {
  const { slug } = kept
  const version = kept.version + 1
  const outlet = await changeBody(sql, slug, kept.next)
  if (outlet === null) throw new Error(`gone: ${slug}`)
  await setOutletVersion(sql, slug, version)
  await noteDeed(sql, world, officer, { thing: 'outlet', subject: slug, version, ...done })
  const said =
    done.deed === 'end'
      ? ({ deed: 'end-outlet', id: slug, note: done.note ?? '' } as const)
      : ({ deed: 'outlet', outlet } as const)
  await sayInAgencyLog(sql, world, officer, said)
}

async function view(sql: Sql, slug: OutletId): Promise<RegisteredOutlet> {
  const outlet = await viewOutlet(sql, slug)
  if (outlet === null) throw new Error(`gone: ${slug}`)
  return outlet
}

/** Its menu and whoever is there hear of it once it is committed. */
async function afterwards(world: World, answer: Answer): Promise<Answer> {
  if (!answer.ok) return answer
  const { slug } = answer.value
  await world.storage.write(slug, sql => renewMenu(sql, { slug }))
  return answer
}
