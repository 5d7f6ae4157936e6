import { initCity } from '../city/init.ts'
import { EMPTY_CITY, readCity } from '../city/read-city.ts'
import { ConfigError } from '../config.ts'
import { forgetDemo } from '../demo/ensure.ts'
import { pinsOf } from '../secrets.ts'
import type { Command } from './command.ts'
import { nameOf } from './pass.ts'
import { toldPass } from './told-pass.ts'

/** Of the agency, where nobody was named. */
const FIRST_OFFICER = 'Dinas'
const FILE = /\.json$/i

/**
 * Makes a city of one's own, from a file or with nothing in it yet, and tells the passes by which its first people come in;
 * does not serve it.
 */
export const init: Command = {
  usage: '[FILE] [NAME]',
  async run({ config, place, worldOf, say }, ...args) {
    const { file, officer } = said(args)
    await initCity(file === null ? EMPTY_CITY : readCity(file), {
      dataDir: config.dataDir,
      place,
      worldOf,
      pinsOf,
      officer,
      before: () => forgetDemo(config),
      say,
      sayPass: (person, given) => say(toldPass(config, person, given)),
    })
    return 0
  },
}

/** What ends as such a file does is one; anything else that stands alone is whose pass it is. */
function said([first, second]: readonly string[]): { file: string | null; officer: string } {
  if (first === undefined) return { file: null, officer: FIRST_OFFICER }
  if (FILE.test(first)) return { file: first, officer: nameOf(second ?? FIRST_OFFICER) }
  if (second === undefined && !/[./\\]/.test(first)) return { file: null, officer: nameOf(first) }
  throw new ConfigError(`${first}: the file of a city ends in .json`)
}
