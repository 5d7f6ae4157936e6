import { formatKey } from '../../log/note.ts'
import { ConfigError } from '../config.ts'
import { keyFiles } from '../log-files.ts'
import { rotateKey } from '../usecases/log/open-logs.ts'
import type { Command } from './command.ts'

/** A new key signs an outlet's log from now on, in the running program too. */
export const rotate: Command = {
  usage: 'OUTLET [stolen]',
  async run({ config, open, say }, outlet = '', why) {
    if (why !== undefined && why !== 'stolen') throw new ConfigError(`${why}: only "stolen" may stand there`)
    const key = await open(world => rotateKey(world, keyFiles(config.dataDir), outlet, why === 'stolen'))
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
