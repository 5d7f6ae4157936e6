/** One place's books: what is missing by number, and its days with how many documents each stage has. */
import type { NoticedFault } from '../../contract/agency-log.ts'
import type { MissingDocuments, ReconciledDay, ReconciledOutlet } from '../../contract/reconciliation.ts'
import { formatRupiah } from '../../domain/money.ts'
import { STAGES } from '../../domain/reconciliation.ts'
import { hasWrongSum, stateOf } from './books-state.ts'
import { NoticedThere } from './noticed.tsx'
import { fileAt } from './query.ts'
import { useSay } from './words.ts'

/** More ranges than this are in the file. */
const RANGES_SHOWN = 12
const MARKS = { forked: '▲', agree: '✓', coming: '…', missing: '▲', empty: '–' } as const

interface BookOfOutletProps {
  readonly outlet: ReconciledOutlet
  /** What it has told that it noticed of the agency's log. */
  readonly noticed?: readonly NoticedFault[]
}

export function BookOfOutlet({ outlet, noticed = [] }: BookOfOutletProps) {
  const { words, integer, date, moment } = useSay()
  const { books } = words
  const { slug, name, kind, days, missing, forks = [] } = outlet
  const state = stateOf(outlet)
  return (
    <section>
      <h2>
        {name} <small>{words.outletKinds[kind]}</small>
      </h2>
      <p class={`book-state ${state}`}>
        <span aria-hidden="true">{MARKS[state]}</span> {books.states[state]}
      </p>
      {forks.map(({ size, seen, proven }) => (
        <p class="book-fork" key={`${size} ${seen}`}>
          {(proven ? books.fork : books.doubt)(integer(size), moment(seen))}
        </p>
      ))}
      <NoticedThere noticed={noticed} />
      {(missing.length > 0 || days.some(hasWrongSum)) && (
        <ul class="book-lacks">
          {missing.slice(0, RANGES_SHOWN).map(one => (
            <Lack key={`${one.stage} ${one.from}`} missing={one} />
          ))}
          {missing.length > RANGES_SHOWN && <li>{books.more(integer(missing.length - RANGES_SHOWN))}</li>}
          {days.filter(hasWrongSum).map(({ date: day, sums }) => (
            <li class="late" key={day}>
              {sums !== null &&
                books.wrongSum(
                  date(day),
                  books.sum(integer(sums.talliedKwitansi), formatRupiah(sums.talliedRupiah)),
                  books.sum(integer(sums.kwitansi), formatRupiah(sums.rupiah)),
                )}
            </li>
          ))}
        </ul>
      )}
      {days.length === 0 ? <p class="note">{books.table.none}</p> : <Days name={name} days={days} />}
      <p class="note book-files">
        {books.log(name)}: <a href={fileAt(`/log/${slug}/entries.csv`)}>CSV</a> ·{' '}
        <a href={fileAt(`/log/${slug}/entries.ndjson`)}>NDJSON</a>
      </p>
    </section>
  )
}

function Lack({ missing: { stage, from, to, since, late } }: { missing: MissingDocuments }) {
  const { words, moment } = useSay()
  const { books } = words
  return (
    <li class={late ? 'late' : ''}>
      {/* Numbers are names here: no thousands separators, as on the paper. */}
      <b>{books.numbers(String(from), String(to))}</b> {books.lacks[stage]}
      {since !== null && `, ${books.since(moment(since))}`}
      {!late && ` (${books.states.coming})`}
    </li>
  )
}

function Days({ name, days }: { name: string; days: readonly ReconciledDay[] }) {
  const { words, integer, brief } = useSay()
  const { table } = words.books
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll" aria-label={table.region(name)} tabIndex={0}>
      <table class="num book-days">
        <thead>
          <tr>
            <th scope="col">{table.day}</th>
            {([...STAGES, 'kwitansi', 'voids', 'statements', 'rupiah'] as const).map(column => (
              <th scope="col" key={column}>
                {table[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map(day => (
            <tr key={day.date}>
              <th scope="row">{brief(day.date)}</th>
              {STAGES.map(stage => (
                <Has key={stage} has={day.has[stage]} given={day.given} />
              ))}
              <td>{integer(day.kwitansi)}</td>
              <td>{integer(day.voids)}</td>
              <td>{integer(day.statements)}</td>
              <td>{formatRupiah(day.rupiah)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Has({ has, given }: { has: number | null; given: number }) {
  const { words, integer } = useSay()
  if (has === null) return <td>–</td>
  return (
    <td class={has < given ? 'short' : ''}>
      {integer(has)}
      {has < given && <small>▲ {words.books.table.short(integer(given - has))}</small>}
    </td>
  )
}
