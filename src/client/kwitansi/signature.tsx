/** Place and date, the place of the seal, and who took the money. */
import type { Kwitansi } from '../../contract/kwitansi.ts'
import { localTime, toMilliseconds, ZONE_NAMES } from '../../domain/time.ts'
import { SealPlace } from './seal.tsx'
import { townOf } from './town.ts'
import { Both, type Words } from './words.tsx'

export function Signature({ kwitansi }: { kwitansi: Kwitansi }) {
  const { outlet, issuedAt, issuedOn } = kwitansi
  const time = localTime(toMilliseconds(issuedAt), outlet.zone)
  const place = townOf(outlet.address)
  return (
    <div class="sign">
      <p class="num">
        <Both of={words => `${place === '' ? '' : `${place}, `}${longDate(issuedOn, words)}`} />
        <span class="clock">
          {time.replace(':', '.')} {ZONE_NAMES[outlet.zone]}
        </span>
      </p>
      <SealPlace outlet={outlet.name} />
      <p class="name">
        {kwitansi.cashier ?? <Both of={words => words.erased} />}
        <small>
          <Both of={words => words.cashier} />
        </small>
      </p>
    </div>
  )
}

function longDate(date: string, words: Words): string {
  return new Intl.DateTimeFormat(words.date, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`))
}
