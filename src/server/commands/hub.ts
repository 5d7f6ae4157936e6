import { readFileSync, writeFileSync } from 'node:fs'
import { Card } from '../../contract/card.ts'
import type { OutletId } from '../../domain/ids.ts'
import { ConfigError } from '../config.ts'
import { adoptOutlet, cardOf, type LossHere, lossesOn } from '../usecases/hub/adopt.ts'
import { WrongCard } from '../usecases/hub/take-loss.ts'
import { type Command, confirmed } from './command.ts'
import { nameOf, noteWord } from './word.ts'

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
  'loss-adopted': 'has lost documents, and goes on with this key; earlier ones count up to there',
  'key-changed': 'signs with this key from now on; the one before counts up to what was witnessed',
  'known already': 'is known already with this key',
} as const

/** Who adopted which loss, and when: a line for each time. */
const WORDS = 'losses.ndjson'

/** At the hub: takes an outlet on, believes its new key, or, by an officer's name, that it has lost documents. */
export const adopt: Command = {
  usage: 'FILE [--by] [NAME] [--yes]',
  async run({ config, open, ask, say }, file = '', by, name, yes) {
    const parsed = Card.safeParse(read(file))
    if (!parsed.success) throw new ConfigError(`${file} is no card: make one with npm start -- card OUTLET`)
    const { outlet, key } = parsed.data
    try {
      await open(async world => {
        const losses = await lossesOn(world, parsed.data)
        const who = nameOf(by, name)
        if (losses.length > 0) {
          for (const loss of losses) say(lossSays(outlet.slug, loss))
          if (who === null)
            throw new ConfigError(
              `nothing was done: npm start -- adopt ${file} --by NAME says whose word it is`,
            )
          await confirmed({ ask, outlet: outlet.slug, yes, command: `adopt ${file} --by '${who}'` })
        }
        const became = await adoptOutlet(world, parsed.data, who ?? undefined)
        for (const { key: _, ...loss } of losses) {
          const said = { outlet: outlet.slug, ...loss, by: who }
          say(`Noted in ${noteWord(config.dataDir, WORDS, world.clock.now(), said)}: adopted by ${who}.`)
        }
        say(`${outlet.slug} ${SAYS[became]}`)
        say(`key ${key}`)
      })
    } catch (fault) {
      throw fault instanceof WrongCard ? new ConfigError(fault.message) : fault
    }
    return 0
  },
}

function lossSays(outlet: OutletId, { from, to, seen, mirrored }: LossHere): string {
  const given = Math.max(0, Math.min(to, seen) - from + 1)
  return `${outlet} says that its documents ${from} to ${to} are lost. Of it ${mirrored} are mirrored here and stay; ${seen} were seen: ${given} of these are given up, and their papers are "signed, lost since". This cannot be taken back.`
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
