/** The report on what was chosen. While a new reading is on its way, the last one stays to be read. */
import { useEffect, useState } from 'preact/hooks'
import type { Evaluation } from '../../contract/evaluation.ts'
import { ask } from '../platform/api.ts'
import { readChoices, writeChoices } from './address.ts'
import { Filters, type Options } from './filters.tsx'
import { Foot } from './foot.tsx'
import { Headline } from './headline.tsx'
import { OutletCounts } from './outlet-counts.tsx'
import { Picture } from './picture.tsx'
import { type Choices, isComplete, isFiltered, periodOf, toSearch } from './query.ts'
import { standingsOf } from './standings.ts'
import { Table } from './table.tsx'
import { useAnswer } from './use-answer.ts'
import { useSay } from './words.ts'

export function Report({ onSignedOut }: { onSignedOut: () => void }) {
  const { words } = useSay()
  const [choices, setChoices] = useChoices()
  const [options, setOptions] = useState<Options>({ outlets: [], sellers: [] })
  const search = toSearch(choices, Date.now())
  const complete = isComplete(choices)
  const {
    read: evaluation,
    state,
    again,
  } = useAnswer(
    complete ? search : null,
    text => ask<'evaluation'>('GET', `/api/evaluation/products?${text}`),
    { onSignedOut, onRead: read => setOptions(known => withMore(known, read)) },
  )
  useEffect(() => {
    // Opened at a narrow reading: a wide one names the other places and makers to choose from.
    if (!complete || !isFiltered(choices)) return
    const wide = toSearch(periodOf(choices), Date.now())
    void ask<'evaluation'>('GET', `/api/evaluation/products?${wide}`).then(reply => {
      if (reply.ok) setOptions(known => withMore(known, reply.value))
    })
  }, [])
  return (
    <main class="report" aria-busy={state === 'reading'}>
      {evaluation?.demo === true && <p class="sample">{words.sample}</p>}
      {evaluation !== null && (
        <Headline evaluation={evaluation} standings={standingsOf(evaluation.products)} />
      )}
      <Filters choices={choices} options={options} search={search} onChoices={setChoices} />
      <p class="state" role="status">
        {!complete
          ? words.badPeriod
          : state === 'reading'
            ? words.loading
            : state === 'failed'
              ? words.failed
              : ''}
        {state === 'failed' && (
          <button type="button" class="button quiet" onClick={again}>
            {words.retry}
          </button>
        )}
      </p>
      {evaluation !== null && <Sections evaluation={evaluation} />}
    </main>
  )
}

/** The choices, as they stand in the address. */
function useChoices(): [Choices, (choices: Choices) => void] {
  const [choices, setChoices] = useState(() => readChoices(location.search))
  return [
    choices,
    next => {
      history.replaceState(history.state, '', location.pathname + writeChoices(next) + location.hash)
      setChoices(next)
    },
  ]
}

function Sections({ evaluation }: { evaluation: Evaluation }) {
  return (
    <>
      {evaluation.products.length > 0 && (
        <>
          <Picture evaluation={evaluation} standings={standingsOf(evaluation.products)} />
          <Table evaluation={evaluation} />
        </>
      )}
      <OutletCounts evaluation={evaluation} />
      <Foot evaluation={evaluation} />
    </>
  )
}

/** Filters offer whatever any reading has named: a narrow reading must not shrink the choice. */
function withMore(known: Options, { outlets, products }: Evaluation): Options {
  const merged = <Value extends { slug: string; name: string }>(
    before: readonly Value[],
    now: readonly Value[],
  ) => {
    const bySlug = new Map([...before, ...now].map(one => [one.slug, one]))
    return [...bySlug.values()].sort((a, b) => a.name.localeCompare(b.name))
  }
  return {
    outlets: merged(known.outlets, outlets),
    sellers: merged(
      known.sellers,
      products.map(row => ({ slug: row.seller, name: row.sellerName })),
    ),
  }
}
