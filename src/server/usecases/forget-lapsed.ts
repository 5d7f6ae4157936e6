/**
 * What has run out, or says nothing any more, is gone within the hour, whether or not anybody comes again: sessions, codes,
 * tries, phones that waited, who was at the desk; and a year after goods were moved or the register was changed, by whom and what
 * was noted.
 */
import { LONG_LOCK_MS } from '../../domain/door.ts'
import type { OutletId } from '../../domain/ids.ts'
import { FORGET_AFTER_MS } from '../../domain/stay.ts'
import { DAY_MS } from '../../domain/time.ts'
import { breathe } from '../process/breathe.ts'
import { OF_THE_CITY } from '../storage/statements/acts/acts.ts'
import { eraseOpenings } from '../storage/statements/agency/agency-entries.ts'
import { forgetImports } from '../storage/statements/city/sheet-imports.ts'
import { lastNumber, nextNumber } from '../storage/statements/counters.ts'
import { forgetNoteHands } from '../storage/statements/goods/notes.ts'
import { forgetEscalations } from '../storage/statements/ordering/escalations.ts'
import { forgetDrawerHands } from '../storage/statements/payments/drawers.ts'
import { forgetPaymentHands } from '../storage/statements/payments/payments.ts'
import { forgetPasses } from '../storage/statements/people/passes.ts'
import { forgetChallenges } from '../storage/statements/people/passkeys.ts'
import { forgetHands } from '../storage/statements/shelf/stock-ledger.ts'
import { forgetPush } from '../storage/statements/staff/channels.ts'
import { forgetOfficerSessions } from '../storage/statements/staff/officers.ts'
import { forgetPinTries } from '../storage/statements/staff/pin-tries.ts'
import { forgetPresences } from '../storage/statements/staff/presence.ts'
import { forgetWrongCodes } from '../storage/statements/stays/confirmations.ts'
import { forgetExpired } from '../storage/statements/stays/sessions.ts'
import type { Transaction } from '../storage/storage.ts'
import { KNOWN_FOR_MS } from './staff/pin-tries.ts'
import type { World } from './world.ts'

/** Makers are settled with by then, and what an officer decided is no more asked about. */
export const HANDS_MS = 365 * DAY_MS
/** Forgotten in one transaction: guests must not wait for it. */
const ROWS_AT_ONCE = 1_000

/** Answers how many rows were changed or are gone. */
export async function forgetLapsed(world: World, outlet: OutletId): Promise<number> {
  const nowMs = world.clock.now()
  const handsMs = nowMs - HANDS_MS
  let forgotten = await world.storage.write(outlet, async sql => {
    const expired = await forgetExpired(sql, outlet, nowMs, nowMs - DAY_MS)
    const desks = await forgetPresences(sql, outlet, nowMs - DAY_MS)
    const codes = await forgetWrongCodes(sql, outlet, nowMs - LONG_LOCK_MS)
    const papers = await forgetNoteHands(sql, outlet, handsMs)
    const payments = await forgetPaymentHands(sql, outlet, handsMs)
    const drawers = await forgetDrawerHands(sql, outlet, handsMs)
    const sheets = await forgetImports(sql, outlet, nowMs)
    const browsers = await forgetPush(sql, outlet, nowMs)
    const told = await forgetEscalations(sql, outlet, nowMs - FORGET_AFTER_MS)
    return (
      expired +
      desks +
      codes +
      papers +
      payments +
      drawers +
      sheets +
      told +
      browsers +
      (await forgetPinTries(sql, outlet, nowMs, nowMs - KNOWN_FOR_MS))
    )
  })
  for (let some = ROWS_AT_ONCE; some === ROWS_AT_ONCE; ) {
    some = await world.storage.write(outlet, sql => forgetSomeHands(sql, outlet, handsMs))
    forgotten += some
    await breathe()
  }
  if (forgotten > 0) await world.storage.scrub()
  return forgotten
}

async function forgetSomeHands(sql: Transaction, outlet: OutletId, beforeMs: number): Promise<number> {
  const after = await lastNumber(sql, outlet, 'stock-forgotten')
  const upTo = await forgetHands(sql, outlet, { after, limit: ROWS_AT_ONCE, beforeMs })
  if (upTo > after) await nextNumber(sql, outlet, 'stock-forgotten', upTo - after)
  return upTo - after
}

/** Of the whole city. */
export async function forgetOfficers(world: World): Promise<number> {
  const nowMs = world.clock.now()
  const decidedMs = nowMs - HANDS_MS
  const forgotten = await world.storage.writeCity(async sql => {
    const ended = await forgetOfficerSessions(sql, nowMs)
    const openings = await eraseOpenings(sql, decidedMs)
    const sheets = await forgetImports(sql, OF_THE_CITY, nowMs)
    return ended + openings + sheets + (await forgetPasses(sql, nowMs)) + (await forgetChallenges(sql, nowMs))
  })
  if (forgotten > 0) await world.storage.scrub()
  return forgotten
}
