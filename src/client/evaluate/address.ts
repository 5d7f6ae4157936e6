/** The choices in the page's address, so that reloading, going back and a sent link show the same reading. */
import { OUTLET_KINDS } from '../../domain/outlet.ts'
import { TERMS } from '../../domain/placement.ts'
import { CATEGORIES } from '../../domain/product.ts'
import { isDateText } from '../../domain/time.ts'
import { type Choices, FIRST_CHOICES, PERIODS_DAYS } from './query.ts'

const SLUG = /^[a-z0-9-]+$/

/** What is not understood is left out: the reading is then wider, never wrong. */
export function readChoices(search: string): Choices {
  const params = new URLSearchParams(search)
  const oneOf = <Value extends string>(key: string, values: readonly Value[]) =>
    values.find(value => value === params.get(key))
  const fitting = (key: string, fits: (text: string) => boolean) => {
    const text = params.get(key)
    return text !== null && fits(text) ? text : undefined
  }
  const from = fitting('from', isDateText)
  const to = fitting('to', isDateText)
  const days = PERIODS_DAYS.find(one => String(one) === params.get('days')) ?? FIRST_CHOICES.period
  return {
    period: from === undefined && to === undefined ? days : 'range',
    from,
    to,
    outlet: fitting('outlet', isSlug),
    kind: oneOf('kind', OUTLET_KINDS),
    category: oneOf('category', CATEGORIES),
    seller: fitting('seller', isSlug),
    terms: oneOf('terms', TERMS),
  }
}

/** `?days=30&outlet=…`, or `''` for the first choices. Days stay days: tomorrow's reading ends tomorrow. */
export function writeChoices({ period, from, to, ...filters }: Choices): string {
  const when =
    period === 'range' ? { from, to } : { days: period === FIRST_CHOICES.period ? undefined : String(period) }
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...when, ...filters })) {
    if (value !== undefined) params.set(key, value)
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

function isSlug(text: string): boolean {
  return SLUG.test(text)
}
