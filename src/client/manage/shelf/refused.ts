/** What a refusal carries, read as far as it is what the contract says. */
import type * as z from 'zod/mini'
import type { ChangedMeanwhile, RefusedRows } from '../../../contract/shelf.ts'
import type { OfferingFault } from '../../../domain/offering.ts'

type Rows = z.infer<typeof RefusedRows>['rows']

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** By row; none where the refusal says nothing of rows. */
export function refusedRows(context: unknown): Rows {
  return isObject(context) && Array.isArray(context.rows) ? (context.rows as Rows) : []
}

export function faultOf(context: unknown): OfferingFault | null {
  return refusedRows(context)[0]?.fault ?? null
}

export function meanwhileIn(context: unknown): z.infer<typeof ChangedMeanwhile> | null {
  return isObject(context) && 'placement' in context ? (context as z.infer<typeof ChangedMeanwhile>) : null
}
