import { initCity } from '../city/init.ts'
import { forgetDemo } from '../demo/ensure.ts'
import { pinsOf } from '../secrets.ts'
import type { Command } from './command.ts'

/** Makes a city of one's own from a file; does not serve it. */
export const init: Command = {
  usage: 'FILE',
  async run({ config, place, worldOf, say }, file = '') {
    await initCity(file, {
      dataDir: config.dataDir,
      place,
      worldOf,
      pinsOf,
      before: () => forgetDemo(config),
      say,
    })
    return 0
  },
}
