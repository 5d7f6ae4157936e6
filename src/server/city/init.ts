/**
 * `npm start -- init`: a city of one's own, without demo, without history. Whoever is first is told a pass, and each outlet
 * the short code that enrols its first terminal; from there they go on.
 */

import { AT_THE_CONSOLE } from '../../domain/actor.ts'
import type { OutletId } from '../../domain/ids.ts'
import { mayManage } from '../../domain/staff.ts'
import { ConfigError } from '../config.ts'
import type { Keys } from '../ports.ts'
import { findOutlet } from '../storage/statements/city/outlets.ts'
import type { Storage } from '../storage/storage.ts'
import { type Founding, foundRegister, type OutletPlan, openOutlet } from '../usecases/city/found-city.ts'
import { type GivenPass, giveOfficerPass, giveStaffPass } from '../usecases/people/passes.ts'
import { offerEnrolment } from '../usecases/staff/enrol.ts'
import type { Pins } from '../usecases/staff/sign-in.ts'
import type { World } from '../usecases/world.ts'
import { findCity } from './data-dir.ts'
import type { CityPlace } from './place.ts'
import type { CityPlan } from './read-city.ts'
import { knowKey } from './settle.ts'

export interface InitOptions {
  readonly dataDir: string
  readonly place: CityPlace
  /** A world over the new city's storage. */
  readonly worldOf: (storage: Storage) => World
  readonly pinsOf: (keys: Keys) => Pins
  /** Who is first at the agency. */
  readonly officer: string
  /** Runs when the city is whole and not yet in place. */
  readonly before: () => void
  readonly say: (line: string) => void
  readonly sayPass: (person: string, given: GivenPass) => void
}

export async function initCity(city: CityPlan, options: InitOptions): Promise<void> {
  const { dataDir, place, worldOf, pinsOf, officer, before, say, sayPass } = options
  if ((await findCity({ dataDir }, place)).hasCity)
    throw new ConfigError(
      'there is a city already: set DATA_DIR to an empty folder, or DATABASE_URL to an empty database',
    )
  await place.make(async storage => {
    const world = worldOf(storage)
    // Made with its key, though nothing in it may need one yet.
    await knowKey(world, { dataDir })
    const founding = { ...world, hashPin: pinsOf(world.keys).hash }
    await foundRegister(founding, city.register)
    for (const plan of city.outlets) await openWithTerminal(plan, founding, options)
    sayPass(officer, await giveOfficerPass(world, AT_THE_CONSOLE, officer))
  }, before)
  say(`The city is in ${place.name}, its keys in ${dataDir}: npm start serves it.`)
  say('npm start -- pass NAME tells a new pass, npm start -- enrol OUTLET a new code.')
}

async function openWithTerminal(
  plan: OutletPlan,
  world: World & Founding,
  { say, sayPass }: Pick<InitOptions, 'say' | 'sayPass'>,
): Promise<void> {
  const { outlet, staff } = plan
  await openOutlet(world, plan)
  await offerTerminal(outlet.slug, world, line => say(`${outlet.name}: ${line}`))
  const managers = staff.filter(({ role }) => mayManage(role))
  const [first] = managers
  if (first === undefined || managers.some(({ pin }) => pin !== null)) return
  const given = await giveStaffPass(world, AT_THE_CONSOLE, outlet, first.name)
  if (given.ok) sayPass(`${outlet.name}: ${first.name}`, given.value)
}

/** A new code, for an outlet whose terminals are all gone. */
export async function offerTerminal(
  slug: OutletId,
  world: World,
  say: (line: string) => void,
): Promise<void> {
  const outlet = await world.storage.read(sql => findOutlet(sql, slug))
  if (outlet === null) throw new ConfigError(`no outlet ${slug} here`)
  const offered = await offerEnrolment(world, outlet, AT_THE_CONSOLE, { for: 'terminal' })
  if (offered.ok) say(`enrol a terminal at /desk/${slug} with ${offered.value.code}, within ten minutes`)
}
