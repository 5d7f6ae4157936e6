/** Coverage: the sentence, the districts and days behind it, then who falls short and who could fill it. */
import './coverage.css'
import type { Coverage } from '../../../contract/coverage.ts'
import { Icon, PRINT } from '../../ui/icon.tsx'
import { Nothing } from '../../ui/office/nothing.tsx'
import { DateField } from '../filters.tsx'
import { useSay } from '../words.ts'
import { Complete } from './complete.tsx'
import { Days } from './days.tsx'
import { Districts } from './districts.tsx'
import { Gaps } from './gaps.tsx'
import { Headline } from './headline.tsx'
import { unitsApart } from './summary.ts'
import { useCoverage } from './use-coverage.ts'

export function CoverageSection({ onSignedOut }: { onSignedOut: () => void }) {
  const { words } = useSay()
  const { coverage } = words
  const { asked, choose, read, state, isAskable, again } = useCoverage(onSignedOut)
  const said = !isAskable
    ? coverage.badPeriod
    : { reading: coverage.loading, failed: coverage.failed, read: '' }[state]
  return (
    <main class="report coverage" aria-busy={state === 'reading'}>
      {read?.demo === true && <p class="sample">{words.sample}</p>}
      {read === null ? <h1>{coverage.title}</h1> : <Headline read={read} />}
      <form class="filters" aria-label={coverage.filters.label} onSubmit={event => event.preventDefault()}>
        <DateField
          label={coverage.filters.from}
          value={asked.from ?? read?.from}
          onValue={from => choose({ ...asked, from })}
        />
        <DateField
          label={coverage.filters.to}
          value={asked.to ?? read?.to}
          onValue={to => choose({ ...asked, to })}
        />
        <div class="acts">
          <button type="button" class="button quiet" onClick={() => window.print()}>
            <Icon d={PRINT} />
            {coverage.filters.print}
          </button>
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
      {read !== null && <Parts read={read} />}
    </main>
  )
}

function Parts({ read }: { read: Coverage }) {
  const { coverage } = useSay().words
  const { main } = unitsApart(read)
  if (main === null)
    return (
      <Nothing title={coverage.empty.noOutlets} says={coverage.empty.addOutlet}>
        <a class="button" href="/evaluate/outlets">
          {coverage.empty.toOutlets}
        </a>
      </Nothing>
    )
  if (read.outlets.every(({ stated }) => stated === null))
    return (
      <Nothing title={coverage.empty.noStatement} says={coverage.empty.firstDay}>
        <a class="button" href="/evaluate/books">
          {coverage.empty.toBooks}
        </a>
      </Nothing>
    )
  return (
    <>
      <div class="cov-pair">
        <Districts read={read} unit={main.unit} />
        <Days read={read} unit={main.unit} />
      </div>
      <Gaps read={read} />
      <Complete read={read} />
      <Foot read={read} />
    </>
  )
}

function Foot({ read }: { read: Coverage }) {
  const { words, integer, moment } = useSay()
  const { foot } = words.coverage
  return (
    <footer>
      <h2>{foot.title}</h2>
      <p>
        {foot.asOf(moment(read.asOf))} {foot.how} {foot.since}
      </p>
      <h3>{foot.logs}</h3>
      <dl class="logs num">
        {read.outlets.map(({ slug, name }) => (
          <div key={slug}>
            <dt>{name}</dt>
            <dd>{foot.entries(integer(read.logs[slug] ?? 0))}</dd>
          </div>
        ))}
      </dl>
    </footer>
  )
}
