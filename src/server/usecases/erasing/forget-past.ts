/**
 * Events are told, not kept: a month after they were written, and once so many have followed that no cursor is read for so
 * far back, their rows are taken away. Numbers go on, and the rest has no gap. Of those that stay for their numbers alone no
 * room is told any more.
 */
import type { OutletId } from '../../../domain/ids.ts'
import { FORGET_AFTER_MS } from '../../../domain/stay.ts'
import { breathe } from '../../process/breathe.ts'
import {
  blankRoomEvents,
  forgetEvents,
  lastEvent,
  oldestEvents,
  PAST_ROWS_MAX,
} from '../../storage/statements/events.ts'
import type { World } from '../world.ts'

/** Forgotten in one transaction: guests must not wait for it. */
const EVENTS_AT_ONCE = 1_000

/** Answers how many were forgotten. */
export async function forgetPast(world: World, outlet: OutletId): Promise<number> {
  const beforeMs = world.clock.now() - FORGET_AFTER_MS
  let forgotten = 0
  for (;;) {
    const { oldest, last } = await world.storage.read(async sql => ({
      oldest: await oldestEvents(sql, outlet, EVENTS_AT_ONCE),
      last: await lastEvent(sql, outlet),
    }))
    const stays = oldest.findIndex(({ seq, at }) => at >= beforeMs || seq > last - PAST_ROWS_MAX)
    const past = stays === -1 ? oldest : oldest.slice(0, stays)
    const upTo = past.at(-1)?.seq
    if (upTo === undefined) {
      const old = oldest.filter(({ at }) => at < beforeMs).at(-1)
      if (old !== undefined) await world.storage.write(outlet, sql => blankRoomEvents(sql, outlet, old.seq))
      return forgotten
    }
    await world.storage.write(outlet, sql => forgetEvents(sql, outlet, upTo))
    forgotten += past.length
    await breathe()
  }
}
