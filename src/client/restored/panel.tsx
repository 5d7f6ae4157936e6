/** What is in doubt after a backup was put back: orders, guests, goods and money, each settled by what is done with it anyway. */
import './restored.css'
import type { OutletId } from '../../domain/ids.ts'
import type { Language } from '../../domain/language.ts'
import { toMilliseconds } from '../../domain/time.ts'
import { ask } from '../platform/api.ts'
import { Said } from '../ui/office/said.tsx'
import { Goods } from './goods.tsx'
import { Orders } from './orders.tsx'
import type { Part } from './part.ts'
import { Stays } from './stays.tsx'
import { useRestored } from './use-restored.ts'
import { useRestoredWords } from './words.ts'

export interface RestoredProps {
  readonly outlet: OutletId
  readonly zone: string
  readonly language: Language
  readonly onSignedOut: () => void
}

export function RestoredPanel({ outlet, zone, language, onSignedOut }: RestoredProps) {
  const texts = useRestoredWords(language)
  const { known, trouble, isBusy, read, run } = useRestored(outlet, onSignedOut)
  if (texts === null) return null
  const { words, problems } = texts
  const moment = new Intl.DateTimeFormat(words.locale, {
    ...{ dateStyle: 'medium', timeStyle: 'short' },
    timeZone: zone,
  })
  const when = (time: string) => moment.format(toMilliseconds(time))
  const say: Part['say'] = (doubt, subjects) =>
    void run(() =>
      ask<'settleDoubts'>('POST', '/api/desk/restored/settle', {
        outlet,
        body: { doubt, subjects: subjects.slice(0, AT_ONCE) },
      }),
    )
  return (
    <section class="restored" aria-busy={isBusy}>
      {trouble !== null && (
        <Said look="late" isAlert>
          <p>{problems[trouble] ?? problems.invalid}</p>
          <button type="button" class="button quiet" onClick={() => void read()}>
            {words.retry}
          </button>
        </Said>
      )}
      {known === undefined && trouble === null && <p role="status">{words.loading}</p>}
      {known === null && (
        <Said look="ok">
          <p role="status">{words.nothing}</p>
        </Said>
      )}
      {known !== undefined && known !== null && (
        <Parts {...{ outlet, words, language, known, isBusy, when, run, say }} />
      )}
    </section>
  )
}

/** The server takes no more in one word. */
const AT_ONCE = 500

function Parts(part: Part) {
  const { words, known, when } = part
  return (
    <>
      <p>{words.lead(known.asOf === null ? null : when(known.asOf))}</p>
      {known.deliveriesWait && (
        <Said look="soon">
          <p>{words.waits}</p>
        </Said>
      )}
      <Orders {...part} />
      <Stays {...part} />
      <Goods {...part} />
      <Money {...part} />
    </>
  )
}

function Money({ words, known: { due }, outlet }: Part) {
  if (due.count === 0) return null
  return (
    <section>
      <h3>{words.money}</h3>
      <p class="num">{words.due(due.count, due.rupiah)}</p>
      <a class="button quiet" href={`/desk/${outlet}/bills`}>
        {words.toOpenList}
      </a>
    </section>
  )
}
