/** How numbers, days and times of goods are written. */
import { formatInteger, formatRupiah } from '../../../domain/money.ts'
import { type DateText, toMilliseconds, ZONE_NAMES } from '../../../domain/time.ts'
import { usePlace } from '../place.ts'
import { useGoodsWords } from './saying.ts'

export function useFormats() {
  const { locale } = useGoodsWords()
  const { zone } = usePlace().outlet
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const clock = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  })
  const hour = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone })
  return {
    number: formatInteger,
    rupiah: formatRupiah,
    day: (date: DateText) => day.format(new Date(`${date}T00:00:00Z`)),
    time: (timestamp: string) => `${clock.format(toMilliseconds(timestamp))} ${ZONE_NAMES[zone]}`,
    hour: (ms: number) => hour.format(ms),
  }
}
