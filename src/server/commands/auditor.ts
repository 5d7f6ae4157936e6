import { AT_THE_CONSOLE } from '../../domain/actor.ts'
import { ConfigError } from '../config.ts'
import { addAct, OF_THE_CITY } from '../storage/statements/acts/acts.ts'
import { addAuditor, removeAuditors } from '../storage/statements/hub/auditors.ts'
import { hashOf, newSecret } from '../usecases/world.ts'
import type { Command } from './command.ts'

/** A token by which somebody may read entries; or takes all of that name's away. It is told once and kept as a hash. */
export const auditor: Command = {
  usage: 'NAME [remove]',
  async run({ open, say }, name = '', what) {
    if (what !== undefined && what !== 'remove')
      throw new ConfigError(`${what}: only "remove" may stand there`)
    await open(async world => {
      if (what === 'remove') {
        const removed = await world.storage.writeCity(async sql => {
          const ended = await removeAuditors(sql, name)
          const done = { actor: AT_THE_CONSOLE, what: 'end-tokens', on: name, changed: { ended } } as const
          if (ended > 0) await addAct(sql, OF_THE_CITY, done, world.clock.now())
          return ended
        })
        return say(`${removed} of ${name}'s tokens open nothing any more`)
      }
      const token = newSecret(world)
      await world.storage.writeCity(async sql => {
        await addAuditor(sql, hashOf(token), name, world.clock.now())
        const done = { actor: AT_THE_CONSOLE, what: 'give-token', on: name, changed: {} } as const
        await addAct(sql, OF_THE_CITY, done, world.clock.now())
      })
      say(`${name} reads entries with  Authorization: Bearer ${token}`)
    })
    return 0
  },
}
