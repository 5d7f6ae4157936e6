/** Every check over one run. */
import type { Anomaly, Case, Check } from './anomaly.ts'
import { checkCounts } from './counts.ts'
import { checkDocuments } from './documents.ts'
import { checkEvents } from './events.ts'
import { checkLogs } from './logs.ts'
import { checkOrders } from './orders.ts'
import { checkSteps } from './steps.ts'
import { checkStock } from './stock.ts'

const CHECKS: readonly Check[] = [
  checkOrders,
  checkSteps,
  checkDocuments,
  checkEvents,
  checkStock,
  checkCounts,
  checkLogs,
]

export function checkRun(run: Case): Anomaly[] {
  return CHECKS.flatMap(check => check(run))
}
