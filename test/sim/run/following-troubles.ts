/** What breaks of the way by which a box follows the agency's log, and what people at the agency do for it. */
import { assertNever } from '../../../src/domain/result.ts'
import type { Deed } from '../plan/actions.ts'
import { bent, type Lie, logOf, rewritten } from '../server/liar.ts'
import { SELLER } from '../server/template.ts'
import { keyNamed } from '../server/vault.ts'
import type { Stage } from './stage.ts'

type Following = Deed & { do: 'following' }

export async function breakFollowing(stage: Stage, { fault, step, forMs }: Following): Promise<void> {
  const { record, agency, hub, house, timeline } = stage
  if (agency === null) return
  record.fault(fault)
  switch (fault) {
    case 'died-while-it-followed':
      hub.lie = onceTaking(() =>
        house.processes[0]?.disk.arm({
          kind: 'die',
          step: 1 + (step % STEPS_OF_A_PACKAGE),
          after: step % 2 === 0,
        }),
      )
      return
    case 'agency-key-rotated':
    case 'agency-key-stolen':
      return rotate(stage, fault === 'agency-key-stolen')
    case 'shown-an-older-log':
    case 'shown-another-log':
    case 'shown-a-strangers-log':
    case 'shown-bent-entries':
      agency.watch.isTroubled = true
      hub.lie = lieOf(stage, fault)
      timeline.after(forMs, () => {
        hub.lie = null
      })
      return
    default:
      return assertNever(fault)
  }
}

/** Statements by which a package is taken, and some. */
const STEPS_OF_A_PACKAGE = 24

/** What is answered is true; and something is done when entries have come that are not taken yet. */
function onceTaking(work: () => void): Lie {
  let isDone = false
  return (path, honest) => {
    if (path.startsWith('tile/entries/') && !isDone) {
      isDone = true
      work()
    }
    return honest
  }
}

function lieOf({ agency, lookAtHub }: Stage, fault: Following['fault']): Lie | null {
  if (fault === 'shown-bent-entries') return bent
  const rows = lookAtHub().all<{ origin: string; entry: string }>(
    `SELECT e.origin, e.entry FROM agency_entries e JOIN agency_logs l ON l.origin = e.origin
     WHERE l.standing = 'own' ORDER BY e.number`,
  )
  const [first] = rows
  if (agency === null || first === undefined) return null
  const { origin } = first
  const entries = rows.map(({ entry }) => entry)
  if (fault === 'shown-an-older-log') return logOf(origin, entries.slice(0, -1), agency.vault.stolen(origin))
  const holder = fault === 'shown-another-log' ? agency.vault.stolen(origin) : strangers(origin)
  return logOf(origin, rewritten(entries, `${SELLER}/amplang`), holder)
}

/** A key under that name that the hub does not name. */
function strangers(origin: string): ReturnType<typeof keyNamed> {
  return keyNamed(origin, 'ed25519', 99)
}

async function rotate({ hub, record }: Stage, isStolen: boolean): Promise<void> {
  try {
    await hub.office?.rotate(isStolen)
    record.tell('the agency signs by another key')
  } catch (fault) {
    record.tell(`the agency's key is not another: ${(fault as Error).message}`)
  }
}

export function healFollowing({ hub }: Stage): void {
  hub.lie = null
}

const beginning = new WeakSet<Stage>()

/** Entries that were signed for went with a backup: somebody says that nobody has them. */
export async function beginAnewIfLost(stage: Stage): Promise<void> {
  const { hub, record } = stage
  if (stage.agency === null || beginning.has(stage)) return
  beginning.add(stage)
  try {
    if ((await hub.office?.beginAnewIfLost()) === true) record.tell("another log of the agency's begins")
  } catch (fault) {
    record.tell(`no other log of the agency's begins: ${(fault as Error).message}`)
  } finally {
    beginning.delete(stage)
  }
}

/** A hub that was away for long is asked again five minutes later at most. */
const FOLLOWED_WITHIN_MS = 330_000
const LOOK_EVERY_MS = 5_000

export async function untilFollowed(stage: Stage): Promise<void> {
  const { agency, timeline } = stage
  if (agency === null) return
  void beginAnewIfLost(stage)
  const byMs = timeline.now() + FOLLOWED_WITHIN_MS
  while (agency.watch.difference() !== null && timeline.now() < byMs)
    await timeline.runUntil(timeline.now() + LOOK_EVERY_MS)
}
