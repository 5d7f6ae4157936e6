/** Whether the books agree: the sentence, then each place with what it lacks by number, then who is told. */
import { useState } from 'preact/hooks'
import type { Reconciliation } from '../../contract/reconciliation.ts'
import type { OutletId } from '../../domain/ids.ts'
import { useAgencyLog } from '../platform/agency-notice.ts'
import { ask } from '../platform/api.ts'
import { AgencyNotice } from '../ui/office/agency-notice.tsx'
import { BookOfOutlet } from './book-of-outlet.tsx'
import { summaryOf } from './books-state.ts'
import { DateField, Select } from './filters.tsx'
import { NoticedAnywhere } from './noticed.tsx'
import { fileAt, isPeriod, lastDays } from './query.ts'
import { ToldPrograms } from './told-programs.tsx'
import { useAnswer } from './use-answer.ts'
import { useSay } from './words.ts'

const DAYS = 7

interface Asked {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly outlet: OutletId | undefined
}

export function Books({ onSignedOut }: { onSignedOut: () => void }) {
  const { words } = useSay()
  const { books } = words
  const [asked, setAsked] = useState<Asked>(() => ({ ...lastDays(DAYS, Date.now()), outlet: undefined }))
  const [places, setPlaces] = useState<readonly (readonly [string, string])[]>([])
  const { notice, noticed = [] } = useAgencyLog()
  const search = searchOf(asked)
  const { read, state, again } = useAnswer(
    search,
    text => ask<'reconciliation'>('GET', `/api/evaluation/reconciliation?${text}`),
    {
      onSignedOut,
      onRead: ({ outlets }) => {
        if (asked.outlet === undefined) setPlaces(outlets.map(({ slug, name }) => [slug, name]))
      },
    },
  )
  const change = (part: Partial<Asked>) => setAsked({ ...asked, ...part })
  const said =
    search === null ? books.badPeriod : { reading: books.loading, failed: books.failed, read: '' }[state]
  return (
    <main class="report books" aria-busy={state === 'reading'}>
      {read?.demo === true && <p class="sample">{words.sample}</p>}
      {read === null ? <h1>{books.title}</h1> : <Headline read={read} />}
      <AgencyNotice notice={notice} of="agency" words={words.agencyLog} />
      <NoticedAnywhere noticed={noticed} />
      <form class="filters" aria-label={books.filters.label} onSubmit={event => event.preventDefault()}>
        <DateField label={books.filters.from} value={asked.from} onValue={from => change({ from })} />
        <DateField label={books.filters.to} value={asked.to} onValue={to => change({ to })} />
        <Select
          label={words.filters.outlet}
          value={asked.outlet}
          options={places}
          onValue={outlet => change({ outlet })}
        />
        <div class="acts">
          {(['csv', 'ndjson'] as const).map(ending => (
            <a
              key={ending}
              class="button quiet"
              href={fileAt(`/api/evaluation/reconciliation.${ending}`, search ?? '')}
              download
            >
              {books.filters[ending]}
            </a>
          ))}
        </div>
      </form>
      <p class="state" role="status">
        {said}
        {state === 'failed' && (
          <button type="button" class="button quiet" onClick={again}>
            {words.retry}
          </button>
        )}
      </p>
      {read?.outlets.map(outlet => (
        <BookOfOutlet
          key={outlet.slug}
          outlet={outlet}
          noticed={noticed.filter(one => one.outlet === outlet.slug)}
        />
      ))}
      {read !== null && <ToldPrograms programs={read.webhooks} />}
      {read !== null && <Foot read={read} />}
    </main>
  )
}

/** `null`: not days that can be asked for. */
function searchOf({ from, to, outlet }: Asked): string | null {
  if (from === undefined || to === undefined || !isPeriod(from, to)) return null
  return new URLSearchParams({ from, to, ...(outlet === undefined ? {} : { outlet }) }).toString()
}

function Headline({ read }: { read: Reconciliation }) {
  const { words, integer, date } = useSay()
  const { headline, deck, late, noHub } = words.books
  const summary = summaryOf(read)
  const { length: all } = read.outlets
  const said = {
    forked: headline.forked(summary.forked.map(({ name }) => name).join(', ')),
    agree: headline.agree(all),
    coming: headline.coming(integer(summary.coming)),
    missing: headline.missing(summary.wrong.length, all),
    empty: headline.empty,
  }
  return (
    <div class="headline">
      <h1>{said[summary.state]}</h1>
      <p class="deck">
        {deck(integer(summary.documents), date(read.from), date(read.to))}
        {summary.late > 0 && ` ${late(integer(summary.late))}`}
        {read.outlets.every(({ heads }) => heads.mirrored === null) && ` ${noHub}`}
      </p>
    </div>
  )
}

function Foot({ read }: { read: Reconciliation }) {
  const { words, moment } = useSay()
  const { foot } = words.books
  return (
    <footer>
      <h2>{foot.title}</h2>
      <p>
        {foot.asOf(moment(read.asOf))} {foot.stages}
      </p>
    </footer>
  )
}
