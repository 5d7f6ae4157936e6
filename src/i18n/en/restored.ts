/** What is in doubt after a backup was put back, in English. */
import { formatRupiah } from '../../domain/money.ts'
import type { restored as id } from '../id/restored.ts'
import { language } from './language.ts'

export const restored: typeof id = {
  locale: language.locale,
  close: 'Close',
  loading: 'Loading …',
  retry: 'Try again',
  title: 'After the restore',
  strip: (count: number) =>
    `Data was restored from a backup: ${count} ${count === 1 ? 'thing' : 'things'} to confirm.`,
  open: 'See and confirm',
  lead: (asOf: string | null) =>
    `${asOf === null ? 'This data is from a backup.' : `This data is from a backup; its last record is from ${asOf}.`} What happened after that is not here. Whatever is confirmed leaves this list.`,
  waits: 'Kwitansi cannot be issued until the missing documents are back. All else can be confirmed now.',
  nothing: 'Nothing is left to confirm.',
  back: 'Back',

  orders: (count: number) => `Orders (${count})`,
  ordersLead: 'They stand open here, and may have been delivered.',
  room: (name: string) => `Room ${name}`,
  placedAt: (time: string) => `ordered ${time}`,
  total: (rupiah: number) => formatRupiah(rupiah),
  paperBack: 'A kwitansi of this guest is back. No other will be issued.',
  broughtBy: (printed: string) => `Delivered, ${printed}`,
  brought: 'Delivered',
  broughtAsk: (rupiah: number) => `A new kwitansi of ${formatRupiah(rupiah)} will be issued.`,
  broughtYes: 'Issue it',
  notBrought: 'Not delivered yet',
  decline: 'Cancel it',
  declineAsk: 'The order is declined, its goods return to the shelf.',
  declineYes: 'Yes, cancel it',

  stays: (count: number) => `Guests (${count})`,
  staysLead:
    'They are recorded as staying, and may have left. Guests who came after the backup are not known here: check them in again.',
  since: (time: string) => `since ${time}`,
  still: 'Still staying',
  allStill: 'All still staying',
  allStillAsk: (count: number) =>
    count === 1
      ? '1 room will be recorded as still taken.'
      : `${count} rooms will be recorded as still taken.`,
  left: 'Has left: check out under Rooms',

  goods: (count: number) => `Goods (${count})`,
  goodsLead: 'What the book says may not be what is on the rack.',
  goodsAfter: 'Confirm the orders first, then count the racks.',
  goodsManager: 'A manager counts them.',
  count: 'Count the racks',
  rack: (name: string) => `rack ${name}`,
  pieces: (count: number) => `${count} in the book`,
  sold: (count: number) => `${count} more sold by kwitansi that are back`,
  asBooked: 'As in the book',
  allAsBooked: 'All as in the book',
  allAsBookedAsk: (count: number) =>
    count === 1
      ? '1 product will be recorded as right without a count.'
      : `${count} products will be recorded as right without a count.`,
  yes: 'Yes',

  money: 'Money',
  due: (count: number, rupiah: number) =>
    `${count} earlier kwitansi on the open list, ${formatRupiah(rupiah)}: may have been paid.`,
  toOpenList: 'Go to the open list',
  of: (deed: string, what: string) => `${deed}: ${what}`,
}
