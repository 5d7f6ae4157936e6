/** What was done, in English. */

import type { ActChange } from '../../contract/act.ts'
import type { ActorKind, ProgramPart } from '../../domain/actor.ts'
import type { VoidReason } from '../../domain/document.ts'
import type { DropReason } from '../../domain/dropping.ts'
import { formatRupiah } from '../../domain/money.ts'
import type { RoomKind } from '../../domain/outlet.ts'
import type { PaidIn, PaymentReason, PaymentStep } from '../../domain/paying.ts'
import type { RestatedFor } from '../../domain/restating.ts'
import type { Doubt } from '../../domain/restored.ts'
import type { Right } from '../../domain/rights.ts'
import type { SheetName } from '../../domain/sheets/kinds.ts'
import type { GoodsMovement } from '../../domain/stock.ts'
import type { GoodsFate } from '../../domain/voiding.ts'
import type { acts as id } from '../id/acts.ts'
import { language } from './language.ts'
import { paying } from './paying.ts'

const doubts: Readonly<Record<Doubt, string>> = {
  order: 'orders still to be brought',
  goods: 'products as the book has them',
  stay: 'guests still there',
}
const restatedFor: Readonly<Record<RestatedFor, string>> = {
  void: 'a void',
  return: 'money given back',
  occupancy: 'guests counted again',
}
const dropReasons: Readonly<Record<DropReason, string>> = {
  'clerk-gone': 'the clerk does not come back',
  'done-already': 'done in another way',
  'by-mistake': 'tapped by mistake',
}

const from = (before: string, now: string) => `${before} → ${now}`
const kinds: Record<RoomKind, string> = { room: 'room', table: 'table', counter: 'counter' }
const moves: Record<GoodsMovement, string> = {
  in: 'received',
  returned: 'given back to the maker',
  damaged: 'damaged',
  expired: 'expired',
  corrected: 'count corrected',
}
const reasons: Record<VoidReason, string> = {
  'not-received': 'not received',
  'wrong-item': 'wrong item',
  damaged: 'damaged',
  'wrong-guest': 'wrong guest',
  test: 'a test',
  other: 'another reason',
}
const ends: Record<PaymentStep, string> = {
  claim: 'noted QRIS that was not seen to arrive',
  pay: 'took payment',
  post: "posted to the room's bill",
  waive: 'waived',
  explain: 'gave a reason',
  reopen: 'opened again',
  return: 'gave money back',
}
const { waiveReasons, openReasons, paidIn, drawer, issued, correct } = paying
const goodsWent = (goods: GoodsFate | undefined) =>
  goods === undefined ? '' : `, goods: ${correct.fates[goods].toLowerCase()}`
const saidWords: Record<PaidIn | PaymentReason, string> = { ...paidIn, ...waiveReasons, ...openReasons }
const device = ({ for: kind, room }: ActChange<'enrol'>) =>
  kind === 'tablet' ? `the tablet of room ${room}` : 'a terminal'
type Placed = ActChange<'change-placement'>
const placementDeed = ({ price, on, rack }: Placed) => {
  if (price !== undefined) return 'changed the price of'
  if (on !== undefined) return on.to ? 'offers' : 'no longer offers'
  return rack !== undefined ? 'moved' : 'changed the placement of'
}
const placementDetail = ({ price, rack, from: since, to, part, next, isPinned }: Placed) =>
  [
    price && from(formatRupiah(price.from), formatRupiah(price.to)),
    rack && `rack ${from(rack.from, rack.to)}`,
    since && `from ${since.to ?? 'any day'}`,
    to && `until ${to.to ?? 'any day'}`,
    part && "the maker's part was changed",
    next && 'the next price was set',
    isPinned && (isPinned.to ? 'pinned on top' : 'no longer pinned'),
  ]
    .filter(told => told !== undefined)
    .join(', ')
