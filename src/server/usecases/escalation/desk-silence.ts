/**
 * Calls somebody to a desk at which nobody is, before an order has to wait there (`domain/desk-silence.ts`). Held, told and let go as
 * what is unseen is (`escalate.ts`): once for each silence, whatever is cut off in between.
 */
import { callsOfDesk, silentSince } from '../../../domain/desk-silence.ts'
import { onDuty } from '../../../domain/duty.ts'
import type { Telling, Told } from '../../../domain/escalation.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { hoursAround } from '../../../domain/opening.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { PRESENCE_TIMEOUT_MS } from '../../../domain/staff.ts'
import { MINUTE_MS, toTimestamp } from '../../../domain/time.ts'
import { findOutlet } from '../../storage/statements/city/outlets.ts'
import { calledBefore, toldOfSilence } from '../../storage/statements/ordering/escalations.ts'
import { dutiesAt } from '../../storage/statements/staff/duties.ts'
import { lastAudible, silentOutlets } from '../../storage/statements/staff/presence.ts'
import { presentStays } from '../../storage/statements/stays/stays.ts'
import type { Sql } from '../../storage/storage.ts'
import { arrivalOf } from './arrivals.ts'
import { bringTo, holdTellings, letTellingsGo } from './held.ts'
import { type Address, addressesAt, type Reaching, type Saying } from './reach.ts'

/** Somebody is called to it. Of phones, what is told under it stands in its place. */
export const DESK_TAG = 'desk'

interface Due {
  readonly outlet: Outlet
  readonly since: number
  readonly told: readonly Told[]
  readonly tellings: readonly Telling[]
  readonly addresses: readonly Address[]
}

/** `listensSince`: since when this program hears desks. Of all outlets, those of whose desk somebody is to be told now. */
export function desksToTellOf({ storage, clock }: Reaching, listensSince: number): Promise<OutletId[]> {
  const nowMs = clock.now()
  return storage.read(async sql => {
    const found: OutletId[] = []
    for (const outlet of await silentOutlets(sql, nowMs - PRESENCE_TIMEOUT_MS))
      if ((await dueAt(sql, outlet, nowMs, listensSince)) !== null) found.push(outlet)
    return found
  })
}

/** `null`: nobody is to be told. Where nobody is staying, nobody orders: a desk may sleep. */
async function dueAt(sql: Sql, slug: OutletId, nowMs: number, listensSince: number): Promise<Due | null> {
  const outlet = await findOutlet(sql, slug)
  if (outlet === null || outlet.ended !== undefined) return null
  const since = silentSince(await lastAudible(sql, slug), hoursAround(outlet, nowMs), nowMs)
  if (since === null || (await presentStays(sql, slug)).length === 0) return null
  const addresses = await addressesAt(sql, slug, nowMs)
  const told = await toldOfSilence(sql, slug, since)
  const silent = {
    ...{ since, listensSince, told },
    calledBefore: await calledBefore(sql, slug, since),
    duty: onDuty(await dutiesAt(sql, slug), outlet.zone, nowMs),
    channels: addresses.map(({ channel }) => channel),
  }
  const tellings = callsOfDesk(silent, nowMs)
  return tellings.length === 0 ? null : { outlet, since, told, tellings, addresses }
}

/** Nothing once somebody is there, or while somebody else is at it. */
export async function tellOfDesk(world: Reaching, slug: OutletId, listensSince: number): Promise<void> {
  const taken = await world.storage.write(slug, async sql => {
    const nowMs = world.clock.now()
    const due = await dueAt(sql, slug, nowMs, listensSince)
    if (due === null) return null
    const of = { silentSince: due.since }
    return { due, held: await holdTellings(sql, { outlet: slug, of }, due, nowMs) }
  })
  if (taken === null) return
  const { due, held } = taken
  const said = await Promise.all(
    due.tellings.map(async telling => ({
      telling,
      said: await bringTo(world, due.addresses, telling, sayingOf(world, due, telling)),
    })),
  )
  const nowMs = world.clock.now()
  await world.storage.write(slug, sql => letTellingsGo(sql, held, said, nowMs))
}

function sayingOf(world: Reaching, { outlet, since }: Due, telling: Telling): Saying {
  const { rung, person } = telling
  const nowMs = world.clock.now()
  const minutes = since === 0 ? null : Math.floor((nowMs - since) / MINUTE_MS)
  const data = { outlet: outlet.slug, minutes, rung, person }
  const arrival = arrivalOf(world, outlet.slug, { silentSince: since }, telling)
  return {
    id: `${outlet.slug}_desk_${since}_${rung}`,
    body: JSON.stringify({ type: 'desk.silent', timestamp: toTimestamp(nowMs), data }),
    push: say => ({
      title: say.silent(outlet.name),
      body: say.silentHelp,
      path: `/desk/${outlet.slug}`,
      tag: DESK_TAG,
      arrival,
    }),
  }
}
