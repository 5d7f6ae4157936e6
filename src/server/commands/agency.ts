/** What is said of the agency's log in an outlet's place: that a copy is the newest, that what it lacks is given up, another key. */
import { formatKey } from '../../log/note.ts'
import { ConfigError } from '../config.ts'
import { highWaterFiles, keyFiles } from '../log-files.ts'
import { agencyWhole, agencyWholeSays, beginAgencyAnew, sayAgencyNewest } from '../usecases/agency/doubt.ts'
import { rotateAgencyKey } from '../usecases/agency/rotate.ts'
import type { World } from '../usecases/world.ts'
import { confirmed, type Surroundings } from './command.ts'
import { noteWord } from './word.ts'

/** No outlet is called so where an agency keeps its log. */
export const AGENCY = 'agency'

const sealingOf = (world: World, dataDir: string) => ({
  ...world,
  signer: keyFiles(dataDir),
  highWater: highWaterFiles(dataDir),
})

async function standing(world: ReturnType<typeof sealingOf>, { say }: Pick<Surroundings, 'say'>) {
  const whole = await agencyWhole(world)
  if (whole === null) throw new ConfigError('no log of an agency is kept here')
  say(agencyWholeSays(whole))
  return whole
}

/** Exits with 1 where what is missing was signed for. */
export async function agencyNewest(at: Surroundings, world: World, yes: string | undefined): Promise<number> {
  const { dataDir } = at.config
  const sealing = sealingOf(world, dataDir)
  const { is, entries } = await standing(sealing, at)
  if (is !== 'doubted') return is === 'whole' ? 0 : 1
  at.say(
    `If hotels follow an entry ${entries + 1} already, they will hold this log for another's and take nothing more of it.`,
  )
  await confirmed({ ask: at.ask, outlet: AGENCY, yes, command: `newest ${AGENCY}` })
  await sayAgencyNewest(sealing)
  const path = noteWord(dataDir, 'newest.ndjson', world.clock.now(), { outlet: AGENCY, documents: entries })
  at.say(`The agency's log goes on at ${entries + 1}; noted in ${path}.`)
  return 0
}

export async function agencyLoss(
  at: Surroundings,
  world: World,
  { by, yes }: { readonly by: string; readonly yes: string | undefined },
): Promise<number> {
  const { dataDir } = at.config
  const sealing = sealingOf(world, dataDir)
  const whole = await standing(sealing, at)
  if (whole.is !== 'lacking') return whole.is === 'whole' ? 0 : 1
  at.say(
    'A log under another name begins with what the register holds now. Hotels follow it once they have heard of it from the hub.',
  )
  await confirmed({ ask: at.ask, outlet: AGENCY, yes, command: `accept-loss ${AGENCY} --by '${by}'` })
  const origin = await beginAgencyAnew(sealing, keyFiles(dataDir), by)
  const said = { outlet: AGENCY, from: whole.entries + 1, to: whole.upTo, generation: 2, by }
  at.say(`Noted in ${noteWord(dataDir, 'losses.ndjson', world.clock.now(), said)}: accepted by ${by}.`)
  at.say(`The agency's log is ${origin} now.`)
  return 0
}

export async function agencyKey(
  at: Surroundings,
  world: World,
  { isStolen, yes }: { readonly isStolen: boolean; readonly yes: string | undefined },
): Promise<number> {
  const { dataDir } = at.config
  if (isStolen) {
    at.say(
      'Once its key is said to be stolen, nothing that it signed counts any more: the log is signed anew, and whoever kept one of its older checkpoints keeps nothing. This cannot be taken back.',
    )
    await confirmed({ ask: at.ask, outlet: AGENCY, yes, command: `rotate ${AGENCY} stolen` })
  }
  const key = await rotateAgencyKey(sealingOf(world, dataDir), keyFiles(dataDir), isStolen)
  if (key === null) throw new ConfigError('no log of an agency is kept here')
  at.say(`The agency's log is signed with ${formatKey(key)}`)
  at.say("Hotels' boxes hear of it from the hub's register by themselves.")
  return 0
}
