import { AT_THE_CONSOLE } from '../../domain/actor.ts'
import { shownCode } from '../../domain/passkey.ts'
import { tidy } from '../../domain/typed.ts'
import { type Config, ConfigError } from '../config.ts'
import { findOutlet } from '../storage/statements/city/outlets.ts'
import { type GivenPass, giveOfficerPass, giveStaffPass } from '../usecases/people/passes.ts'
import type { World } from '../usecases/world.ts'
import type { Command } from './command.ts'

const NAME_MAX = 60

/**
 * Tells a pass: for the first officer of the agency and for whoever has lost every passkey, or for a person of an outlet whose
 * program has no agency.
 */
export const pass: Command = {
  usage: 'NAME [OUTLET]',
  async run({ config, open, say }, typed = '', slug) {
    const name = tidy(typed)
    if (name === '' || name.length > NAME_MAX) throw new ConfigError(`a name has 1 to ${NAME_MAX} characters`)
    const { code } = await open(world =>
      slug === undefined ? officersPass(world, name) : staffPass(world, name, slug),
    )
    say(`${name} opens this link once, within half an hour, and makes a passkey:`)
    say(`${addressOf(config)}/pass#${shownCode(code)}`)
    return 0
  },
}

const officersPass = (world: World, name: string) => giveOfficerPass(world, AT_THE_CONSOLE, name)

async function staffPass(world: World, name: string, slug: string): Promise<GivenPass> {
  const outlet = await world.storage.read(sql => findOutlet(sql, slug))
  if (outlet === null) throw new ConfigError(`no outlet ${slug} here`)
  const given = await giveStaffPass(world, AT_THE_CONSOLE, outlet, name)
  if (!given.ok) throw new ConfigError(`nobody of that name is at ${slug}`)
  return given.value
}

/** Of a host at which browsers make passkeys: the one that was set, or this machine as itself. */
function addressOf({ publicUrl, port }: Config): string {
  return publicUrl ?? `http://localhost:${port}`
}
