/**
 * `npm start -- init city.json`: a city of one's own, without demo, without history. Each outlet is told the short code
 * that enrols its first terminal; from there its manager goes on.
 */
import { existsSync } from 'node:fs'
import { type Config, ConfigError } from '../config.ts'
import { findOutlet } from '../storage/statements/outlets.ts'
import { offerEnrolment } from '../usecases/enrol.ts'
import { type Founding, foundRegister, type OutletPlan, openOutlet } from '../usecases/found-city.ts'
import type { World } from '../usecases/world.ts'
import { makeAside } from './aside.ts'
import { readCity } from './read-city.ts'

export interface InitOptions {
  readonly config: Config
  /** Where the database will stand. */
  readonly path: string
  /** A world over a new file. */
  readonly open: (path: string) => World
  readonly hashPin: Founding['hashPin']
  readonly say: (line: string) => void
}

export async function initCity(file: string, options: InitOptions): Promise<void> {
  const { config, path, open, hashPin, say } = options
  if (existsSync(path))
    throw new ConfigError(`${config.dataDir} has a city already: set DATA_DIR to an empty folder`)
  const city = readCity(file)
  await makeAside(path, async making => {
    const world = open(making)
    await foundRegister({ ...world, hashPin }, city.register)
    for (const plan of city.outlets) await openWithTerminal(plan, { ...world, hashPin }, say)
    await world.storage.close()
  })
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

/** A new code, for an outlet whose terminals are all gone. Whoever may run this may read the database anyway. */
export async function offerTerminal(slug: string, world: World, say: (line: string) => void): Promise<void> {
  const outlet = await world.storage.read(sql => findOutlet(sql, slug))
  if (outlet === null) throw new ConfigError(`no outlet ${slug} here`)
  const offered = await offerEnrolment(world, { outlet, staff: 'enrol' }, { for: 'terminal' })
  if (offered.ok) say(`enrol a terminal at /desk/${slug} with ${offered.value.code}, within ten minutes`)
}
