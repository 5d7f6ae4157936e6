import { ConfigError } from '../config.ts'
import { highWaterFiles, keyFiles } from '../log-files.ts'
import { sayNewest, standingOf, standingSays } from '../usecases/log/doubt.ts'
import type { Sealing } from '../usecases/log/seal.ts'
import type { World } from '../usecases/world.ts'
import { AGENCY, agencyNewest } from './agency.ts'
import { type Command, confirmed } from './command.ts'
import { noteWord } from './word.ts'

/** Who said it, when, and of how many documents: a line for each time. */
const WORDS = 'newest.ndjson'

/** A person's word that a copy is the newest there is; or what it lacks, and the ways out. */
export const newest: Command = {
  usage: 'OUTLET [--yes]',
  async run(at, outlet = '', yes) {
    const { config, open, ask, say } = at
    const { dataDir } = config
    const over = (world: World): Sealing => ({
      ...world,
      signer: keyFiles(dataDir),
      highWater: highWaterFiles(dataDir),
    })
    if (outlet === AGENCY) return open(world => agencyNewest(at, world, yes))
    return open(async world => {
      const standing = await standingOf(over(world), outlet)
      if (standing === null) throw new ConfigError(`no outlet ${outlet} with a log here`)
      say(standingSays(outlet, standing))
      if (standing.is === 'whole') return 0
      if (standing.is === 'lacking') {
        say(
          `That this copy is the newest cannot be said: what it lacks was signed for. Where nobody has it any more: npm start -- accept-loss ${outlet} --by NAME`,
        )
        return 1
      }
      const next = standing.documents + 1
      say(`Once this is said, the next document of ${outlet} is number ${next}.`)
      say(
        `If a paper numbered ${next} or higher is out, that number will then be on two papers, both signed.`,
      )
      await confirmed({ ask, outlet, yes, command: `newest ${outlet}` })
      await sayNewest(over(world), outlet)
      const path = noteWord(dataDir, WORDS, world.clock.now(), { outlet, documents: standing.documents })
      say(`${outlet} goes on at ${next}; noted in ${path}.`)
      return 0
    })
  },
}
