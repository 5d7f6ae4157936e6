/** Which room this tablet hangs in. The server's cookie is the proof; the copy kept here lets it open with no network. */
import { ask } from '../platform/api.ts'
import type { Binding } from './state.ts'

const KEY = 'etalase-tablet'

export function keptBinding(): Binding | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Binding | null
  } catch {
    return null
  }
}

export function keepBinding(binding: Binding | null): void {
  try {
    if (binding === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(binding))
  } catch {
    // Blocked: the server is asked at every start.
  }
}

/** The room; `null` when the server says that this is no room's tablet; `unheard` when it says nothing. */
export async function askBinding(): Promise<Binding | null | 'unheard'> {
  const reply = await ask<'tablet'>('GET', '/api/tablet')
  if (reply.ok) return reply.value
  return reply.code === 'session-required' ? null : 'unheard'
}
