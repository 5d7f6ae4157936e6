import { ConfigError } from '../config.ts'
import { findOutlet } from '../storage/statements/city/outlets.ts'
import { dayOfEntryAt, readAnew } from '../usecases/folds/fold.ts'
import { FOLDS } from '../usecases/folds/list.ts'
import type { Command } from './command.ts'

/** Forgets what a reader of the log has made of an outlet's, and makes it anew; also while the program runs. */
export const reread: Command = {
  usage: 'FOLD OUTLET',
  async run({ open, say }, name = '', slug = '') {
    const fold = FOLDS.find(one => one.name === name)
    if (fold === undefined)
      throw new ConfigError(`nothing that reads the log is called ${name}; there is ${named(FOLDS)}`)
    await open(async world => {
      const outlet = await world.storage.read(sql => findOutlet(sql, slug))
      if (outlet === null) throw new ConfigError(`no outlet ${slug} here`)
      const entries = await readAnew(world, fold, slug, dayOfEntryAt(outlet))
      say(`${name} of ${slug}: made anew from ${entries} entries`)
    })
    return 0
  },
}

function named(folds: readonly { readonly name: string }[]): string {
  return folds.map(({ name }) => name).join(', ')
}
