import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '../config.ts'
import { verifierPage } from '../routes/verifier.ts'
import type { Command } from './command.ts'

/** Writes the check that stands alone, with the hub's key in it, to be handed out. */
export const verifier: Command = {
  usage: 'FILE',
  async run({ config, dist, say }, file = '') {
    if (config.hub === null)
      throw new ConfigError('no hub is set: HUB_URL and HUB_KEY say whose key belongs into it')
    writeFileSync(file, verifierPage(join(dist, 'client'), config.hub.key))
    say(`${file} checks papers with the key ${config.hub.key}`)
    return 0
  },
}
