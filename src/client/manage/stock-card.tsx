/** The ledger of a placement, newest first. */
import type { RouteAnswer } from '../../contract/routes.ts'
import { toMilliseconds, ZONE_NAMES, type Zone } from '../../domain/time.ts'
import { usePlace } from './place.ts'
import { useSay } from './words.ts'

export type StockEntries = RouteAnswer<'stockCard'>['entries']

export interface StockCardProps {
  /** `null` until they are read. */
  readonly entries: StockEntries | null
  readonly trouble: string | null
}

export function StockCard({ entries, trouble }: StockCardProps) {
  const { words } = useSay()
  const { goods } = words
  if (trouble !== null) return <p class="trouble">{trouble}</p>
  if (entries === null) return <p role="status">{words.loading}</p>
  return (
    <section>
      <h2>{goods.card}</h2>
      {entries.length === 0 ? (
        <p>{goods.cardEmpty}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section class="scroll" aria-label={goods.cardRegion} tabIndex={0}>
          <Ledger entries={entries} />
        </section>
      )}
    </section>
  )
}

function Ledger({ entries }: { entries: StockEntries }) {
  const { words } = useSay()
  const { goods } = words
  const clock = useClock()
  return (
    <table class="num">
      <thead>
        <tr>
          <th scope="col">{goods.at}</th>
          <th scope="col">{goods.kind}</th>
          <th scope="col">{goods.quantity}</th>
          <th scope="col">{goods.batch}</th>
          <th scope="col">{goods.by}</th>
          <th scope="col">{goods.note}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) => (
          <tr key={index}>
            <td>{clock(entry.at)}</td>
            <td>{goods.moves[entry.kind]}</td>
            <td>{entry.quantity}</td>
            <td>{entry.batch ?? '–'}</td>
            <td>{entry.by ?? goods.system}</td>
            <td class="note">{entry.note ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Times on the outlet's own wall. */
function useClock(): (timestamp: string) => string {
  const { locale } = useSay().words
  const zone: Zone = usePlace().outlet.zone
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  })
  return timestamp => `${format.format(toMilliseconds(timestamp))} ${ZONE_NAMES[zone]}`
}
