/** Ways in which liking is read as it was not, and a proposal made that does not hold. */
const AT = 'src/domain/reading'
const GATHERING_TEST = 'test/domain/reading/gathering.test.ts'
const PROPOSAL_TEST = 'test/domain/reading/proposal.test.ts'
const READING_TEST = 'test/domain/reading/reading.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const READING_MUTANTS = [
  {
    name: 'a stay is evidence as often as it took something',
    file: `${AT}/gathering.ts`,
    find: 'stays.set(product, (stays.get(product) ?? new Set()).add(stayHash))',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a template
    replace: 'stays.set(product, (stays.get(product) ?? new Set()).add(`${stayHash} ${taken}`))',
    by: GATHERING_TEST,
  },
  {
    name: 'what was taken on a day without a statement is evidence',
    file: `${AT}/gathering.ts`,
    find: '    if (!counted.has(date)) continue\n',
    replace: '',
    by: GATHERING_TEST,
  },
  {
    name: 'a placement counts from its first day',
    file: `${AT}/gathering.ts`,
    find: 'date === days[0]?.date ? date : nextDate(date, NOVELTY_DAYS)',
    replace: 'date',
    by: GATHERING_TEST,
  },
  {
    name: 'the days of an event are days like any other',
    file: `${AT}/gathering.ts`,
    find: 'isOccasion(date) ? [] : date',
    replace: 'date',
    by: GATHERING_TEST,
  },
  {
    name: 'a pinned day counts for what was pinned',
    file: `${AT}/gathering.ts`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a template
    find: ' && !pinned.has(`${date} ${product}`)',
    replace: '',
    by: GATHERING_TEST,
  },
  {
    name: 'what was given away is evidence',
    file: `${AT}/ledger.ts`,
    find: "lines.filter(({ terms }) => terms !== 'complimentary')",
    replace: 'lines.filter(({ quantity }) => quantity > 0)',
    by: GATHERING_TEST,
  },
  {
    name: 'a gift box is evidence of what is in it',
    file: `${AT}/ledger.ts`,
    find: "!('box' in line && line.box === 1)",
    replace: "!('box' in line && line.box !== 1)",
    by: GATHERING_TEST,
  },
  {
    name: 'a void kwitansi stays evidence',
    file: `${AT}/ledger.ts`,
    find: 'sales.delete(entry.voids)',
    replace: 'sales.delete(entry.number)',
    by: GATHERING_TEST,
  },
  {
    name: 'half a correction replaces a day',
    file: `${AT}/ledger.ts`,
    find: 'replaces > 0 && isWhole(parts)',
    replace: 'replaces > 0',
    by: GATHERING_TEST,
  },
  {
    name: 'hours in which no orders are taken are a chance to order',
    file: `${AT}/ledger.ts`,
    find: "'openMinutes' in line && open > 0 ? line.openMinutes : inStockMinutes",
    replace: 'inStockMinutes',
    by: GATHERING_TEST,
  },
  {
    name: 'an event is everywhere, whoever names it',
    file: `${AT}/occasions.ts`,
    find: '(outlets.get(slug)?.has(outlet) ?? true)',
    replace: 'outlet.length > 0',
    by: GATHERING_TEST,
  },
  {
    name: 'every word is believed',
    file: `${AT}/negative-binomial.ts`,
    find: 'export const BELIEVED = 0.9',
    replace: 'export const BELIEVED = 1',
    by: READING_TEST,
  },
  {
    name: 'one outlet’s excess moves the yardstick of all',
    file: `${AT}/winsorising.ts`,
    find: 'Math.min(stays, 1.5 * expected + 2 * Math.sqrt(expected + 1) + 2)',
    replace: 'Math.max(stays, 0 * expected)',
    by: READING_TEST,
  },
  {
    name: 'the other outlets’ word is that of all',
    file: `${AT}/leave-one-out.ts`,
    find: 'posterior.sharp.map((of, at) => of / (BELIEVED * (word[at] ?? 0) + doubt))',
    replace: 'posterior.sharp',
    by: READING_TEST,
  },
  {
    name: 'cells are read in the order in which they come',
    file: `${AT}/matrix.ts`,
    find: '.sort((a, b) => a.product - b.product || a.outlet - b.outlet)',
    replace: '.sort((a, b) => a.product - b.product)',
    by: READING_TEST,
  },
  {
    name: 'a rate is told in stays',
    file: `${AT}/reading.ts`,
    find: 'RATE_PER * kwitansiPerStay * stays',
    replace: 'RATE_PER * (kwitansiPerStay > 0 ? 1 : 0) * stays',
    by: READING_TEST,
  },
  {
    name: 'a newcomer is judged in its trial',
    file: `${AT}/trial.ts`,
    find: 'exposure < TRIAL_EXPOSURE || outlets < TRIAL_OUTLETS',
    replace: 'exposure < TRIAL_EXPOSURE && outlets < TRIAL_OUTLETS',
    by: PROPOSAL_TEST,
  },
  {
    name: 'three outlets are enough',
    file: `${AT}/proposal.ts`,
    find: 'export const OUTLETS_MIN = 4',
    replace: 'export const OUTLETS_MIN = 3',
    by: PROPOSAL_TEST,
  },
  {
    name: 'one outlet alone replaces a product',
    file: `${AT}/proposal.ts`,
    find: 'kindest.belowMedian < WITHOUT_ONE_BELOW_MEDIAN + NEAR',
    replace: 'kindest.belowMedian < 0',
    by: PROPOSAL_TEST,
  },
  {
    name: 'one outlet may be more than all others together',
    file: `${AT}/proposal.ts`,
    find: 'const SHARE_MAX = 0.4',
    replace: 'const SHARE_MAX = 1',
    by: PROPOSAL_TEST,
  },
  {
    name: 'a product is replaced for an empty shelf',
    file: `${AT}/proposal.ts`,
    find: "if (inStock < IN_STOCK_MIN) reasons.push({ why: 'out-of-stock', inStock })",
    replace: '',
    by: PROPOSAL_TEST,
  },
  {
    name: 'what lies on a threshold is replaced',
    file: `${AT}/proposal.ts`,
    find: 'belowMedian >= REPLACE_BELOW_MEDIAN + NEAR',
    replace: 'belowMedian >= REPLACE_BELOW_MEDIAN',
    by: PROPOSAL_TEST,
  },
  {
    name: 'more are replaced than there are places',
    file: `${AT}/proposal.ts`,
    find: '    .slice(0, places)\n',
    replace: '',
    by: READING_TEST,
  },
]
