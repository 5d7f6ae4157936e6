import { AT_THE_CONSOLE } from '../../domain/actor.ts'
import { tidy } from '../../domain/typed.ts'
import { ConfigError } from '../config.ts'
import { findOutlet } from '../storage/statements/city/outlets.ts'
import { type GivenPass, giveOfficerPass, giveStaffPass } from '../usecases/people/passes.ts'
import type { World } from '../usecases/world.ts'
import type { Command } from './command.ts'
import { toldPass } from './told-pass.ts'

const NAME_MAX = 60

/**
 * Tells a pass: for the first officer of the agency and for whoever has lost every passkey, or for a person of an outlet whose
 * program has no agency.
 */
export const pass: Command = {
  usage: 'NAME [OUTLET]',
  async run({ config, open, say }, typed = '', slug) {
    const name = nameOf(typed)
    const given = await open(world =>
      slug === undefined ? officersPass(world, name) : staffPass(world, name, slug),
    )
    say(toldPass(config, name, given))
    return 0
  },
}

/** A person's name as it was typed. */
export function nameOf(typed: string): string {
  const name = tidy(typed)
  if (name !== '' && name.length <= NAME_MAX) return name
  throw new ConfigError(`a name has 1 to ${NAME_MAX} characters`)
}

const officersPass = (world: World, name: string) => giveOfficerPass(world, AT_THE_CONSOLE, name)

async function staffPass(world: World, name: string, slug: string): Promise<GivenPass> {
  const outlet = await world.storage.read(sql => findOutlet(sql, slug))
  if (outlet === null) throw new ConfigError(`no outlet ${slug} here`)
  const given = await giveStaffPass(world, AT_THE_CONSOLE, outlet, name)
  if (!given.ok) throw new ConfigError(`nobody of that name is at ${slug}`)
  return given.value
}
