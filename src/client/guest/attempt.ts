/**
 * The last try to order, with its id and its bytes, until its verdict is known: it outlives a reload, so that a repeat
 * is the same order, and goes with its stay.
 */
import type { OrderRequest } from '../../contract/order.ts'

export interface Attempt {
  readonly id: string
  readonly body: OrderRequest
}

const keyOf = (outlet: string) => `etalase-attempt-${outlet}`

/** Where storage takes nothing, the try is remembered as long as the page lives. */
let memory: Attempt | null = null

export function keptAttempt(outlet: string): Attempt | null {
  if (memory !== null) return memory
  try {
    return JSON.parse(localStorage.getItem(keyOf(outlet)) ?? 'null') as Attempt | null
  } catch {
    return null
  }
}

export function keepAttempt(outlet: string, attempt: Attempt): void {
  try {
    localStorage.setItem(keyOf(outlet), JSON.stringify(attempt))
    memory = null
  } catch {
    memory = attempt
  }
}

export function forgetAttempt(outlet: string): void {
  memory = null
  try {
    localStorage.removeItem(keyOf(outlet))
  } catch {
    // It was remembered in memory only.
  }
}
