/**
 * One browser's life: a guest orders, loses the network, orders on, sees "saved here", and the browser is killed; it comes
 * back with the same profile, with the network at once or later, and what was saved goes out.
 */
import type { Dice } from '../../../src/server/demo/random.ts'
import type { DemoOutlet, Offer } from '../load/cast.ts'
import { breathe } from '../load/client.ts'
import type { Front } from '../process/front.ts'
import type { Browser, Launch } from './browser.ts'
import * as page from './guest-page.ts'

export interface Guest {
  readonly front: Front
  readonly launch: Launch
  readonly profile: string
  readonly outlet: DemoOutlet
  readonly room: DemoOutlet['rooms'][number]
  readonly offers: readonly Offer[]
  readonly dice: Dice
  /** True once the server has that order; asked by another device of the stay. */
  readonly arrived: (id: string) => Promise<boolean>
}

/** What the guest saw with own eyes, and what was tapped at all. */
export interface Seen {
  /** Orders that the screen called placed or saved, by id, with the placement of their one line. */
  readonly promised: ReadonlyMap<string, string>
  /** Taps on "order" after which the browser was killed before the screen said anything. */
  readonly unseen: number
  /** Taps on "order" of which the screen said that they were not kept: a disk that is loaded lets a browser wait too long. */
  readonly unsaved: number
  readonly counts: {
    readonly saved: number
    /** The profile had lost the session with the crash: the guest typed the stay code again. */
    readonly askedAgain: number
  }
  readonly wrong: readonly string[]
}

const OFFLINE_ORDERS_MAX = 3
const ARRIVE_MS = 90_000
const LOOK_EVERY_MS = 100

export async function live(guest: Guest): Promise<Seen> {
  const { front, dice, outlet, room } = guest
  const shop = `/r/${outlet.slug}`
  const address = `${front.url}${shop}#${room.code}`
  const promised = new Map<string, string>()
  const wrong: string[] = []
  let unseen = 0
  let unsaved = 0
  let askedAgain = 0
  // Never the same twice: while it waits, the same wish is the same order.
  const offers = [...guest.offers]
  const nextOffer = () => {
    const offer = dice.pick(offers)
    offers.splice(offers.indexOf(offer), 1)
    return offer.id
  }

  let browser = await guest.launch(guest.profile, address)
  try {
    await page.opened(browser)
    await page.settled(browser)
    const first = nextOffer()
    await page.fillBasket(browser, shop, first)
    await page.enterCode(browser, room.stayCode ?? '')
    await page.tapOrder(browser)
    promised.set(await page.placedId(browser), first)

    front.connected(false)
    const offline = dice.int(1, OFFLINE_ORDERS_MAX)
    for (let n = 0; n < offline; n++) {
      const placement = nextOffer()
      await page.fillBasket(browser, shop, placement)
      await page.tapOrder(browser)
      const id = await page.savedId(browser)
      if (id === 'none') unsaved++
      else promised.set(id, placement)
    }
    const saved = promised.size - 1
    if (dice.chance(0.4)) {
      unseen++
      await page.fillBasket(browser, shop, nextOffer())
      await page.tapOrder(browser)
      await breathe(dice.int(0, 30))
    }
    await browser.kill()

    const stillOffline = dice.chance(0.4)
    if (!stillOffline) front.connected(true)
    browser = await guest.launch(guest.profile, address)
    await page.opened(browser)
    if (stillOffline) {
      await page.goTo(browser, `${shop}/orders`)
      const rows = await page.savedRows(browser)
      if (rows < saved) wrong.push(`${rows} of ${saved} saved orders are shown after the crash`)
      front.connected(true)
    }
    if (await bringHome(guest, browser, shop, promised)) askedAgain++
    for (const id of promised.keys())
      if (!(await guest.arrived(id)))
        wrong.push(`${id} was saved and did not arrive; ${await page.shown(browser)}`)
  } finally {
    front.connected(true)
    await browser.kill()
  }
  return { promised, unseen, unsaved, counts: { saved: promised.size - 1, askedAgain }, wrong }
}

/** Waits until all that was promised has arrived, and shows whose it is where the page asks; true if it did. */
async function bringHome(
  { room, arrived }: Guest,
  browser: Browser,
  shop: string,
  promised: ReadonlyMap<string, string>,
): Promise<boolean> {
  let asked = false
  const all = async () => {
    for (const id of promised.keys()) if (!(await arrived(id))) return id
    return null
  }
  for (const end = Date.now() + ARRIVE_MS; Date.now() < end; await breathe(LOOK_EVERY_MS)) {
    const missing = await all()
    if (missing === null) return asked
    await page.goTo(browser, `${shop}/orders/${missing}`).catch(() => undefined)
    asked = (await page.sendWithCode(browser, room.stayCode ?? '').catch(() => false)) || asked
  }
  return asked
}
