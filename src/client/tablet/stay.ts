/**
 * Whose stay it is. The server is asked often enough that a guest who has just checked in finds the shop ready, and
 * that one who has left, moved or whose tablet was replaced leaves nothing behind even where the event stream failed.
 */

import type { RoomName } from '../../domain/ids.ts'
import { haveLeft } from '../guest/cookies.ts'
import { now, set } from '../guest/first/state.ts'
import { sealSending } from '../guest/sending.ts'
import { inSession } from '../guest/standing.ts'
import { join, leave } from '../guest/stay.ts'
import { ask } from '../platform/api.ts'
import { askBinding, keepBinding } from './binding.ts'
import { endLease, leaseIsOver, renewLease } from './lease.ts'
import { doorOf, ROOT, setTablet, tabletNow } from './state.ts'

let asking: Promise<void> | undefined

/** The desk may have bound this tablet to another room, or another tablet to this one: then it begins anew. */
export async function confirmBinding(): Promise<void> {
  const { binding } = tabletNow()
  const asked = await askBinding()
  if (asked === 'unheard') return
  if (asked?.outlet === binding.outlet && asked.room === binding.room) return
  await leave()
  keepBinding(asked)
  location.replace(ROOT)
}

/** A room may go by another name from now on: the tablet hangs in it still, and its guest goes on. */
export async function isRenamed(room: RoomName): Promise<boolean> {
  const { binding } = tabletNow()
  const asked = await askBinding()
  if (asked === 'unheard' || asked?.outlet !== binding.outlet || asked.room !== room) return false
  keepBinding(asked)
  setTablet({ binding: asked })
  set({ door: doorOf(asked) })
  return true
}

/** One question at a time, however many reasons there are to ask. */
export function checkStay(): Promise<void> {
  asking ??= (now().session.is === 'open' ? checkSession() : findStay()).finally(() => {
    asking = undefined
    lookAtLease()
  })
  return asking
}

export function lookAtLease(): void {
  const sealed = leaseIsOver(now().outlet.slug)
  sealSending(sealed)
  if (sealed !== tabletNow().sealed) setTablet({ sealed })
}

async function checkSession(): Promise<void> {
  const { slug } = now().outlet
  const reply = await ask<'session'>('GET', `/api/session?outlet=${slug}`, { outlet: slug })
  if (!reply.ok) {
    if (reply.code !== 'session-required') return
    await leave()
    return findStay()
  }
  const known = now().session
  // The stay went on in another room: this one is somebody else's from now on.
  const { room } = reply.value
  if (room !== tabletNow().binding.room && !(await isRenamed(room))) {
    await leave()
    return findStay()
  }
  if (known.is === 'open' && known.stay === reply.value.stay) set({ session: inSession(reply.value) })
  else await join(reply.value)
  renewLease(slug, reply.value.leavesAt)
}

async function findStay(): Promise<void> {
  const { slug } = now().outlet
  await haveLeft()
  const reply = await ask<'openSession'>('POST', '/api/session', { body: { outlet: slug }, outlet: slug })
  if (reply.ok) {
    const { room } = reply.value
    if (room !== tabletNow().binding.room) await isRenamed(room)
    await join(reply.value)
    return renewLease(slug, reply.value.leavesAt)
  }
  if (reply.code !== 'no-stay' && reply.code !== 'unknown-room') return
  if (now().session.is !== 'none' || now().cart.stay !== null) await leave()
  endLease(slug)
  if (reply.code === 'unknown-room') await confirmBinding()
}
