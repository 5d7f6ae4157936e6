/** Webhooks at the terminal: made, looked at, ended, told again. */
import { AT_THE_CONSOLE } from '../../domain/actor.ts'
import type { OutletId, RecipientId } from '../../domain/ids.ts'
import { ConfigError } from '../config.ts'
import type { RecipientState } from '../storage/statements/tellers/recipients.ts'
import { addWebhook, allHooks, hookSecret, removeWebhook, replayWebhook } from '../usecases/webhooks/hooks.ts'
import type { Command } from './command.ts'

const NUMBER = /^[1-9]\d{0,14}$/

function stateOf(hook: RecipientState): string {
  const { recipient, address, number, endedAt, waiting, dead, firstDead, fault } = hook
  const parts = [
    `told up to ${number}`,
    ...(waiting > 0 ? [`${waiting} waiting`] : []),
    ...(dead > 0 ? [`dead letters: ${dead}, from ${firstDead} on`] : []),
    ...(endedAt === null ? [] : ['ended by its receiver (410)']),
    ...(fault === null ? [] : [`last fault: ${fault}`]),
  ]
  return `${recipient}  ${address}  ${parts.join(', ')}`
}

function unknown(outlet: OutletId, hook: RecipientId): ConfigError {
  return new ConfigError(`${outlet} has no webhook ${hook}: npm start -- webhooks ${outlet} lists them`)
}

/** Tells an address of every document from now on. */
const add: Command = {
  usage: 'OUTLET URL',
  async run({ open, say }, outlet = '', url = '') {
    const added = await open(world => addWebhook(world, AT_THE_CONSOLE, outlet, url))
    if (!added.ok)
      throw new ConfigError(
        added.refusal.code === 'invalid'
          ? `${url} is no address of a receiver: http or https, no password in it`
          : `no outlet ${outlet} with a log here`,
      )
    const { hook, secret, from } = added.value
    say(`webhook ${hook} is told of ${outlet}'s documents from number ${from} on`)
    say(`its receiver checks signatures with ${secret}`)
    say(`npm start -- webhook-replay ${outlet} ${hook} 1 tells it of those before, too`)
    return 0
  },
}

/** Lists hooks with how far they are, of one outlet with their secrets. */
const list: Command = {
  usage: '[OUTLET]',
  async run({ open, say }, outlet) {
    await open(async world => {
      for (const hook of await world.storage.read(sql => allHooks(sql, outlet))) {
        say(`${hook.outlet}  ${stateOf(hook)}`)
        if (outlet !== undefined) say(`  secret ${hookSecret(world, hook.outlet, hook.recipient)}`)
      }
    })
    return 0
  },
}

/** Forgets a hook and what it has not taken. */
const remove: Command = {
  usage: 'OUTLET HOOK',
  async run({ open, say }, outlet = '', hook = '') {
    if (!(await open(world => removeWebhook(world, AT_THE_CONSOLE, outlet, hook))))
      throw unknown(outlet, hook)
    say(`webhook ${hook} is told no more`)
    return 0
  },
}

/** Dead letters again, or everything from a number on. */
const replay: Command = {
  usage: 'OUTLET HOOK [FROM]',
  async run({ open, say }, outlet = '', hook = '', from) {
    if (from !== undefined && !NUMBER.test(from)) throw new ConfigError(`${from} is no document's number`)
    const many = await open(world =>
      replayWebhook(world, AT_THE_CONSOLE, outlet, hook, from === undefined ? undefined : Number(from)),
    )
    if (many === null) throw unknown(outlet, hook)
    say(`to be told again while the program runs: ${many}`)
    return 0
  },
}

export const WEBHOOK_COMMANDS = {
  webhooks: list,
  'webhook-add': add,
  'webhook-remove': remove,
  'webhook-replay': replay,
}
