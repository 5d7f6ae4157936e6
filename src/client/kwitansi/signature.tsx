/** Place and date, the place of the seal, and who took the money. */
import { useContext } from 'preact/hooks'
import type { Kwitansi } from '../../contract/kwitansi.ts'
import { localTime, toMilliseconds, ZONE_NAMES } from '../../domain/time.ts'
import { townOf } from './town.ts'
import { Both, PaperLanguage, type Words } from './words.tsx'

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
      <SealPlace />
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

/** An open, dashed ring: nobody may take an unsealed paper for a sealed one. */
function SealPlace() {
  const { id, second } = useContext(PaperLanguage)
  const [above, below] = id.sealWaits
  return (
    <svg class="seal" viewBox="0 0 120 120" role="img" aria-label={(second ?? id).sealLabel}>
      <g fill="none" stroke="currentColor">
        <circle cx="60" cy="60" r="57" stroke-width="2" stroke-dasharray="7 5.2" stroke-linecap="round" />
        <circle cx="60" cy="60" r="46" stroke-width="1" stroke-dasharray="2 4" />
      </g>
      <g fill="currentColor" font-size="14" font-weight="700" text-anchor="middle">
        <text x="60" y="58">
          {above}
        </text>
        <text x="60" y="75">
          {below}
        </text>
      </g>
    </svg>
  )
}
