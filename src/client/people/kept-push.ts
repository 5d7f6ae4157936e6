/**
 * A push service may give a browser another address, and its person may withdraw that it tells them anything: what the server knows of it
 * then wakes nobody. Whatever page of an office is opened there says so, before the first call that nobody hears.
 */
import type { OutletId } from '../../domain/ids.ts'
import type { Language } from '../../domain/language.ts'
import { ask } from '../platform/api.ts'
import { ownPush, ownPushId } from '../platform/push.ts'

const keyOf = (outlet: OutletId) => `etalase-push-${outlet}`

/** By which the server names this browser; `null`: it is to be told no more. */
export function keepPush(outlet: OutletId, id: string | null): void {
  try {
    if (id === null) localStorage.removeItem(keyOf(outlet))
    else localStorage.setItem(keyOf(outlet), id)
  } catch {
    // Blocked or full: the next call shows that it is reached no more.
  }
}

function keptPush(outlet: OutletId): string | null {
  try {
    return localStorage.getItem(keyOf(outlet))
  } catch {
    return null
  }
}

/** The address of before is ended by whose it is, and the one of now takes its place. Without a network it is tried at the next page. */
export async function mendPush(outlet: OutletId, language: Language): Promise<void> {
  const was = keptPush(outlet)
  if (was === null || was === (await ownPushId())) return
  const ended = await ask<'endPush'>('POST', '/api/desk/channels/end', { outlet, body: { id: was } })
  const now = await ownPush()
  if (ended.ok && now !== null) {
    const body = { ...now, language }
    const opened = await ask<'openPush'>('PUT', '/api/desk/channels/push', { outlet, body })
    return keepPush(outlet, opened.ok ? opened.value.id : null)
  }
  // Somebody else's by now, or known to be gone: what is to be told here is turned on by a person.
  if (ended.ok || ended.code === 'not-found') keepPush(outlet, null)
}
