/**
 * What a hotel's books must say of its money, kept a second time in the plainest way there is: lists of what happened, added up anew
 * whenever somebody asks. It says every rule in its own words and asks none of the program's; where the two differ, one is wrong.
 */
import { DAY_MS, HOUR_MS } from '../../../../src/domain/time.ts'

/** `none`: it cost nothing. */
export type Way = 'room' | 'cash' | 'qris' | 'none'
export type State = 'due' | 'claimed' | 'paid' | 'posted' | 'waived' | 'returned'

export interface Paper {
  readonly number: number
  readonly order: string
  readonly stay: string
  readonly day: string
  readonly total: number
  /** As it says itself. */
  readonly way: Way
  readonly pieces: OrderKept['pieces']
  isVoid: boolean
  state: State
  /** As what money came, or why there is none. */
  said: string | null
  /** Of what is to be given back: why it was not yet. */
  why: string | null
}

export interface OrderKept {
  readonly id: string
  readonly stay: string
  readonly pieces: { readonly [placement: string]: number }
  way: Way
  state: 'open' | 'delivered' | 'declined'
  /** Somebody has seen it. */
  isTaken: boolean
  /** What its guest and the desk say of its money before it is brought. */
  money: 'due' | 'claimed' | 'paid'
}

export interface Stay {
  readonly id: string
  room: string
  isOver: boolean
}

export interface DrawerKept {
  readonly id: string
  readonly clerk: string
  readonly opening: number
  /** What its clerk's hands took while it was open; below 0: gave. */
  taken: number
  closed: { readonly counted: number; reason: string | null } | null
}

export interface NightKept {
  readonly date: string
  readonly back: number
  readonly total: number
  readonly cash: number
  readonly qris: number
  readonly posted: number
  readonly waived: number
  readonly open: number
  readonly leftCount: number
  readonly leftRupiah: number
  readonly untoldCount: number
  readonly untoldRupiah: number
}

export interface Books {
  /** The last number that a document has. */
  number: number
  readonly papers: Paper[]
  readonly orders: OrderKept[]
  readonly stays: Stay[]
  readonly drawers: DrawerKept[]
  /** What a device has said under an id, and of which kwitansi. */
  readonly said: Map<string, number>
  readonly nights: NightKept[]
  /** Cash that a clerk's hands took while no drawer of theirs was open. */
  readonly outside: Map<string, number>
  /** The day after the last that is closed. */
  openDay: string
}

export const PRICES: { readonly [placement: string]: number } = { amplang: 25_000, madu: 60_000, gabin: 0 }

export function newBooks(nowMs: number): Books {
  return {
    number: 0,
    papers: [],
    orders: [],
    stays: [],
    drawers: [],
    said: new Map(),
    nights: [],
    outside: new Map(),
    openDay: dayOf(nowMs),
  }
}

/** The business day: eight hours ahead of UTC, and it turns at four. */
export function dayOf(ms: number): string {
  return new Date(ms + 4 * HOUR_MS).toISOString().slice(0, 10)
}

/** When that day turns. */
export function turnsAt(day: string): number {
  return Date.parse(day) + DAY_MS - 4 * HOUR_MS
}

export function worth(pieces: OrderKept['pieces']): number {
  return Object.entries(pieces).reduce((sum, [id, count]) => sum + count * (PRICES[id] ?? 0), 0)
}

/** A kwitansi for what was brought: cash was taken at the door, all else is still to come, or as its guest and the desk have said. */
export function issue(
  books: Books,
  one: {
    readonly order: string
    readonly stay: string
    readonly pieces: OrderKept['pieces']
    readonly way: Way
    readonly money?: OrderKept['money']
    readonly clerk: string
    readonly nowMs: number
  },
): Paper {
  const { order, stay, pieces, clerk, money = 'due' } = one
  const total = worth(pieces)
  const way = total === 0 ? 'none' : one.way
  // What was claimed and is then charged to the room is looked for at the bank first.
  const state = { room: money, qris: money, cash: 'paid', none: 'paid' } as const
  const said = state[way] === 'paid' ? way : null
  const day = dayOf(one.nowMs)
  const paper: Paper = {
    number: ++books.number,
    ...{ order, stay, day, total, way, pieces, said, isVoid: false, state: state[way], why: null },
  }
  books.papers.push(paper)
  if (way === 'cash') hand(books, clerk, total)
  return paper
}

export const stayIn = (books: Books, room: string) =>
  books.stays.find(stay => stay.room === room && !stay.isOver)
export const openOrders = (books: Books, stay?: string) =>
  books.orders.filter(one => one.state === 'open' && (stay === undefined || one.stay === stay))
export const papersOf = (books: Books, stay: string) => books.papers.filter(paper => paper.stay === stay)
export const drawerOf = (books: Books, clerk: string) =>
  books.drawers.find(drawer => drawer.clerk === clerk && drawer.closed === null)
export const bookOf = ({ opening, taken }: DrawerKept) => opening + taken

/** Money that its guest owes, and nobody has answered for. */
export function isDue({ total, isVoid, state }: Paper): boolean {
  return !isVoid && total > 0 && (state === 'due' || state === 'claimed')
}

/** Money that its guest has paid, or may have, for what is void. */
export function isOwedBack({ total, isVoid, state }: Paper): boolean {
  return isVoid && total > 0 && (state === 'paid' || state === 'posted' || state === 'claimed')
}

export const isOpen = (paper: Paper) => isDue(paper) || isOwedBack(paper)
export const openPapers = (books: Books) => books.papers.filter(isOpen)
/** Whether somebody said why it is open. */
export const isTold = ({ state, said, why }: Paper) =>
  state === 'due' || state === 'claimed' ? said !== null : why !== null

/** Into a clerk's hands, or (below 0) out of them. */
export function hand(books: Books, clerk: string, rupiah: number): void {
  const drawer = drawerOf(books, clerk)
  if (drawer === undefined) books.outside.set(clerk, (books.outside.get(clerk) ?? 0) + rupiah)
  else drawer.taken += rupiah
}

export const rupiahOf = (papers: readonly Paper[]) => papers.reduce((sum, { total }) => sum + total, 0)

/** How standing kwitansi end, and what of void ones is to be given back. */
export function sumsOf(papers: readonly Paper[]) {
  const standing = papers.filter(({ isVoid }) => !isVoid)
  const ended = (state: State, said?: string) =>
    rupiahOf(standing.filter(one => one.state === state && (said === undefined || one.said === said)))
  return {
    total: rupiahOf(standing),
    cash: ended('paid', 'cash'),
    qris: ended('paid', 'qris'),
    posted: ended('posted'),
    waived: ended('waived'),
    open: rupiahOf(standing.filter(isDue)),
    back: rupiahOf(papers.filter(isOwedBack)),
  }
}

/** Closes each day that is over. */
export function closeDays(books: Books, nowMs: number): string[] {
  const closed: string[] = []
  for (let date = books.openDay; date < dayOf(nowMs); date = dayAfter(date)) {
    const left = openPapers(books).filter(({ day }) => day <= date)
    const untold = left.filter(paper => !isTold(paper))
    const sums = sumsOf(books.papers.filter(({ day }) => day === date))
    books.nights.push({
      date,
      ...sums,
      leftCount: left.length,
      leftRupiah: rupiahOf(left),
      untoldCount: untold.length,
      untoldRupiah: rupiahOf(untold),
    })
    books.openDay = dayAfter(date)
    closed.push(date)
  }
  return closed
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10)
}
