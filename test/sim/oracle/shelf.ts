/**
 * A menu and what becomes of an order are one truth: the menu tells what is on offer and nothing else, an order is taken of
 * nothing else, and is refused for want of goods or for its price only where that is so. Each answer is held against the
 * rows of the moment in which it is given; nothing else happens in that moment.
 */
import type { OrderRequest } from '../../../src/contract/order.ts'
import type { Look } from './look.ts'
import { type Held, type Offer, offersAt, piecesOf } from './offers.ts'
import type { Record } from './record.ts'
import type { Sometimes } from './sometimes.ts'

/** A guest is told of so many pieces at most. */
const TOLD_MAX = 5

interface ToldMenu {
  readonly version: string
  readonly placements: readonly (Pick<Offer, 'id' | 'price' | 'bestBefore'> & {
    readonly available: number
  })[]
}

interface ToldLine {
  readonly placementId: string
  readonly quantity?: number
  readonly available?: number
  readonly unitPrice?: number
  readonly price?: number | undefined
}

/** An order that was refused in this moment. */
export interface Refused {
  readonly id: string
  readonly request: Pick<OrderRequest, 'lines'>
  readonly code: string
  readonly context: { readonly lines?: readonly ToldLine[]; readonly alternatives?: readonly string[] }
}

const REFUSED_FOR: { readonly [H in Held]: Sometimes } = {
  'switched-off': 'refused-switched-off',
  'not-in-the-register': 'refused-retired-product',
  'lapsed-paper': 'refused-lapsed-paper',
  'out-of-season': 'refused-out-of-season',
}

export interface ShelfChecks {
  /** As a client of that contract hears it. */
  menu(text: string, isClerks: boolean, contract: string): void
  /** An order that was taken in this moment. */
  taken(id: string, request: Pick<OrderRequest, 'lines'>): void
  refused(refused: Refused, isClerks: boolean): void
  /** An order that was brought in this moment. */
  brought(request: Pick<OrderRequest, 'lines'>): void
}

export function checkShelf({ violate, saw, now }: Record, look: () => Look): ShelfChecks {
  /** Of public menus, by version: each contract has its own words for it. */
  const texts = new Map<string, string>()
  const toldOf = (pieces: number, isClerks: boolean) => (isClerks ? pieces : Math.min(TOLD_MAX, pieces))

  function menu(text: string, isClerks: boolean, contract: string): void {
    const { version, placements } = JSON.parse(text) as ToldMenu
    const offers = [...offersAt(look(), now()).values()]
    const sold = offers
      .filter(({ held }) => held === null)
      .map(offer => lineOf({ ...offer, available: toldOf(piecesOf(offer), isClerks) }))
    const difference = differenceOf(placements.map(lineOf), sold)
    if (difference !== '') violate('a-menu-tells-what-is-sold', difference)
    if (offers.some(({ held }) => held === 'lapsed-paper')) saw('menu-without-what-lapsed')
    if (offers.some(({ held }) => held === 'not-in-the-register')) saw('menu-without-what-was-retired')
    if (isClerks) saw('shelf-read-by-a-clerk')
    else hasItsVersion(`${version} in contract ${contract}`, text)
  }

  function hasItsVersion(version: string, text: string): void {
    if ((texts.get(version) ?? text) !== text) violate('a-version-is-one-menu', version)
    texts.set(version, text)
  }

  function taken(id: string, { lines }: Pick<OrderRequest, 'lines'>): void {
    const offers = offersAt(look(), now())
    for (const { placementId, unitPrice } of lines) {
      const offer = offers.get(placementId)
      // Its own pieces are promised by now.
      if (offer === undefined || offer.held !== null || offer.free < 0 || offer.price !== unitPrice)
        violate('sold-is-on-offer', `${id} for ${unitPrice}: ${JSON.stringify(offer)}`)
      if (offer?.isSeasonal === true) saw('sold-in-its-season')
      if (offer !== undefined && offer.stale > 0) saw('sold-beside-what-is-past-its-date')
    }
  }

  function refused({ id, request, code, context }: Refused, isClerks: boolean): void {
    const offers = offersAt(look(), now())
    const short = request.lines
      .map(line => ({ ...line, offer: offers.get(line.placementId) }))
      .filter(({ quantity, offer }) => quantity > piecesOf(offer))
    const dear = request.lines.filter(({ placementId, unitPrice }) => {
      const offer = offers.get(placementId)
      return offer !== undefined && offer.price !== unitPrice
    })
    const why =
      code === 'sold-out'
        ? short.map(({ placementId, quantity, offer }) =>
            textOf({ placementId, quantity, available: toldOf(piecesOf(offer), isClerks) }),
          )
        : short.length > 0
          ? []
          : dear.map(({ placementId, unitPrice }) =>
              textOf({ placementId, unitPrice, price: offers.get(placementId)?.price }),
            )
    const difference = differenceOf((context.lines ?? []).map(textOf), why)
    if (why.length === 0 || difference !== '')
      violate('refused-for-what-is-so', `${id} ${code}: ${difference}`)
    for (const other of context.alternatives ?? [])
      if (piecesOf(offers.get(other)) === 0) violate('refused-for-what-is-so', `${id} could be ${other}`)
    for (const { quantity, offer } of short) {
      if (offer?.held != null) saw(REFUSED_FOR[offer.held])
      else if (offer !== undefined && offer.free + offer.stale >= quantity) saw('refused-past-its-date')
    }
  }

  /** Whoever waits for what has left the register meanwhile still gets it. */
  function brought({ lines }: Pick<OrderRequest, 'lines'>): void {
    const offers = offersAt(look(), now())
    if (lines.some(({ placementId }) => offers.get(placementId)?.held === 'not-in-the-register'))
      saw('delivered-after-it-was-retired')
  }

  return { menu, taken, refused, brought }
}

function lineOf({ id, price, available, bestBefore }: ToldMenu['placements'][number]): string {
  return `${available} ${id} for ${price} until ${bestBefore}`
}

function textOf({ placementId, quantity, available, unitPrice, price }: ToldLine): string {
  return [placementId, quantity, available, unitPrice, price].join(' ')
}

function differenceOf(told: readonly string[], is: readonly string[]): string {
  return [
    ...told.filter(line => !is.includes(line)).map(line => `told: ${line}`),
    ...is.filter(line => !told.includes(line)).map(line => `not told: ${line}`),
  ].join('; ')
}
