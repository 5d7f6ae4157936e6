import { spelled } from '../../domain/document-name.ts'
import type { OutletId } from '../../domain/ids.ts'
import { assertNever, type Refusal } from '../../domain/result.ts'
import { toTimestamp } from '../../domain/time.ts'
import { ConfigError } from '../config.ts'
import { pushingOf } from '../crypto.ts'
import { highWaterFiles, keyFiles } from '../log-files.ts'
import { acceptLoss, type Losing, type Loss, type LossRefusal, lossOf } from '../usecases/log/accept-loss.ts'
import { HubRefused } from '../usecases/log/push.ts'
import type { World } from '../usecases/world.ts'
import { AGENCY, agencyLoss } from './agency.ts'
import { type Command, confirmed, type Surroundings } from './command.ts'
import { nameOf, noteWord } from './word.ts'

/** Who accepted what, and when: a line for each time. */
const WORDS = 'losses.ndjson'

/** A person gives up documents that a backup lacks and nobody has any more; their numbers come again under other names. */
export const acceptLossOf: Command = {
  usage: 'OUTLET --by NAME [--yes]',
  async run(at, outlet = '', by, name, yes) {
    const { config, open, ask, say } = at
    const who = nameOf(by, name)
    if (who === null)
      throw new ConfigError('it is used so: npm start -- accept-loss OUTLET --by NAME: whose word is it?')
    if (outlet === AGENCY) return open(world => agencyLoss(at, world, { by: who, yes }))
    return open(async world => {
      const losing = losingOf(world, config)
      const found = await asked(lossOf(losing, outlet))
      if (!found.ok) {
        say(refused(outlet, found.refusal))
        return found.refusal.code === 'nothing-lost' ? 0 : 1
      }
      for (const line of preview(outlet, found.value)) say(line)
      await confirmed({ ask, outlet, yes, command: `accept-loss ${outlet} --by '${who}'` })
      const next = await acceptLoss(losing, found.value, who)
      const { from, to, generation } = found.value
      const said = { outlet, from, to, generation, by: who }
      say(`Noted in ${noteWord(config.dataDir, WORDS, world.clock.now(), said)}: accepted by ${who}.`)
      say(`${outlet} goes on at ${spelled(next)}.`)
      if (config.hub !== null)
        say(
          `The hub takes nothing more of ${outlet} until an officer has adopted it there: npm start -- card ${outlet}, and carry the file.`,
        )
      return 0
    })
  },
}

function losingOf(world: World, { dataDir, hub }: Surroundings['config']): Losing {
  const logKeys = keyFiles(dataDir)
  return {
    ...world,
    signer: logKeys,
    logKeys,
    highWater: highWaterFiles(dataDir),
    hub: hub === null ? null : pushingOf(world, dataDir, hub),
  }
}

/** What the hub has nobody else knows: where it cannot be asked, nothing is given up. */
async function asked<Answer>(asking: Promise<Answer>): Promise<Answer> {
  return asking.catch((fault: Error) => {
    const why = fault instanceof HubRefused ? fault.message : `the hub cannot be asked (${fault.message})`
    throw new ConfigError(`nothing was done: ${why}. What it mirrors of these documents is not lost`)
  })
}

function preview(outlet: OutletId, { log, from, to, lastIssuedAt, generation }: Loss): string[] {
  const since =
    lastIssuedAt === null ? 'There is none here' : `The last one here is of ${toTimestamp(lastIssuedAt)}`
  return [
    `${outlet}: ${log.size} documents are here, ${to} were signed for: documents ${from} to ${to} are lost, ${to - from + 1} in number.`,
    `${since}; what is lost was issued after it.`,
    `Once this is accepted, it is said in the log under a new key, and the papers of those numbers are "signed, lost since": they count nowhere, at ${outlet} or elsewhere.`,
    `Their numbers come again as ${spelled({ number: from, generation })} and so on. This cannot be taken back: look for another backup first.`,
  ]
}

function refused(outlet: OutletId, { code, detail }: Refusal<LossRefusal>): string {
  switch (code) {
    case 'unknown-outlet':
      return `no outlet ${outlet} with a log here`
    case 'nothing-lost':
      return `${outlet}: nothing is missing, so nothing is lost`
    case 'doubted':
      return `${outlet}: nobody knows whether anything is missing here, so nothing is known to be lost: npm start -- newest ${outlet} says more`
    case 'mirrored':
      return `${outlet}: nothing was done. The hub mirrors documents up to ${detail}, which are missing here and not lost: npm start -- restore ${outlet} --from-mirror`
    case 'not-read-there':
      return `${outlet}: nothing was done. The hub is of a release that reads no accepted loss: it has to be upgraded first`
    default:
      return assertNever(code)
  }
}
