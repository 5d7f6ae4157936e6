/** What people do about documents that nobody has any more: somebody gives them up at the outlet, an officer adopts that. */
import { adoptOutlet, cardOf } from '../../../src/server/usecases/hub/adopt.ts'
import { acceptLoss, lossOf } from '../../../src/server/usecases/log/accept-loss.ts'
import type { World } from '../../../src/server/usecases/world.ts'
import { lossesIn } from '../oracle/losses.ts'
import { outlet } from '../server/template.ts'
import type { Stage } from './stage.ts'

/** Until somebody has carried the card to the agency. */
const CARRIED_MS = [200, 9_000] as const

/** The operator's command: it says what would be lost, somebody says yes. It may fail, and is given again. */
export async function giveUpLost(stage: Stage): Promise<void> {
  const { house, record, timeline, chance } = stage
  if (stage.isAtTheConsole) return
  stage.isAtTheConsole = true
  try {
    await house.atTheConsole(async world => {
      const found = await lossOf(world, outlet.slug)
      if (!found.ok) return record.tell(`nothing is given up: ${found.refusal.code}`)
      record.acceptedByPeople++
      const { number } = await acceptLoss(world, found.value, 'Ibu Sari')
      record.tell(`${found.value.from} to ${found.value.to} are given up, and ${number} is next`)
    })
    stage.log.checkOutlet()
  } catch (fault) {
    record.tell(`nothing was given up: ${(fault as Error).message}`)
  } finally {
    stage.isAtTheConsole = false
  }
  if (!stage.isAlone) timeline.after(chance.between(...CARRIED_MS), () => void carryCard(stage))
}

/** Where the outlet signs with a key that the hub does not know, an officer adopts its card. */
export async function carryCard(stage: Stage): Promise<void> {
  const { house, hub, record, timeline } = stage
  const newest = lossesIn(stage.look()).at(-1)
  const isKnown = lossesIn(stage.lookAtHub()).some(({ vkey }) => vkey === newest?.vkey)
  const there: World | null = hub.world
  if (newest === undefined || isKnown || there === null || stage.isAtTheConsole) return
  stage.isAtTheConsole = true
  try {
    const card = await house.atTheConsole(world => cardOf(world, outlet.slug))
    if (card === null) return
    for (const { key } of card.losses ?? []) record.adoptedByOfficers.add(key)
    await timeline.track(adoptOutlet(there, card, 'Pak Budi'))
    stage.log.checkHub()
  } catch (fault) {
    record.tell(`no card was adopted: ${(fault as Error).message}`)
  } finally {
    stage.isAtTheConsole = false
  }
}
