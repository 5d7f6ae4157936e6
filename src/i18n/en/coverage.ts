/** In how many rooms there are as many kinds as are asked, in English. */
import type { coverage as id } from '../id/coverage.ts'

const counted = (many: number, one: string) => `${many} ${one}${many === 1 ? '' : 's'}`
const days = (many: string) => (many === '1' ? '1 day' : `${many} days`)

import { kinds } from './kinds.ts'

export const coverage: typeof id = {
  title: 'Room coverage',
  loading: 'Reading the day statements …',
  failed: 'Coverage could not be read. What you see is the last count, if any.',
  badPeriod: 'Choose 92 days at most, the first before the last.',
  over: date => `Coverage · ${date}`,
  units: { room: 'rooms', table: 'tables', counter: 'counters' },
  places: {
    room: many => counted(many, 'hotel'),
    table: many => counted(many, 'restaurant'),
    counter: many => counted(many, 'mall'),
  },
  sentence: (covered, all, unit) => `${covered} of ${all} ${unit} show at least five kinds.`,
  deck: {
    short: (places, inside, unit) => `Short: ${places}, with ${inside} ${unit}`,
    longest: (name, many) => `; the longest is ${name}, ${days(many)}.`,
    unproven: (places, inside, unit) => `Not proven: ${places}, ${inside} ${unit}`,
    because: '(no day statement).',
    all: 'None falls short.',
    source: 'Counted from day statements, not from settings.',
  },
  others: {
    title: 'In their own unit:',
    says: (covered, all, unit) => `${covered} of ${all} ${unit}`,
    apart: 'Tables and counters are never added to rooms.',
  },
  empty: {
    noOutlets: 'No places yet',
    addOutlet:
      'Register the first hotel, restaurant, or mall; its coverage is read from its first day statement on.',
    toOutlets: 'Register a place',
    noStatement: 'No day statements yet',
    firstDay:
      'A day statement is made by itself when the business day turns, as soon as a place has rooms and products on its shelf. The first can be read here tomorrow.',
    toBooks: "See each place's book",
  },
  filters: {
    label: 'Choose days',
    from: 'From',
    to: 'State on',
    print: 'Print',
  },
  states: { covered: 'five kinds or more', short: 'fewer than five', unproven: 'not proven' },
  legend: {
    covered: 'at least five kinds',
    short: 'fewer than five',
    unproven: 'no day statement: not proven',
  },
  kinds,
  isThere: 'there',
  isMissing: 'missing',
  districts: {
    title: 'By district',
    note: (per, unit) =>
      `A scheme, not a map. One square is ${per} ${unit}, rounded; the figures are in the table.`,
    of: (covered, all, unit) => `${covered} of ${all} ${unit}`,
    none: 'no district',
    district: 'District',
    all: 'All',
    columns: { total: 'Total', covered: 'Five kinds', short: 'Short', unproven: 'Not proven' },
    region: 'Table of districts, can be scrolled',
  },
  days: {
    title: 'Day by day',
    note: (unit, from, to) => `How many ${unit} have at least five kinds, by day, ${from} to ${to}.`,
    picture: (first, last, least) => `First day ${first}, last day ${last}, least ${least}.`,
    top: (all, unit) => `${all} ${unit}`,
  },
  gaps: {
    title: 'What is missing, since when, and who could fill it',
    note: 'Those with the most rooms first; those not proven last. There are six kinds, five are asked.',
    none: 'None fell short on that day.',
    unitsUnknown: 'its size is not stated yet',
    lacks: (kinds, missing) => `${kinds === 1 ? '1 kind' : `${kinds} kinds`}, ${missing} short`,
    since: (date, many) => `since ${date}, ${days(many)}`,
    never: 'has never stated a day',
    last: (kind, date) => `${kind} last there on ${date}`,
    neverShown: kind => `${kind} never there`,
    unknown: 'Kinds on the shelf are not known',
    lastSaid: (kinds, date) =>
      `the last statement, of ${date}, says ${kinds === 1 ? '1 kind' : `${kinds} kinds`}`,
    refill: 'refill',
    shownAt: many =>
      many === 0 ? 'at no place yet' : many === 1 ? 'now at 1 place' : `now at ${many} places`,
    more: many => `and ${many} more`,
    others: many => (many === 1 ? '1 other product' : `${many} other products`),
    nobody: 'none in the register with valid papers',
    toRegister: 'Find its makers',
    call: 'Not a matter of goods: ask for the day statement.',
    phone: phone => `Call ${phone}`,
    inside: phone => `Number inside the house: ${phone}`,
    statement: number => `Statement no. ${number}`,
    stripSays: (covered, short, unproven) =>
      `complete: ${days(covered)}, short: ${days(short)}, without a statement: ${days(unproven)}`,
  },
  full: {
    title: many => (many === 1 ? '1 place is complete' : `${many} places are complete`),
    region: 'Table of complete places, can be scrolled',
    columns: {
      outlet: 'Place',
      units: 'Size',
      kinds: 'On the shelf',
      since: 'Complete since',
      days: 'Day by day',
      statement: 'Statement',
    },
    kinds: (kinds, products) => `${counted(kinds, 'kind')}, ${counted(products, 'product')}`,
  },
  foot: {
    title: 'Where this comes from',
    how: 'A kind counts where at least one of its products is on offer and can be ordered for at least half of the hours served that day. Kinds are the six shelves of the window. Rooms are those of that day’s statement; where it does not say, of the nearest one that does, or of the place’s list of rooms. A corrected statement takes the place of what it corrects.',
    since: 'A day without a statement breaks “since”. It is looked for up to 400 days back.',
    asOf: time => `Read ${time}.`,
    logs: 'How much of each book was read',
    entries: entries => (entries === '1' ? '1 entry' : `${entries} entries`),
  },
}
