/**
 * `npm start -- init city.json`: a city of one's own, without demo, without history. Each outlet is told the short code
 * that enrols its first terminal; from there its manager goes on.
 */

import { AT_THE_CONSOLE } from '../../domain/actor.ts'
import type { OutletId } from '../../domain/ids.ts'
import { ConfigError } from '../config.ts'
import type { Keys } from '../ports.ts'
import { findOutlet } from '../storage/statements/city/outlets.ts'
import type { Storage } from '../storage/storage.ts'
import { type Founding, foundRegister, type OutletPlan, openOutlet } from '../usecases/city/found-city.ts'
import { offerEnrolment } from '../usecases/staff/enrol.ts'
import type { Pins } from '../usecases/staff/sign-in.ts'
import type { World } from '../usecases/world.ts'
import { findCity } from './data-dir.ts'
import type { CityPlace } from './place.ts'
import { readCity } from './read-city.ts'

export interface InitOptions {
  readonly dataDir: string
  readonly place: CityPlace
  /** A world over the new city's storage. */
  readonly worldOf: (storage: Storage) => World
  readonly pinsOf: (keys: Keys) => Pins
  /** Runs when the city is whole and not yet in place. */
  readonly before: () => void
  readonly say: (line: string) => void
}

export async function initCity(
  file: string,
  { dataDir, place, worldOf, pinsOf, before, say }: InitOptions,
): Promise<void> {
  if ((await findCity({ dataDir }, place)).hasCity)
    throw new ConfigError(
      'there is a city already: set DATA_DIR to an empty folder, or DATABASE_URL to an empty database',
    )
  const city = readCity(file)
  await place.make(async storage => {
    const world = worldOf(storage)
    const founding = { ...world, hashPin: pinsOf(world.keys).hash }
    await foundRegister(founding, city.register)
    for (const plan of city.outlets) await openWithTerminal(plan, founding, say)
  }, before)
  say(`The city is in ${place.name}, its keys in ${dataDir}: npm start serves it.`)
  say('npm start -- enrol OUTLET tells a new code.')
}

async function openWithTerminal(
  plan: OutletPlan,
  world: World & Founding,
  say: InitOptions['say'],
): Promise<void> {
  await openOutlet(world, plan)
  await offerTerminal(plan.outlet.slug, world, line => say(`${plan.outlet.name}: ${line}`))
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
