/**
 * What an officer or another system reads of makers' income is an act of theirs: written down before it is told. A reading
 * that cannot be written down is none.
 */
import type { ReadAs } from '../../../contract/act.ts'
import type { Evaluation, EvaluationQuery } from '../../../contract/evaluation.ts'
import type { ExportFormat, ExportQuery } from '../../../contract/export.ts'
import type { Reconciliation, ReconciliationQuery } from '../../../contract/reconciliation.ts'
import { hourOf } from '../../../domain/act.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { periodFault } from '../../../domain/period.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { memoryFor } from '../../process/memory-for.ts'
import { addAct, type Done, OF_THE_CITY } from '../../storage/statements/acts/acts.ts'
import type { Storage } from '../../storage/storage.ts'
import { evaluate } from '../evaluation/evaluate.ts'
import { type Exported, exportEntries } from '../log/export-entries.ts'
import { reconcileBooks } from '../reconcile/reconcile.ts'
import type { World } from '../world.ts'

/** Of the whole city: who reads is of no outlet, and reads of several at once. */
function record({ storage, clock }: Pick<World, 'storage' | 'clock'>, done: Done): Promise<void> {
  return storage.writeCity(sql => addAct(sql, OF_THE_CITY, done, clock.now()))
}

export async function readEvaluation(
  world: World,
  officer: ActorOf<'officer'>,
  as: ReadAs,
  query: EvaluationQuery,
): Promise<Result<Evaluation, 'invalid'>> {
  const read = await evaluate(world, query)
  const changed = { as, query }
  if (read.ok)
    await record(world, { actor: officer, what: 'read-evaluation', on: query.outlet ?? '', changed })
  return read
}

export async function readReconciliation(
  world: World,
  officer: ActorOf<'officer'>,
  as: ReadAs,
  isWitnessed: boolean,
  query: ReconciliationQuery,
): Promise<Result<Reconciliation, 'invalid' | 'unknown-outlet'>> {
  const read = await reconcileBooks(world, isWitnessed, query)
  const changed = { as, query }
  if (read.ok)
    await record(world, { actor: officer, what: 'read-reconciliation', on: query.outlet ?? '', changed })
  return read
}

export async function exportLog(
  world: World,
  reader: ActorOf<'officer' | 'link'>,
  as: ExportFormat,
  outlet: OutletId,
  query: ExportQuery,
): Promise<Result<Exported, 'invalid' | 'unknown-outlet'>> {
  const fault = periodFault(query)
  if (fault !== null) return fault
  const exported = await exportEntries(world, outlet, query)
  if (exported === null) return refuse('unknown-outlet')
  await record(world, { actor: reader, what: 'export-log', on: outlet, changed: { as, query } })
  return ok(exported)
}

/** Who has read of which log, in which hour: an audit asks for thousands of bundles, one after the other. */
const readThisHour = memoryFor((_storage: Storage) => ({ hour: 0, readers: new Set<string>() }))

/** A bundle of entries was asked for: once an hour that is an act. */
export async function noteEntriesRead(
  world: Pick<World, 'storage' | 'clock'>,
  auditor: ActorOf<'link'>,
  outlet: OutletId,
): Promise<void> {
  const known = readThisHour(world.storage)
  const hour = hourOf(world.clock.now())
  if (known.hour !== hour) known.readers.clear()
  known.hour = hour
  const reader = `${outlet} ${auditor.name}`
  if (known.readers.has(reader)) return
  await record(world, { actor: auditor, what: 'read-entries', on: outlet, changed: {} })
  known.readers.add(reader)
}
