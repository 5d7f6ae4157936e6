/** What goes on while a guest's page stands: it begins, hears of other tabs and of the network, and asks again what it missed. */
import { browser } from '../platform/device.ts'
import { offerSeam } from '../platform/seam.ts'
import { named, replaceCart } from './basket.ts'
import { dropCookiesStill } from './cookies.ts'
import { keptCart } from './first/cart.ts'
import { now, set } from './first/state.ts'
import { keptStay } from './kept-stay.ts'
import { codeIn, enterRoom, unusedCode } from './room.ts'
import { isGuestSeam } from './seam.ts'
import { beginSending } from './sending.ts'
import { cacheShop, refreshMenu } from './shop.ts'
import { inSession } from './standing.ts'
import { askSession, ended, isFollowing, join, learn, recall, refreshOrders } from './stay.ts'

/** Loads what the first sight did without; resolves when the menu is here or cannot be had. `code`: the QR's. */
export async function begin(code: string | null): Promise<void> {
  const { slug } = now().outlet
  beginOutbox()
  replaceCart(named(now().cart))
  // What this device last knew stands until the server has answered.
  const kept = keptStay(slug)
  if (kept !== null) set({ session: inSession(kept) })
  addEventListener('online', () => void catchUp())
  addEventListener('offline', () => set({ offline: true }))
  addEventListener('storage', () => {
    set({ cart: keptCart(slug) })
    followOtherTab()
  })
  // A page that comes back as it was left may be of a stay that is over.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && now().session.is === 'open') void askSession()
  })
  offerSeam(() => isGuestSeam(now()))
  await dropCookiesStill(slug)
  await Promise.all([refreshMenu(), code === null ? undefined : enterRoom(codeIn(code)), recall()])
  askAgainLater()
  cacheShop()
}

export function beginOutbox(): void {
  beginSending({
    learn,
    offerChanged: () => void refreshMenu(),
    sessionLost: () => set({ session: { is: 'none' } }),
    stayEnded: () => void ended(),
  })
}

/**
 * The cookie is every tab's: once another has joined a stay, this one would be told of that under the name of its own. Once
 * another has left, this one asks.
 */
function followOtherTab(): void {
  const { session, outlet } = now()
  if (session.is !== 'open') return
  const kept = keptStay(outlet.slug)
  if (kept === null) void askSession()
  else if (kept.stay !== session.stay) void join(kept)
}

async function catchUp(): Promise<void> {
  await refreshMenu()
  const code = unusedCode()
  if (code !== null) await enterRoom(code)
  if (now().session.is === 'open') await refreshOrders()
  askAgainLater()
}

const ASK_AGAIN_MS = 5_000
let stopAsking: (() => void) | undefined

/** A page that follows no stay is told by nobody that the server is there again. A network that is, tells it. */
function askAgainLater(): void {
  stopAsking?.()
  if (now().offline && !isFollowing() && navigator.onLine)
    stopAsking = browser.after(ASK_AGAIN_MS * (0.5 + browser.random()), () => void catchUp())
}
