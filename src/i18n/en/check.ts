/** The check of a kwitansi in English: on its page and in the stand-alone file. */
import type { check as id } from '../id/check.ts'

const quoted = (text: string) => (text === '' ? 'nothing' : `“${text}”`)

export const check: typeof id = {
  title: 'The check',
  checking: 'Checking the receipt on this device …',
  states: {
    waiting: 'Awaiting seal',
    sealed: 'Sealed',
    witnessed: 'Witnessed',
    broken: 'Does not match',
    lost: 'Signed, lost since',
  },
  notProven: 'Not proven',
  notChecked: 'Cannot be checked',
  says: {
    waiting: 'This receipt is recorded and awaits its seal. This page asks again by itself.',
    sealed: "This receipt is sealed in the hotel's book and has not changed since.",
    witnessed: when =>
      `This receipt is sealed in the hotel's book, has not changed since, and was witnessed by somebody other than the hotel on ${when}.`,
    waitingFile:
      'This file holds no proof yet, so nothing in it can be checked. Open its link again, wait until it is sealed, and save the file once more.',
    ownKeys:
      "It matches the seal in this file, but its keys come from this file too. A forger can make keys of their own: check it again with the witness's key from the agency, or the book's key as you know it from elsewhere.",
    notChecked: 'Of the receipt itself nothing can be said yet.',
    broken: 'Something does not match. Do not accept this receipt before asking those who issued it.',
    lost: "This receipt was sealed in the hotel's book and is no forgery; the part of the book that it was sealed in has been lost since, and its loss was accepted.",
  },
  steps: {
    signature: origin => `The book's signature is right: ${origin}`,
    place: (number, size) => `Number ${number} is in its place, in a book of ${size}`,
    witness: 'A witness outside the hotel has seen this book, and it only grew',
    witnessWaits:
      'The witness outside the hotel has not seen it yet: usually a matter of seconds. If it is so tomorrow, ask the agency',
    noWitness: 'No witness outside the hotel yet: the keys it is checked by come from the hotel itself',
    ownKey: "Checked by the book's key that was given here; there is no witness outside the hotel",
    detail: 'Room, payer and cashier match the sealed fingerprint',
    detailGone: 'Room, payer and cashier are no longer kept; all else can still be checked',
    detailNone: 'Room, payer and cashier of a cancellation are not sealed',
    shown:
      "Number, date, products, quantities, prices and sum shown are those that were sealed. Makers' names, packings and translations are not sealed",
    listed: when =>
      `By the witness's list of keys as of ${when}: whether this part of the book was given up as lost since then, only a newer list can say, or its link`,
    laterVoid: 'Whether this receipt was cancelled later cannot be seen from its file: open its link to see',
  },
  faults: {
    unreadable: "This file is damaged or not a receipt's file. Save it again from its page.",
    'hub-key-wrong': 'The key that is used here cannot be read. Copy its whole line again.',
    'register-wrong':
      "The list of keys is not signed by the witness that is trusted here. The hotel's key cannot be made sure of: ask the agency which key is the witness's.",
    'log-unknown':
      "This book is not in the witness's list. It may not be the hotel's real book: ask the agency whether this hotel is listed.",
    'signature-wrong':
      "The book's signature is wrong: something was changed after it was sealed. Ask for the original receipt's link.",
    'key-unknown': "Signed with a key that is not this book's. Have the hotel open that receipt at its desk.",
    'key-outdated':
      'Signed with a key that no longer counts for this part of the book. Tell the agency: it may have been stolen.',
    'not-in-log':
      "This is not what was sealed: at least one letter or digit was changed, or the document was never in the book. Ask for the original receipt's link.",
    'witness-wrong':
      "The witness's signature is wrong: somebody has changed what it said. Ask for the original receipt's link, and tell the agency.",
    'detail-wrong':
      "Room, payer or cashier are not what was sealed: at least one letter was changed. Ask for the original receipt's link.",
    newer:
      'This receipt is written in a newer version than this check can read, so it cannot be checked here yet. Use the newest check.',
    lost: 'Open its link, or ask those who issued it: there it is known which numbers were lost, and since when.',
  },
  fields: {
    kind: 'Kind of document',
    outlet: 'Place',
    number: 'Number',
    printed: 'Printed number',
    issuedAt: 'Issued (UTC)',
    issuedOn: 'Date',
    product: 'Product',
    terms: 'Terms',
    quantity: 'Quantity',
    unitPrice: 'Unit price',
    amount: 'Amount',
    included: 'Tax and service inside',
    lines: 'Number of lines',
    total: 'The sum',
    words: 'The sum in words',
    payment: 'Payment',
    replaces: 'Replaces number',
    voids: 'Number cancelled',
    reason: 'Reason',
    room: 'Room',
    payer: 'Received from',
    cashier: 'Cashier',
  },
  values: {
    kwitansi: 'receipt',
    void: 'cancellation',
    day: 'day statement',
    consigned: 'consigned',
    bought: 'bought',
    complimentary: 'complimentary',
    room: 'on the room',
    cash: 'cash',
    qris: 'QRIS',
    none: 'nothing to pay',
    'not-received': 'goods not received',
    'wrong-item': 'wrong item',
    damaged: 'damaged',
    'wrong-guest': 'wrong guest',
    test: 'a test',
    other: 'another reason',
    payment: 'paid another way',
    correction: 'a correction',
  },
  line: line => `line ${line}`,
  differs: (where, shown, sealed) => `${where}: shown ${quoted(shown)}, sealed ${quoted(sealed)}`,
  disagrees: (where, shown, recorded) =>
    `${where}: shown ${quoted(shown)}, the record says ${quoted(recorded)}; the record itself is not proven`,
  saveFile: 'Save the file',
  again: 'Check again',
  trust: 'Checked by this page itself, on this device; it works without a connection.',
  independent: 'Surer still: save the file, and check it with',
  independentLink: "the agency's own checker, not the hotel's",
  failed: 'The proof could not be fetched. The receipt has not changed.',

  alone: {
    language: 'Language',
    title: 'Check a receipt',
    lead: "Choose a receipt's file saved from its page, or paste what is in it. Nothing is sent; all of it happens on this device.",
    choose: 'Choose a file, or drop it on this page',
    paste: 'Or paste what is in the file',
    check: 'Check',
    newerList:
      "A file knows what was lost up to its day. Save the agency's list of today (/hub/register at its address) and choose it here first: receipts are then checked by it.",
    listTaken: when => `Checking by the witness's list of keys as of ${when}`,
    listWrong: 'That list of keys is not signed by the key above: it is not used',
    other: 'Check another',
    hubKey: "The witness's key, or the hotel's book's own",
    hubKeyHelp:
      "This checker carries no witness's key. Paste the one that the agency publishes; without it only the keys in the receipt's own file are used, and they prove nothing yet.",
    hubKeyIn: key => `Checking with the witness's key ${key}`,
    content: 'What was sealed',
    untrusted: "The file's content (not proven)",
    outlet: 'Place',
  },
}
