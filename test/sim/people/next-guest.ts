/** Out and in, in one breath: what is on its way to the one meets the other, and a page of before asks on. */
import type { OrderRequest } from '../../../src/contract/order.ts'
import { createProfile, type Profile } from '../device/profile.ts'
import { openTab } from '../device/tab.ts'
import type { Deed } from '../plan/actions.ts'
import type { Stage } from '../run/stage.ts'
import { outlet } from '../server/template.ts'
import { checkIn, checkOut } from './clerks.ts'
import { enter } from './guests.ts'

export async function nextGuest(stage: Stage, deed: Deed & { do: 'next-guest' }): Promise<void> {
  const { desk, room, phone } = deed
  const last = stage.stays.get(room)
  const left = last === undefined ? null : copyOf(stage, last)
  await checkOut(stage, desk, room, true)
  await checkIn(stage, desk, room)
  const next = stage.stays.get(room)
  if (next === undefined || next === last) return
  if (last !== undefined) stage.record.fault('next-guest')
  await enter(stage, phone, room)
  if (last !== undefined && left !== null) await askOn(stage, left, last)
}

/** A browser with the cookies of one who is in that stay. */
function copyOf({ profiles, chance, timeline }: Stage, stay: string): Profile | null {
  const known = profiles.find(profile => profile.stay?.stay === stay)
  if (known === undefined) return null
  const name = `${known.name}-left`
  const copy = createProfile(name, chance.fork(name), timeline)
  for (const [cookie, value] of known.jar) copy.jar.set(cookie, value)
  return copy
}

/** A page that slept through the end of its stay asks for all it had, and sends again what it had sent. */
async function askOn({ network, timeline, record }: Stage, profile: Profile, stay: string): Promise<void> {
  const tab = openTab({ profile, timeline, network })
  const { ask } = tab
  const of = { outlet: outlet.slug }
  await ask<'session'>('GET', `/api/session?outlet=${outlet.slug}`, of)
  await ask<'orders'>('GET', `/api/orders?outlet=${outlet.slug}`, of)
  const taken = [...record.taps.values()].filter(({ id, body, takenBy }) => {
    return body.stay === stay && takenBy === null && record.placed.has(id)
  })
  for (const { id, texts } of taken) {
    const [text = ''] = texts
    await ask<'order'>('GET', `/api/orders/${id}`, of)
    await ask<'placeOrder'>('PUT', `/api/orders/${id}`, { ...of, body: JSON.parse(text) as OrderRequest })
    await ask<'cancelOrder'>('POST', `/api/orders/${id}/cancel`, of)
  }
  tab.kill()
}
