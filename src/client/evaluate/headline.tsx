/** The sentence first: what is liked most, how sure that is, what needs more time. */
import type { Evaluation } from '../../contract/evaluation.ts'
import { textIn } from '../../domain/language.ts'
import type { Standings } from './standings.ts'
import { useSay } from './words.ts'

/** A tie of more than this many is counted, not named. */
const NAMES_MAX = 3

export interface HeadlineProps {
  readonly evaluation: Evaluation
  readonly standings: Standings
}

export function Headline({ evaluation, standings }: HeadlineProps) {
  const { words } = useSay()
  const lead = useLead(evaluation, standings)
  return (
    <div class="headline">
      <h1>
        {lead} {standings.leaders.length > 0 && words.headline.waiting(standings.needMore)}
      </h1>
      <Deck evaluation={evaluation} standings={standings} />
    </div>
  )
}

function useLead({ products, kwitansi }: Evaluation, { leaders }: Standings): string {
  const { words, integer, language } = useSay()
  const { headline } = words
  const [first] = leaders
  if (first === undefined) {
    const gifts = products.reduce((sum, row) => sum + row.complimentary, 0)
    if (products.length === 0 && kwitansi > 0) return headline.nothing
    return gifts > 0 ? headline.gifts(integer(gifts)) : headline.none
  }
  const count = integer(first.kwitansi)
  if (leaders.length > NAMES_MAX) return headline.tied(leaders.length, count)
  return headline.leads(
    leaders.map(row => textIn(row.name, language)),
    count,
  )
}

function Deck({ evaluation, standings }: HeadlineProps) {
  const { words, integer, date } = useSay()
  const { deck } = words
  const { kwitansi, voided, outlets, from, to, unit } = evaluation
  const sure = useSureness(evaluation, standings)
  return (
    <p class="deck">
      {deck.from(integer(kwitansi), outlets.length, date(from), date(to))}
      {voided > 0 && ` ${deck.voided(integer(voided))}`}
      {evaluation.products.length > 0 && ` ${sure}`}
      {unit === 'mixed' && ` ${deck.mixed}`}
    </p>
  )
}

function useSureness({ unit }: Evaluation, { highest, level, compared }: Standings): string {
  const { words, decimal, language } = useSay()
  const { deck } = words
  if (highest === null || highest.rate === 0) return deck.unsure
  const said = [textIn(highest.name, language), decimal(highest.rate), words.units[unit]] as const
  if (compared === 1) return deck.one(...said)
  return level.size === 0 ? deck.alone(...said) : deck.together(...said, level.size)
}
