/** The agency's reading in English. */
import type { evaluate as id } from '../id/evaluate.ts'
import { agencyLog } from './agency-log.ts'
import { coverage } from './coverage.ts'
import { language } from './language.ts'
import { left } from './left.ts'
import { notYours } from './not-yours.ts'
import { passkey } from './passkey.ts'
import { proveAgain } from './prove-again.ts'

const products = (count: number) => (count === 1 ? '1 product' : `${count} products`)

export const evaluate: typeof id = {
  locale: language.locale,
  agencyLog,
  coverage,
  left,
  notYours,
  proveAgain,
  title: 'Product evaluation',
  language: 'Language',
  signOut: 'Sign out',
  signIn: {
    title: 'Sign in',
    isOut: 'Your session here is over: it ran out, or somebody ended it.',
    lead: "This report is for the agency's officers.",
    byPasskey: passkey,
    orPin: 'In the demo city a PIN does too.',
    lost: 'No passkey yet, or lost? Ask another officer for a pass.',
    name: "Officer's name",
    pin: 'PIN',
    submit: 'Sign in',
    demo: pin => `Demo city: PIN ${pin}.`,
    wrong: 'Name and PIN do not match. Check them.',
    tooMany: minutes => `The PIN was wrong too often. Try again in ${minutes} min.`,
    offline: 'Not connected. Check the connection, then try again.',
    other: 'Signing in did not work. Try again shortly.',
  },
  loading: 'Counting from the kwitansi …',
  failed: 'The report could not be counted. What you see is the last count, if any.',
  badPeriod: 'The first day must come before the last.',
  retry: 'Try again',
  sample: 'Sample data',
  headline: {
    leads: (names, count) =>
      names.length > 1
        ? `${names.join(', ')} share the most kwitansi (${count} each).`
        : `${names[0]} has the most kwitansi (${count}).`,
    tied: (many, count) => `${many} products share the most kwitansi (${count} each).`,
    gifts: count => `Free gifts only: ${count} kwitansi.`,
    none: 'No kwitansi in this period yet.',
    waiting: few =>
      few === 0
        ? 'Every product has enough data.'
        : few === 1
          ? '1 product needs more time.'
          : `${few} products need more time.`,
    nothing: 'No product matches this choice.',
  },
  deck: {
    from: (kwitansi, outlets, from, to) =>
      `From ${kwitansi} kwitansi at ${outlets === 1 ? '1 place' : `${outlets} places`}, ${from} to ${to}.`,
    voided: voided => `${voided} cancelled kwitansi have been taken off.`,
    alone: (name, rate, unit) =>
      `Per 100 ${unit}, ${name} is highest (${rate}) and its interval lies clearly above all others.`,
    together: (name, rate, unit, others) =>
      `Per 100 ${unit}, ${name} is highest (${rate}), but ${products(others)} cannot yet be told apart from it.`,
    one: (name, rate, unit) =>
      `Only ${name} has enough data (${rate} per 100 ${unit}); there is nothing to compare it with yet.`,
    unsure: 'No product has enough data yet to be compared per chance of being seen.',
    mixed: 'Figures per 100 room-nights are of hotels only; kwitansi are counted from all places.',
  },
  units: {
    'room-night': 'room-nights',
    'table-day': 'table-days',
    'counter-day': 'counter-days',
    mixed: 'room-nights',
  },
  filters: {
    label: 'Filter the report',
    period: 'Period',
    days: days => `Last ${days} days`,
    range: 'Choose dates',
    from: 'From',
    to: 'To',
    outlet: 'Place',
    kind: 'Kind of place',
    category: 'Kind of product',
    seller: 'Maker',
    terms: 'Terms of sale',
    all: 'All',
    clear: 'Clear filters',
    csv: 'Download CSV',
    print: 'Print',
  },
  outletKinds: { hotel: 'Hotel', restaurant: 'Restaurant', mall: 'Mall' },
  categories: {
    sea: 'From the sea',
    garden: 'Garden and forest',
    kitchen: 'Kitchen',
    drink: 'Drinks',
    cloth: 'Cloth',
    craft: 'Crafts',
  },
  terms: { consigned: 'Consigned', bought: 'Bought outright', complimentary: 'Complimentary' },
  picture: {
    title: 'How liked, and how sure that is',
    note: unit =>
      `Left: number of kwitansi. Right: kwitansi per 100 ${unit} while the product was on the shelf; the line is the 90 % interval. The yellow band is the interval of the highest: a product whose line touches it cannot yet be called behind.`,
    hollow: unit => `Hollow dot and dotted line: not enough data; it says how many more ${unit} are needed.`,
    order: 'Order',
    byCount: 'Kwitansi',
    byRate: unit => `Per 100 ${unit}`,
    product: 'Product and maker',
    count: 'Kwitansi',
    needs: (needed, unit) => `needs ${needed} more ${unit}`,
    unexposed: unit => `no ${unit} yet`,
    level: 'cannot yet be told apart from the highest',
    highest: 'highest',
    more: rest => `Show ${rest} more`,
    fewer: 'Show the first 15 only',
  },
  table: {
    title: 'All figures',
    note: 'Products that were on offer but never bought are listed with zero. Press a column title to sort.',
    region: 'Table of all products, can be scrolled sideways',
    product: 'Product',
    kwitansi: 'Kwitansi',
    complimentary: 'Free',
    voided: 'Cancelled',
    units: 'Pieces',
    rupiah: 'Rupiah',
    exposure: unit => `Exposed, ${unit}`,
    rate: 'Per 100',
    interval: '90 % interval',
    enough: 'Data',
    isEnough: 'enough',
    needs: needed => `${needed} short`,
  },
  outlets: {
    title: 'By place',
    note: 'Kwitansi that contain the products chosen above.',
    outlet: 'Place',
    kind: 'Kind',
    kwitansi: 'Kwitansi',
    share: 'Share',
  },
  sections: {
    label: 'Sections',
    coverage: 'Coverage',
    report: 'Product evaluation',
    books: 'Books',
    acts: 'Acts',
    people: 'People',
    register: 'Products',
    makers: 'Makers',
    outlets: 'Outlets',
    import: 'Import',
    troubles: 'In trouble',
  },
  troubles: {
    title: 'Outlets in trouble',
    lead: 'Orders that nobody at the outlet has seen for 15 minutes or more. Only how many is told: no guest, no room, no product.',
    loading: 'Getting the list …',
    failed: 'The list cannot be read just now. What is shown is the last one, if there is any.',
    none: 'No outlet is in trouble.',
    asOf: time => `Read ${time}.`,
    waits: (count, minutes) => `Unseen orders: ${count}. The longest has waited ${minutes} min.`,
    heard: time => `Last heard from this outlet ${time}. How it stands now is not known.`,
    call: phone => `Call ${phone}`,
    inside: phone => `Number inside the house: ${phone}`,
    strip: (name, others) =>
      `Orders unseen for 15 minutes at ${name}${others === null ? '' : ` and ${others} more`}.`,
    open: 'See the outlets in trouble',
  },
  books: {
    title: 'Do the books agree',
    loading: 'Holding the books against each other …',
    failed: 'The books could not be compared. What you see is the last result, if any.',
    headline: {
      forked: names => `${names}: two histories under one signature.`,
      agree: outlets => (outlets === 1 ? 'The books agree.' : `The books at all ${outlets} places agree.`),
      coming: count =>
        count === '1'
          ? 'The books agree; 1 document is on its way.'
          : `The books agree; ${count} documents are on their way.`,
      missing: (outlets, all) => `The books do not agree at ${outlets} of ${all}.`,
      empty: 'No documents yet.',
    },
    deck: (documents, from, to) =>
      `${documents === '1' ? '1 document' : `${documents} documents`} issued from ${from} to ${to}, read one by one.`,
    late: count =>
      count === '1'
        ? '1 document is missing at some stage; its number is below.'
        : `${count} documents are missing at some stage; their numbers are below.`,
    noHub: "No hub keeps a copy yet: the books agree as far as each place's own seal.",
    filters: {
      label: 'Choose days and place',
      from: 'From',
      to: 'To',
      csv: 'Download CSV',
      ndjson: 'Download NDJSON',
    },
    badPeriod: 'Choose 92 days at most, the first before the last.',
    states: {
      forked: 'two histories',
      agree: 'agree',
      coming: 'on its way',
      missing: 'do not agree',
      empty: 'no documents yet',
    },
    fork: (size, when) =>
      `Caught ${when}: this place has signed a book up to number ${size}, another than the one kept here. Both signatures are at /hub/forks. What counts is the history that was witnessed first.`,
    doubt: (size, when) =>
      `Not shown since ${when}: that the book of this place, up to number ${size}, goes on from the one kept here. Ask the place.`,
    noticed: {
      there: (names, others) =>
        `The agency’s register does not look right from ${names}${others === null ? '' : ` and ${others} more`}. What each has noticed stands below, with its books.`,
      stands: when => `Noticed at this place on ${when}; it still stands there.`,
      over: when => `Noticed at this place, last on ${when}; it is well again.`,
    },
    lacks: {
      issued: 'given as a number, but there is no document',
      sealed: 'not in the sealed book as written',
      mirrored: "not in the hub's copy yet",
      counted: 'not counted as written',
    },
    numbers: (from, to) => (from === to ? `Number ${from}` : `Numbers ${from}–${to}`),
    since: time => `issued ${time}`,
    more: count => `and ${count} more ranges; all of them are in the download`,
    wrongSum: (date, has, should) => `${date}: the ranking adds up ${has}, the documents say ${should}`,
    sum: (kwitansi, rupiah) => `${kwitansi} kwitansi, ${rupiah}`,
    table: {
      region: name => `Table of the days of ${name}, can be scrolled sideways`,
      day: 'Day',
      kwitansi: 'Kwitansi',
      voids: 'Voids',
      statements: 'Day statements',
      rupiah: 'Rupiah',
      issued: 'Issued',
      sealed: 'Sealed',
      mirrored: 'Copied',
      counted: 'Counted',
      short: count => `${count} short`,
      none: 'No documents in these days.',
    },
    log: name => `The whole book of ${name}`,
    programs: {
      title: 'Programs that are told',
      note: 'Every sealed document is sent to these programs. A dead letter was tried ten times over three days; whoever runs the server sends it again with webhook-replay.',
      none: 'No program is told yet.',
      region: 'Table of programs, can be scrolled sideways',
      program: 'Program',
      told: 'Up to number',
      waiting: 'Waiting',
      dead: 'Dead letters',
      deadFrom: number => `from number ${number} on`,
      state: 'State',
      fine: 'running',
      ended: time => `ended by its receiver, ${time}`,
    },
    foot: {
      title: 'What is compared',
      stages:
        "Issued: the numbers that were given, and their documents are there. Sealed: the document's fingerprint stands in its place in the signed book. Copied: the hub keeps and signs a copy. Counted: its lines, rupiah and voids are in the evaluation's counts.",
      asOf: time => `Compared ${time}.`,
    },
  },
  foot: {
    title: 'Where these figures come from',
    asOf: time => `Counted ${time}.`,
    how: "Every figure is counted from each place's book of kwitansi and from nothing else. Cancelled kwitansi are taken off; complimentary ones are counted apart.",
    shrunk:
      'Intervals are drawn towards the mean of the kind of product, so that three chance kwitansi do not look like liking.',
    logs: 'Length of the books counted',
    entries: entries => (entries === '1' ? '1 entry' : `${entries} entries`),
  },
}
