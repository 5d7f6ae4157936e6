import { AT_THE_CONSOLE } from '../../domain/actor.ts'
import { formatKey } from '../../log/note.ts'
import { ConfigError } from '../config.ts'
import { keyFiles } from '../log-files.ts'
import { findLog } from '../storage/statements/log/logs.ts'
import { rotateKey } from '../usecases/log/open-logs.ts'
import { AGENCY, agencyKey } from './agency.ts'
import { type Command, confirmed } from './command.ts'

/** A new key signs an outlet's log from now on, in the running program too. */
export const rotate: Command = {
  usage: 'OUTLET [stolen] [--yes]',
  async run(at, outlet = '', why, yes) {
    const { config, open, ask, say } = at
    if (why !== undefined && why !== 'stolen') throw new ConfigError(`${why}: only "stolen" may stand there`)
    if (outlet === AGENCY) return open(world => agencyKey(at, world, { isStolen: why === 'stolen', yes }))
    if (why === 'stolen') {
      const log = await open(world => world.storage.read(sql => findLog(sql, outlet)))
      if (log === null) throw new ConfigError(`no outlet ${outlet} with a log here`)
      const lost = log.signedSize - log.witnessedSize
      say(
        `Once its key is said to be stolen, what it signed after document ${log.witnessedSize} counts no more: ${lost} of ${outlet}'s papers until a hub has seen them. This cannot be taken back.`,
      )
      await confirmed({ ask, outlet, yes, command: `rotate ${outlet} stolen` })
    }
    const key = await open(world =>
      rotateKey(world, AT_THE_CONSOLE, keyFiles(config.dataDir), outlet, why === 'stolen'),
    )
    if (key === null) throw new ConfigError(`no outlet ${outlet} with a log here`)
    say(`${outlet} signs with ${formatKey(key)}`)
    say(
      why === 'stolen'
        ? 'The key before counts up to what the hub has witnessed, and no further.'
        : 'The key before counts up to what it has signed.',
    )
    if (config.hub !== null) say(`The hub must be told: npm start -- card ${outlet}`)
    return 0
  },
}
