/** Gateways at the terminal: made, looked at, ended. */
import { AT_THE_CONSOLE } from '../../domain/actor.ts'
import { ConfigError } from '../config.ts'
import { addGateway, allGateways, removeGateway } from '../usecases/escalation/gateways.ts'
import { hookSecret } from '../usecases/webhooks/hooks.ts'
import type { Command } from './command.ts'

/** Tells a program of the hotel's of orders that nobody sees, so that it brings that to a phone. */
const add: Command = {
  usage: 'OUTLET URL',
  async run({ open, say }, outlet = '', url = '') {
    const added = await open(world => addGateway(world, AT_THE_CONSOLE, outlet, url))
    if (!added.ok)
      throw new ConfigError(
        added.refusal.code === 'invalid'
          ? `${url} is no address of a gateway: http or https, no password in it`
          : `no outlet ${outlet} here`,
      )
    const { hook, secret } = added.value
    say(`gateway ${hook} is told when an order of ${outlet} is unseen for two minutes, and after five`)
    say(`it checks signatures with ${secret}`)
    return 0
  },
}

/** Lists gateways, of one outlet with their secrets. */
const list: Command = {
  usage: '[OUTLET]',
  async run({ open, say }, outlet) {
    await open(async world => {
      for (const { outlet: of, recipient, address, endedAt } of await world.storage.read(sql =>
        allGateways(sql, outlet),
      )) {
        say(`${of}  ${recipient}  ${address}${endedAt === null ? '' : '  ended by its receiver (410)'}`)
        if (outlet !== undefined) say(`  secret ${hookSecret(world, of, recipient)}`)
      }
    })
    return 0
  },
}

/** Tells it no more. */
const remove: Command = {
  usage: 'OUTLET GATEWAY',
  async run({ open, say }, outlet = '', gateway = '') {
    if (!(await open(world => removeGateway(world, AT_THE_CONSOLE, outlet, gateway))))
      throw new ConfigError(`${outlet} has no gateway ${gateway}: npm start -- gateways ${outlet} lists them`)
    say(`gateway ${gateway} is told no more`)
    return 0
  },
}

export const GATEWAY_COMMANDS = { gateways: list, 'gateway-add': add, 'gateway-remove': remove }
