import { readFileSync, writeFileSync } from 'node:fs'
import { Card } from '../../contract/card.ts'
import { ConfigError } from '../config.ts'
import { adoptOutlet, cardOf, WrongCard } from '../usecases/hub/adopt.ts'
import type { Command } from './command.ts'

/** Tells what a hub must know of an outlet, and writes it to a file that is carried there by hand. */
export const card: Command = {
  usage: 'OUTLET [FILE]',
  async run({ open, say }, outlet = '', file) {
    const made = await open(world => cardOf(world, outlet))
    if (made === null) throw new ConfigError(`no outlet ${outlet} with a log here: has it been started once?`)
    const text = JSON.stringify(made, null, 2)
    const path = file ?? `${outlet}.card.json`
    writeFileSync(path, `${text}\n`)
    // Whoever sends this into a file has a card too.
    if (file === undefined) say(text)
    say(`${path}: carry it to the hub, and there: npm start -- adopt ${path}`)
    say(`Read the key to them over another way: ${made.key}`)
    return 0
  },
}

const SAYS = {
  adopted: 'is witnessed and mirrored from now on',
  'key-changed': 'signs with this key from now on; the one before counts up to what was witnessed',
  'known already': 'is known already with this key',
} as const

/** At the hub: takes an outlet on, or believes its new key. */
export const adopt: Command = {
  usage: 'FILE',
  async run({ open, say }, file = '') {
    const parsed = Card.safeParse(read(file))
    if (!parsed.success) throw new ConfigError(`${file} is no card: make one with npm start -- card OUTLET`)
    const { outlet, key } = parsed.data
    try {
      const became = await open(world => adoptOutlet(world, parsed.data))
      say(`${outlet.slug} ${SAYS[became]}`)
      say(`key ${key}`)
    } catch (fault) {
      throw fault instanceof WrongCard ? new ConfigError(fault.message) : fault
    }
    return 0
  },
}

/** The card in it, whatever a terminal has put before and after it: what begins with a line's brace, to the last one. */
function read(file: string): unknown {
  const text = textOf(file)
  const from = /^\{/m.exec(text)?.index ?? 0
  try {
    return JSON.parse(text.slice(from, text.lastIndexOf('}') + 1))
  } catch (fault) {
    throw new ConfigError(`${file} holds no card: ${(fault as Error).message}`)
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (fault) {
    throw new ConfigError(`${file}: ${(fault as Error).message}`)
  }
}
