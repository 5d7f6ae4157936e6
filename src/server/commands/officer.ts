import { randomInt } from 'node:crypto'
import { AT_THE_CONSOLE } from '../../domain/actor.ts'
import { strongPin } from '../../domain/pin.ts'
import { ConfigError } from '../config.ts'
import { pinsOf } from '../secrets.ts'
import { addAct, OF_THE_CITY } from '../storage/statements/acts/acts.ts'
import { saveOfficer } from '../storage/statements/staff/officers.ts'
import { isAllDemo } from '../usecases/hub/adopt.ts'
import type { Command } from './command.ts'

const PIN_DIGITS = 6

/** Tells a new PIN for an officer of the agency, where all outlets are a demo's. */
export const officer: Command = {
  usage: 'NAME',
  async run({ open, say }, name = '') {
    const pin = strongPin(() => String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0'))
    await open(async world => {
      if (!(await isAllDemo(world)))
        throw new ConfigError('officers sign in by PIN only where all outlets are part of a demo')
      const hashes = await pinsOf(world.keys).hash(pin)
      await world.storage.writeCity(async sql => {
        await saveOfficer(sql, name, hashes)
        const done = { actor: AT_THE_CONSOLE, what: 'give-pin', on: name, changed: {} } as const
        await addAct(sql, OF_THE_CITY, done, world.clock.now())
      })
    })
    say(`${name} ${pin}`)
    return 0
  },
}
