/** What is otherwise in the basket than its guest left it, each by its name, with what stands in its place now. */
import { toMilliseconds } from '../../../domain/time.ts'
import { WARN } from '../../ui/icon.tsx'
import { priceText } from '../first/item.ts'
import type { GuestState } from '../first/state.ts'
import { acceptChanges } from '../picking.ts'
import type { BasketReading } from '../reading.ts'
import { Notice, whenText, wordsOf } from './parts.tsx'
import { written } from './times.ts'

export function Changes({ state, reading }: { state: GuestState; reading: BasketReading }) {
  const words = wordsOf(state)
  return (
    <Notice icon={WARN} alert>
      <b>{words.changed}</b>
      <ul class="changes">
        {changesIn(state, reading).map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <button type="button" class="button quiet" onClick={() => acceptChanges(reading)}>
        {words.understood}
      </button>
    </Notice>
  )
}

function changesIn(
  state: GuestState,
  { lines, lost, paymentWas, payment, timeWas, deliver }: BasketReading,
): string[] {
  const words = wordsOf(state)
  const { free } = state.words
  const prices = lines.flatMap(({ item, was }) =>
    was === null ? [] : `${item.name}: ${words.priceWas(priceText(was, free), priceText(item.price, free))}`,
  )
  const chosen = deliver.when === 'at' ? whenText(state, deliver.at) : words[deliver.when]
  return [
    ...lost.map(({ name, left }) => `${name}: ${words.soldOutLeft(left)}`),
    ...prices,
    ...(timeWas === null ? [] : [words.timeWas(timeText(state, timeWas), chosen)]),
    ...(paymentWas === null ? [] : [words.paymentWas(words.payments[paymentWas], words.payments[payment])]),
  ]
}

/** A basket kept by an earlier release has a bare `19:30`. */
function timeText(state: GuestState, time: string): string {
  return Number.isNaN(toMilliseconds(time)) ? written(time) : whenText(state, time)
}
