/** What breaks of that by which the log is sealed and mirrored, and what an operator does for it. */

import { legible } from '../../../src/contract/entry.ts'
import { counts } from '../../../src/server/usecases/folds/count-documents.ts'
import { forget } from '../../../src/server/usecases/folds/fold.ts'
import { type Restoring, restoreLog } from '../../../src/server/usecases/log/restore.ts'
import type { Deed } from '../plan/actions.ts'
import { outlet } from '../server/template.ts'
import { readBooks } from './books.ts'
import type { Stage } from './stage.ts'

const LOST_ODDS = [0.3, 0.6, 1] as const

export function breakLog(stage: Stage, { fault, step, forMs }: Deed & { do: 'log' }): void {
  const { vault, hub, agency, timeline, chance, record } = stage
  if (fault === 'hub-restored' && !hub.isBackedUp) return
  record.fault(fault)
  switch (fault) {
    case 'signer-away':
      vault.isSignerAway = true
      timeline.after(forMs, () => {
        vault.isSignerAway = false
      })
      return
    case 'high-water-unwritable':
      vault.isUnwritable = true
      timeline.after(forMs, () => {
        vault.isUnwritable = false
      })
      return
    case 'dies-while-it-seals':
      vault.diesAt = 1 + (step % 3)
      return
    case 'hub-away':
    case 'hub-away-for-days':
      hub.isAway = true
      timeline.after(forMs, () => {
        hub.isAway = false
      })
      return
    case 'hub-dies-in-an-upload':
      hub.disk?.arm(
        chance.odds(0.7)
          ? { kind: 'die-at-commit', step: 1 + (step % 4), after: chance.odds(0.5) }
          : { kind: 'die', step: step * 4, after: chance.odds(0.5) },
      )
      return
    case 'hub-answers-lost':
      hub.losesOdds = chance.pick(LOST_ODDS)
      timeline.after(forMs, () => {
        hub.losesOdds = 0
      })
      return
    case 'hub-restored':
      if (agency !== null) agency.watch.isTroubled = true
      hub.restore()
      return
    case 'hub-counts-lost':
      void hub.world?.storage
        .write(outlet.slug, sql => forget(sql, counts, outlet.slug))
        .catch(() => undefined)
  }
}

export function healLog({ vault, hub }: Stage): void {
  vault.isSignerAway = false
  vault.isUnwritable = false
  vault.diesAt = 0
  hub.isAway = false
  hub.losesOdds = 0
  hub.disk?.disarm()
}

const restoring = new WeakSet<Stage>()

/**
 * The operator's command, where documents are missing: it may be cut off, and is given again. It runs beside the program, also
 * where that does not begin, because a backup of before a loss knows nothing of the key that took over.
 */
export function restoreFromMirror(stage: Stage): void {
  const { house, record, isAlone } = stage
  const { awaits, issued } = readBooks(stage)
  if (isAlone || issued >= awaits || restoring.has(stage) || stage.isAtTheConsole) return
  const process = house.processes.find(({ isServing }) => isServing)
  restoring.add(stage)
  stage.isAtTheConsole = process === undefined
  const restore = (world: Restoring) => restoreLog(world, outlet.slug, legible)
  const restored = process === undefined ? house.atTheConsole(restore) : restore(process.world)
  restored
    .then(
      entries => {
        record.tell(`${entries.length} documents came back from the mirror`)
        if (entries.length > 0) record.saw('restored-from-mirror')
        if (entries.some(({ entry }) => entry.kind === 'loss')) record.saw('loss-came-back-from-the-mirror')
      },
      fault => record.tell(`nothing came back from the mirror: ${(fault as Error).message}`),
    )
    .finally(() => {
      restoring.delete(stage)
      if (process === undefined) stage.isAtTheConsole = false
    })
}
