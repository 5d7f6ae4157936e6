/** Days that somebody asks for, ends included. What cannot be a span of days is refused, not read as an empty one. */
import { ok, type Result, refuse } from './result.ts'
import { type DateText, nextDate } from './time.ts'

export interface Period {
  readonly from: DateText
  readonly to: DateText
}

/** As it was asked for: an end that is left out follows from what is said, and from today. */
export interface AskedPeriod {
  readonly from?: DateText | undefined
  readonly to?: DateText | undefined
}

/** Ten years: as long as anybody keeps books. */
export const PERIOD_DAYS_MAX = 3_660

export function periodOf(
  asked: AskedPeriod,
  today: DateText,
  { byDefault, max = PERIOD_DAYS_MAX }: { readonly byDefault: number; readonly max?: number },
): Result<Period, 'invalid'> {
  const to = asked.to ?? today
  const from = asked.from ?? nextDate(to, 1 - byDefault)
  const fault = periodFault({ from, to }, max)
  return fault === null ? ok({ from, to }) : fault
}

/** Why those are no days to ask for; `null`: they are. An end that is not said is anywhere. */
export function periodFault({ from, to }: AskedPeriod, max = Number.POSITIVE_INFINITY) {
  if (from === undefined || to === undefined) return null
  if (from > to) return refuse('invalid', { pointer: '/to', reason: `${from} is after ${to}` })
  const isTooLong = max !== Number.POSITIVE_INFINITY && to > nextDate(from, max - 1)
  return isTooLong ? refuse('invalid', { pointer: '/to', reason: `more than ${max} days` }) : null
}
