/** Through the door of a room: its QR's code for a ticket, as soon as there is somebody to show it to. */

import { normaliseCode } from '../../domain/ids.ts'
import { ask } from '../platform/api.ts'
import { CODE, codeKeyOf, wipeCode } from './first/door.ts'
import { now, set } from './first/state.ts'
import { keepRoom } from './standing.ts'

/** A QR's code that the server has not been shown yet. */
let shownCode: string | null = null
/** The code for which this page was given a ticket. */
let takenCode: string | null = null

/** Stands in for the ticket where the door could not be reached. */
export function unusedCode(): string | null {
  return shownCode
}

/** Once more through the door by which this page came: false where it never did, or is not let in any more. */
export async function enterAgain(): Promise<boolean> {
  if (takenCode === null) return false
  await enterRoom(takenCode)
  return shownCode === null && now().door.is !== 'old-code'
}

/** An address may have been copied by hand or by a chat; a browser writes in per cent what it does not know. */
export function codeIn(fragment: string): string {
  try {
    return normaliseCode(decodeURIComponent(fragment))
  } catch {
    return fragment
  }
}

/** As much of the Navigation API as is asked; a browser without it has lost the code of a page that was left so early. */
interface Navigation {
  readonly activation?: { readonly from: { readonly url: string | null } | null } | null
}

/** The code of a page in whose place this one came before there was an answer, or before its script ran. */
export function codeFromBefore(): string | null {
  const { outlet, place } = now()
  try {
    const kept = sessionStorage.getItem(codeKeyOf(outlet.slug))
    if (kept !== null) return kept
  } catch {
    // Blocked: the page before may still have it in its address.
  }
  const { navigation } = window as unknown as { readonly navigation?: Navigation }
  const { pathname, hash } = new URL(navigation?.activation?.from?.url ?? location.href)
  return `${pathname}/`.startsWith(`${place.root}/`) && CODE.test(hash) ? hash.slice(1) : null
}

/** The server has said what it thinks of it. */
function forgetCode(): void {
  if (CODE.test(location.hash)) wipeCode()
  try {
    sessionStorage.removeItem(codeKeyOf(now().outlet.slug))
  } catch {
    // Blocked: nothing was kept.
  }
}

/** The QR's code for a room ticket: it knows the room and orders nothing. */
export async function enterRoom(code: string): Promise<void> {
  const { slug } = now().outlet
  const reply = await ask<'door'>('POST', '/api/door', { body: { outlet: slug, code } })
  if (reply.ok || reply.code === 'unknown-room') forgetCode()
  if (reply.ok) {
    const room = { name: reply.value.room, kind: reply.value.kind }
    keepRoom(room)
    shownCode = null
    takenCode = code
    set({ door: { is: 'known', room } })
  } else if (reply.code === 'unknown-room') set({ door: { is: 'old-code', room: now().door.room } })
  else {
    shownCode = code
    set({ offline: true })
  }
}
