/** Figures and dates as a language writes them, for whoever reads the register and its report. */
import { toMilliseconds } from '../../domain/time.ts'

export function formats(locale: string) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const hundredths = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false })
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  /** In a list, where a date has little room. */
  const brief = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const minute = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Makassar',
  })
  return {
    integer: (value: number) => whole.format(value),
    decimal: (value: number) => tenths.format(value),
    mark: (value: number) => hundredths.format(value),
    date: (text: string) => day.format(new Date(`${text}T00:00:00Z`)),
    brief: (text: string) => brief.format(new Date(`${text}T00:00:00Z`)),
    /** The agency sits in Balikpapan: its clock is WITA whatever the outlet's. */
    moment: (timestamp: string) => `${minute.format(toMilliseconds(timestamp))} WITA`,
  }
}
