/** Who falls short: which kinds are there, which are missing, since when, and who could fill them; then who is not proven. */
import type { Coverage, CoveredOutlet, Filler, MissingKind } from '../../../contract/coverage.ts'
import { textIn } from '../../../domain/language.ts'
import { isDialable } from '../../../domain/outlet.ts'
import { CATEGORIES } from '../../../domain/product.ts'
import { useSay } from '../words.ts'
import { StatementLink, Units } from './cells.tsx'
import { Mark, Strip } from './marks.tsx'
import { daysBetween, inState } from './summary.ts'

export function Gaps({ read }: { read: Coverage }) {
  const { gaps } = useSay().words.coverage
  const rows = [...inState(read.outlets, 'short'), ...inState(read.outlets, 'unproven')]
  const most = Math.max(1, ...read.outlets.map(({ units }) => units ?? 0))
  return (
    <section id="gaps">
      <h2>{gaps.title}</h2>
      {rows.length === 0 ? <p class="note">{gaps.none}</p> : <p class="note">{gaps.note}</p>}
      {rows.map(outlet => (
        <Gap key={outlet.slug} outlet={outlet} read={read} most={most} />
      ))}
    </section>
  )
}

interface GapProps {
  readonly outlet: CoveredOutlet
  readonly read: Coverage
  readonly most: number
}

function Gap({ outlet, read, most }: GapProps) {
  const { words, date, integer } = useSay()
  const { gaps } = words.coverage
  const { name, district, state, since, kinds, stated } = outlet
  return (
    <article class="cov-gap">
      <header>
        <h3>{name}</h3>
        <small>{district}</small>
        <Units outlet={outlet} most={most} />
      </header>
      <div>
        {state === 'short' && <Kinds outlet={outlet} />}
        <p>
          <b>
            {state === 'short'
              ? gaps.lacks(kinds.length, read.asked - kinds.length)
              : words.coverage.states.unproven}
          </b>
          {since !== null && `, ${gaps.since(date(since), integer(daysBetween(since, read.to)))}`}
        </p>
        {state === 'unproven' && (
          <p class="soft">
            {gaps.unknown}; {stated === null ? gaps.never : gaps.lastSaid(kinds.length, date(stated.date))}
          </p>
        )}
        <Strip days={outlet.days} />
        <StatementLink outlet={outlet} />
      </div>
      {state === 'short' ? <Fill missing={outlet.missing} /> : <Call phone={outlet.phone} />}
    </article>
  )
}

function Kinds({ outlet: { kinds } }: { outlet: CoveredOutlet }) {
  const { coverage } = useSay().words
  return (
    <ul class="cov-kinds">
      {CATEGORIES.map(kind => {
        const isThere = kinds.includes(kind)
        return (
          <li key={kind} class={isThere ? 'on' : 'off'}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <Mark state={isThere ? 'covered' : 'short'} />
            </svg>
            {coverage.kinds[kind]}
            <span class="visually-hidden"> {isThere ? coverage.isThere : coverage.isMissing}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** Named at once, so many of each kind; the rest at a tap. */
const AT_ONCE = 2

function Fill({ missing }: { missing: readonly MissingKind[] }) {
  const { words, language, date } = useSay()
  const { gaps, kinds } = words.coverage
  return (
    <ul class="cov-fill">
      {missing.map(({ kind, last, lacked, fill, more }) => (
        <li key={kind}>
          <p>
            <b>{last === null ? gaps.neverShown(kinds[kind]) : gaps.last(kinds[kind], date(last))}</b>
          </p>
          <ul>
            {lacked.map(({ product, name, sellerName }) => (
              <li key={product}>
                {gaps.refill}: {textIn(name, language)}
                {sellerName !== '' && `, ${sellerName}`}
              </li>
            ))}
            {fill.slice(0, AT_ONCE).map(one => (
              <Could key={one.product} one={one} />
            ))}
          </ul>
          {fill.length > AT_ONCE && <Others fill={fill.slice(AT_ONCE)} more={more} />}
          {fill.length === 0 && (
            <p class="soft">
              {gaps.nobody}. <a href="/evaluate/makers">{gaps.toRegister}</a>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function Others({ fill, more }: Pick<MissingKind, 'fill' | 'more'>) {
  const { words, integer } = useSay()
  const { gaps } = words.coverage
  return (
    <details>
      <summary>{gaps.others(fill.length + more)}</summary>
      <ul>
        {fill.map(one => (
          <Could key={one.product} one={one} />
        ))}
        {more > 0 && <li class="soft">{gaps.more(integer(more))}</li>}
      </ul>
    </details>
  )
}

function Could({ one }: { one: Filler }) {
  const { words, language } = useSay()
  const { gaps } = words.coverage
  return (
    <li>
      <a href={`/evaluate/register?${new URLSearchParams({ open: one.product })}`}>
        {textIn(one.name, language)}
      </a>
      , {one.sellerName}
      {one.district !== '' && ` (${one.district})`}
      {one.shownAt !== undefined && <small>{gaps.shownAt(one.shownAt)}</small>}
    </li>
  )
}

function Call({ phone }: { phone: string }) {
  const { gaps } = useSay().words.coverage
  return (
    <div class="cov-fill">
      <p>{gaps.call}</p>
      {isDialable(phone) ? (
        <a class="button quiet" href={`tel:${phone}`}>
          {gaps.phone(phone)}
        </a>
      ) : (
        <p class="soft">{gaps.inside(phone)}</p>
      )}
    </div>
  )
}
