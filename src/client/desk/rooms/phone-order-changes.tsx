/** What has changed while the guest was on the phone, each by its name: the clerk says it and goes on. */
import { textIn } from '../../../domain/language.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { dayTime } from '../time.ts'
import type { PhoneOrderReading } from './phone-order-reading.ts'

export function PhoneOrderChanges({ reading, onRead }: { reading: PhoneOrderReading; onRead: () => void }) {
  const { say } = useSpeech()
  const told = useChanges(reading)
  if (told.length === 0) return null
  return (
    <div class="trouble" role="alert">
      <b>{say.changed}</b>
      <ul>
        {told.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <button type="button" class="button quiet" onClick={onRead}>
        {say.understood}
      </button>
    </div>
  )
}

function useChanges({ changes, timeWas, paymentWas, deliver, payment }: PhoneOrderReading): string[] {
  const { say, language } = useSpeech()
  const { outlet } = useDesk()
  const timeOf = (time: string) => dayTime(toMilliseconds(time), outlet.zone, language, say.date)
  const goods = changes.flatMap(({ chosen: { placement, quantity }, left, price }) => [
    ...(left < quantity ? [`${textIn(placement.product.name, language)}: ${say.nowLeft(left)}`] : []),
    ...(price !== placement.price
      ? [
          `${textIn(placement.product.name, language)}: ${say.priceWas(formatRupiah(placement.price), formatRupiah(price))}`,
        ]
      : []),
  ])
  const when = deliver.when === 'at' ? timeOf(deliver.at) : say.whenWords[deliver.when]
  return [
    ...goods,
    ...(timeWas === null ? [] : [say.timeWas(timeOf(timeWas), when)]),
    ...(paymentWas === null ? [] : [say.paymentWas(say.payWords[paymentWas], say.payWords[payment])]),
  ]
}
