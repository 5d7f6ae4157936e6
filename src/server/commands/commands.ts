/** The commands behind `npm start --`, by name. */
import { ConfigError } from '../config.ts'
import { acceptLossOf } from './accept-loss.ts'
import { audit } from './audit.ts'
import { auditor } from './auditor.ts'
import { backup } from './backup.ts'
import type { Command } from './command.ts'
import { enrol } from './enrol.ts'
import { evaluate } from './evaluate.ts'
import { exportTiles } from './export-tiles.ts'
import { GATEWAY_COMMANDS } from './gateways.ts'
import { adopt, card } from './hub.ts'
import { init } from './init.ts'
import { newest } from './newest.ts'
import { officer } from './officer.ts'
import { pass } from './pass.ts'
import { reread } from './reread.ts'
import { restore } from './restore.ts'
import { rotate } from './rotate.ts'
import { verifier } from './verifier.ts'
import { verify } from './verify.ts'
import { WEBHOOK_COMMANDS } from './webhooks.ts'

const COMMANDS: Readonly<Record<string, Command>> = {
  init,
  enrol,
  rotate,
  card,
  adopt,
  backup,
  restore,
  newest,
  'accept-loss': acceptLossOf,
  officer,
  pass,
  verify,
  verifier,
  audit,
  auditor,
  reread,
  'export-tiles': exportTiles,
  evaluate,
  ...WEBHOOK_COMMANDS,
  ...GATEWAY_COMMANDS,
}

/** The command of that name, if it can do with so many arguments. */
export function commandNamed(name: string, args: readonly string[]): Command {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined)
    throw new ConfigError(`${name} is no command; there are ${Object.keys(COMMANDS).sort().join(', ')}`)
  const words = command.usage === '' ? [] : command.usage.split(' ')
  const needed = words.filter(word => !word.startsWith('[')).length
  if (args.length < needed || args.length > words.length)
    throw new ConfigError(`it is used so: npm start -- ${name} ${command.usage}`)
  return command
}