const rightWords: Record<Right, string> = {
  look: 'look',
  register: 'register',
  decide: 'decide',
  people: 'people',
  sell: 'sell',
  correct: 'correct',
  shelf: 'shelf',
}
const rightsOf = (all: readonly Right[]) => all.map(right => rightWords[right]).join(', ')
type Note = ActChange<'receive-goods'>
const noteOf = ({ number, year }: Note) => `${number}/${year}`
const linesOf = ({ lines, pieces }: Note) => `lines: ${lines}, pieces: ${pieces}`
const books = (as: string) => (as === 'screen' ? 'on the screen' : `as ${as.toUpperCase()}`)
const often = (times: number) => (times > 1 ? `${times} times within an hour` : undefined)
const kindsOfActor: Record<ActorKind, string> = {
  guest: 'Guest',
  clerk: 'Clerk',
  manager: 'Manager',
  officer: 'Officer',
  link: 'Another program',
  program: 'The program',
}
const parts: Record<ProgramPart, string> = { door: 'The program', console: "The server's console" }

const sheetWords: Record<SheetName, string> = {
  makers: 'makers',
  products: 'products',
  rooms: 'rooms',
  placements: 'shelf',
  goods: 'goods',
  people: 'people',
}

export const acts: typeof id = {
  locale: language.locale,
  title: 'What was done',
  lead: 'Who did what, and when. The newest comes first; nobody can change it.',
  find: 'Person, room, product or number',
  day: 'Day',
  anyDay: 'All days',
  none: 'Nothing matches. Change the search or the day.',
  empty: 'Nothing was done yet.',
  newer: 'Back to the newest',
  older: 'Older',
  loading: 'Fetching …',
  retry: 'Try again',
  keys: 'find',
  at: terminal => `at ${terminal}`,
  unknown: 'did something that this page does not know yet',
  kinds: kindsOfActor,
  parts,
  told: {
    'check-in': ({ changed }) => [`checked a guest in, room ${changed.room.to}`],
    'check-out': ({ changed }) => [
      `checked a guest out, room ${changed.room.from}`,
      changed.kept > 0 ? `${changed.kept} orders stay open` : undefined,
    ],
    'undo-check-in': ({ changed }) => [`undid a wrong check-in, room ${changed.room.from}`],
    'change-departure': ({ changed: { leaves } }) => [
      'changed when a guest leaves',
      from(leaves.from ?? 'not known', leaves.to ?? 'not known'),
    ],
    move: ({ changed }) => ['moved a guest', from(`room ${changed.room.from}`, `${changed.room.to}`)],
    'confirm-phone': ({ on, changed }) => [
      `${changed.allowed ? 'let in' : 'refused'} a guest's phone, room ${on}`,
    ],
    'change-payment': ({ changed: { payment, total } }) => [
      'changed how an order is paid',
      `${from(issued[payment.from], issued[payment.to])}, ${formatRupiah(total)}`,
    ],
    void: ({ on, changed: { reason, by, goods } }) => [
      `voided receipt ${on}`,
      `${reasons[reason]}, void ${by}${goodsWent(goods)}`,
    ],
    reissue: ({ on, changed: { payment, total, reissued, goods } }) => [
      `replaced receipt ${on} by ${reissued}`,
      payment.from === payment.to
        ? `${from(formatRupiah(total.from), formatRupiah(total.to))}${goodsWent(goods)}`
        : `${from(issued[payment.from], issued[payment.to])}, ${formatRupiah(total.to)}${goodsWent(goods)}`,
    ],
    settle: ({ on, changed: { step, said, total } }) => [
      `${ends[step]}, receipt ${on}`,
      [formatRupiah(total), ...(said === null ? [] : [saidWords[said]])].join(', '),
    ],
    'restate-day': ({ changed }) => [
      `stated ${changed.day} again at once`,
      changed.for.map(why => restatedFor[why]).join(', '),
    ],
    'open-drawer': ({ changed }) => ['opened a drawer', formatRupiah(changed.counted)],
    'count-drawer': ({ changed }) => [
      'counted and closed a drawer',
      `${formatRupiah(changed.counted)}, should be ${formatRupiah(changed.book)}`,
    ],
    'drop-taps': ({ on, changed }) => [
      `dropped taps of ${on} that were not sent`,
      `${changed.count}, ${dropReasons[changed.reason]}`,
    ],
    'settle-doubt': ({ changed }) => [
      'confirmed how things stand after the restore',
      `${changed.count} ${doubts[changed.doubt]}`,
    ],
    'bring-back': ({ on, changed }) => [
      `joined order ${on} with its receipt after the restore`,
      `receipt ${changed.document}`,
    ],
    'explain-drawer': ({ on, changed }) => [
      `said why the drawer of ${on} differs`,
      drawer.reasons[changed.reason],
    ],
    'change-placement': ({ on, changed }) => [`${placementDeed(changed)} ${on}`, placementDetail(changed)],
    'add-placement': ({ on, changed }) => [`placed ${on}`, formatRupiah(changed.price)],
    'end-placement': ({ on, changed }) => [
      `ended the placement of ${on}`,
      changed.to.to === null ? undefined : `until ${changed.to.to}`,
    ],
    'order-shelf': ({ on }) => ['changed the order of the shelf', on],
    'move-goods': ({ on, changed }) => [
      `recorded goods: ${on}`,
      `${changed.quantity} ${moves[changed.kind]}, batch ${changed.batch}`,
    ],
    'receive-goods': ({ changed }) => [`received goods, note ${noteOf(changed)}`, linesOf(changed)],
    'counter-note': ({ changed }) => [`took goods back by note ${noteOf(changed)}`, linesOf(changed)],
    'count-stock': ({ changed }) => [`counted the racks, note ${noteOf(changed)}`, linesOf(changed)],
    'write-off': ({ changed }) => [`wrote goods off, note ${noteOf(changed)}`, linesOf(changed)],
    'return-goods': ({ changed }) => [
      `gave goods back to the maker, note ${noteOf(changed)}`,
      linesOf(changed),
    ],
    'add-room': ({ on, changed }) => [`added ${kinds[changed.kind]} ${on}`, `floor ${changed.floor}`],
    'add-rooms': ({ changed }) => [
      changed.added === 1 ? 'added 1 room' : `added ${changed.added} rooms`,
      changed.rooms.join(', '),
    ],
    'rename-room': ({ on, changed: { name, floor } }) => [
      name.from === name.to ? `moved room ${on}` : `renamed room ${name.from} to ${on}`,
      floor.from === floor.to ? undefined : from(`floor ${floor.from}`, `floor ${floor.to}`),
    ],
    'close-room': ({ on, changed }) => [
      `closed room ${on}`,
      changed.to === null ? `from ${changed.from}` : `${changed.from} to ${changed.to}`,
    ],
    'open-room': ({ on }) => [`opened room ${on}`],
    'print-cards': ({ changed }) => [
      changed.cards === 1 ? 'printed 1 QR card' : `printed ${changed.cards} QR cards`,
      changed.rooms.join(', '),
    ],
    'change-outlet': ({ changed }) => [
      'changed the settings',
      [
        changed.hours === true ? 'hours' : '',
        changed.phone === undefined ? '' : from(changed.phone.from, changed.phone.to),
        changed.payments === undefined ? '' : 'ways to pay',
        changed.confirmAtDesk === undefined ? '' : 'confirmation of phones',
        changed.closingHour === undefined
          ? ''
          : from(`closing hour ${changed.closingHour.from}`, `${changed.closingHour.to}`),
        changed.wifi === true ? 'the guests’ Wi-Fi' : '',
        changed.qris === undefined ? '' : `QRIS ${from(changed.qris.from ?? '–', changed.qris.to ?? '–')}`,
        changed.lockMinutes === undefined
          ? ''
          : from(`the desk locks after ${changed.lockMinutes.from}`, `${changed.lockMinutes.to} min`),
      ]
        .filter(text => text !== '')
        .join(', '),
    ],
    'rotate-room': ({ on, changed }) => [
      `changed the QR code of room ${on}`,
      from(`code ${changed.generation.from}`, `${changed.generation.to}`),
    ],
    'offer-enrolment': ({ changed }) => [`asked for a code for ${device(changed)}`],
    enrol: ({ on, changed }) => [`enrolled ${device(changed)}`, changed.for === 'terminal' ? on : undefined],
    'sign-in': () => ['signed in'],
    'sign-out': () => ['signed out'],
    'wrong-pin': ({ on, times }) => [
      on === '' ? 'refused a PIN for a name that nobody has' : `refused a wrong PIN for ${on}`,
      often(times),
    ],
    'read-evaluation': ({ changed }) => [`read the evaluation ${books(changed.as)}`],
    'read-reconciliation': ({ changed }) => [`read whether the books agree ${books(changed.as)}`],
    'export-log': ({ on, changed }) => [`took the book of ${on} ${books(changed.as)}`],
    'read-entries': ({ on, times }) => [`read the book of ${on}`, often(times)],
    'rotate-log-key': ({ changed }) => [
      "changed the book's key",
      changed.stolen ? 'the old key was said to be stolen' : undefined,
    ],
    'accept-loss': ({ changed }) => [
      `accepted the loss of documents ${changed.from}–${changed.to}`,
      `for ${changed.by}`,
    ],
    'adopt-loss': ({ changed }) => [`noted the loss of documents ${changed.from}–${changed.to}`],
    'give-pin': ({ on }) => [`gave a PIN to ${on}`],
    'choose-pin': () => ['chose a new PIN'],
    'change-pin': () => ['changed their own PIN'],
    'reset-pin': ({ on }) => [`reset the PIN of ${on}`],
    'give-pass': ({ on }) => [`gave a pass to ${on}`],
    'add-passkey': ({ changed }) => ['made a passkey', changed.device],
    'withdraw-pass': ({ on }) => [`withdrew the pass of ${on}`],
    'rename-passkey': ({ changed }) => ['renamed a passkey', from(changed.device.from, changed.device.to)],
    'end-passkey': ({ on, changed }) => [`ended a passkey of ${on}`, changed.device],
    'add-person': ({ on, changed }) => [`added ${on}`, rightsOf(changed.rights)],
    'change-rights': ({ on, changed: { rights: right } }) => [
      `changed what ${on} may`,
      from(rightsOf(right.from), rightsOf(right.to)),
    ],
    'rename-person': ({ changed }) => ['renamed a person', from(changed.name.from, changed.name.to)],
    'end-person': ({ on }) => [`ended ${on}, who does not come in any more`],
    'end-session': ({ on, changed }) => [`ended a session of ${on}`, changed.device],
    'end-device': ({ on, changed }) => [
      `ended ${device(changed)}`,
      changed.for === 'terminal' ? on : undefined,
    ],
    'add-maker': ({ on }) => [`added maker ${on}`],
    'change-maker': ({ on, changed }) => [`changed maker ${on}`, `${changed.fields.length} fields`],
    'publish-maker': ({ on }) => [`published maker ${on}`],
    'retire-maker': ({ on }) => [`retired maker ${on}`],
    'return-maker': ({ on }) => [`brought back maker ${on}`],
    'add-product': ({ on }) => [`added product ${on}`],
    'change-product': ({ on, changed }) => [`changed product ${on}`, `${changed.fields.length} fields`],
    'publish-product': ({ on }) => [`published product ${on}`],
    'retire-product': ({ on }) => [`retired product ${on}`],
    'return-product': ({ on }) => [`brought back product ${on}`],
    'adopt-product': ({ on }) => [`took on product ${on}`],
    'refuse-product': ({ on }) => [`refused product ${on}`],
    'join-product': ({ on }) => [`joined product ${on}`],
    'add-outlet': ({ on }) => [`added outlet ${on}`],
    'correct-outlet': ({ on, changed }) => [`corrected outlet ${on}`, `${changed.fields.length} fields`],
    'end-outlet': ({ on }) => [`ended outlet ${on}`],
    'give-token': ({ on }) => [`gave an auditor's token to ${on}`],
    'end-tokens': ({ on }) => [`ended the auditor's tokens of ${on}`],
    'add-recipient': ({ on }) => [`added the recipient ${on}`],
    'remove-recipient': ({ on }) => [`ended the recipient ${on}`],
    'prove-channel': () => ['said that a channel reaches them'],
    'change-duty': ({ changed }) => ['changed who is on duty', `${changed.lines.to} lines`],
    'tell-again': ({ on }) => [`told ${on} again`],
    'take-sheet': ({ on, changed }) => [
      `applied an import: ${sheetWords[on as SheetName] ?? on}`,
      `new: ${changed.added}, changed: ${changed.changed}`,
    ],
    'undo-sheet': ({ on, changed }) => [
      `undid an import: ${sheetWords[on as SheetName] ?? on}`,
      `put back: ${changed.undone}, left: ${changed.left}`,
    ],
  },
}
