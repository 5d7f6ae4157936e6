/** The reconciliation: for officers, as a file of days, and as gauges for whoever watches machines. */
import type { ExportFormat } from '../../contract/export.ts'
import type { ReconciledRow, Reconciliation, ReconciliationQuery } from '../../contract/reconciliation.ts'
import { ok } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import type { FileHandlers } from '../http/files.ts'
import { countForks } from '../storage/statements/hub/mirrors.ts'
import { readReconciliation } from '../usecases/acts/readings.ts'
import { foldsBehind, lags } from '../usecases/reconcile/lag.ts'
import type { Callers } from './callers.ts'
import { hubKeyOf, type Site } from './site.ts'

/** Does anybody mirror these logs, or is this the mirror? */
function isWitnessed(site: Site): boolean {
  return hubKeyOf(site) !== null
}

export function reconciliationRoutes(site: Site): Pick<Handlers<Callers>, 'reconciliation'> {
  return {
    reconciliation: ({ query }, officer) =>
      readReconciliation(site.world, officer, 'screen', isWitnessed(site), query),
  }
}

export function reconciliationFiles(
  site: Site,
): Pick<FileHandlers<Callers>, 'reconciliationTable' | 'reconciliationLines'> {
  const handing =
    (as: ExportFormat) =>
    async ({ query }: { readonly query: ReconciliationQuery }, officer: Callers['agency']) => {
      const read = await readReconciliation(site.world, officer, as, isWitnessed(site), query)
      if (!read.ok) return read
      const { from, to } = read.value
      return ok({ name: `etalase-books-${from}-${to}`, rows: rowsOf(read.value) })
    }
  return { reconciliationTable: handing('csv'), reconciliationLines: handing('ndjson') }
}

const NOTHING = {
  ...{ date: null, given: null, kwitansi: null, voids: null, statements: null, rupiah: null },
  ...{ issued: null, sealed: null, mirrored: null, counted: null },
  ...{ liveKwitansi: null, liveRupiah: null, talliedKwitansi: null, talliedRupiah: null },
}

/** A row a day; what is missing outside of the days in one more, without a date. */
function rowsOf({ outlets }: Reconciliation): ReconciledRow[] {
  return outlets.flatMap(({ slug, days, missing }) => {
    const named = (date: string | null) =>
      missing
        .filter(({ day }) => day === date)
        .map(({ stage, from, to }) => `${stage} ${from === to ? from : `${from}-${to}`}`)
        .join('; ')
    const rows = days.map(
      ({ date, given, kwitansi, voids, statements, rupiah, has, sums }): ReconciledRow => ({
        ...{ outlet: slug, date, given, kwitansi, voids, statements, rupiah, ...has },
        liveKwitansi: sums?.kwitansi ?? null,
        liveRupiah: sums?.rupiah ?? null,
        talliedKwitansi: sums?.talliedKwitansi ?? null,
        talliedRupiah: sums?.talliedRupiah ?? null,
        missing: named(date),
      }),
    )
    if (named(null) === '') return rows
    return [...rows, { ...NOTHING, outlet: slug, missing: named(null) }]
  })
}

/** Lines of the Prometheus text format. */
export async function reconciliationGauges(site: Site): Promise<string[]> {
  const { stages, hooks } = await lags(site.world, isWitnessed(site))
  const forks = await site.world.storage.read(countForks)
  const folds = await foldsBehind(site.world)
  const of = ({ outlet, stage }: (typeof stages)[number]) => `{outlet="${outlet}",stage="${stage}"}`
  const by = ({ outlet, fold }: (typeof folds)[number]) => `{outlet="${outlet}",fold="${fold}"}`
  const to = ({ outlet, hook }: (typeof hooks)[number]) => `{outlet="${outlet}",hook="${hook}"}`
  return [
    '# TYPE etalase_documents_missing gauge',
    ...stages.map(one => `etalase_documents_missing${of(one)} ${one.missing}`),
    '# TYPE etalase_documents_missing_age_seconds gauge',
    ...stages.map(
      one => `etalase_documents_missing_age_seconds${of(one)} ${Math.round(one.oldestMs / 1_000)}`,
    ),
    '# TYPE etalase_log_forks gauge',
    ...forks.map(one => `etalase_log_forks{outlet="${one.outlet}"} ${one.count}`),
    '# TYPE etalase_webhook_dead_letters gauge',
    ...hooks.map(one => `etalase_webhook_dead_letters${to(one)} ${one.dead}`),
    '# TYPE etalase_webhook_waiting gauge',
    ...hooks.map(one => `etalase_webhook_waiting${to(one)} ${one.waiting}`),
    '# TYPE etalase_webhook_behind gauge',
    ...hooks.map(one => `etalase_webhook_behind${to(one)} ${one.behind}`),
    '# TYPE etalase_fold_behind gauge',
    ...folds.map(one => `etalase_fold_behind${by(one)} ${one.behind}`),
    '# TYPE etalase_fold_stopped_by_version gauge',
    ...folds.map(one => `etalase_fold_stopped_by_version${by(one)} ${one.stoppedBy}`),
  ]
}
