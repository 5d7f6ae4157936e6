/**
 * Storage that refuses, hangs or is full, and a network that is cut while the browser believes in it: an order under way
 * owns its goods, its answer moves the screen whichever way it comes, and whoever taps only what the basket shows has one.
 */
import type { Page } from '@playwright/test'
import type { OrderView } from '../../src/contract/order.ts'
import { expect, freshRoom, test } from './story.ts'

const TELUK = 'hotel-demo-teluk'
// While the database has not answered yet, a device asks whether it is of a stay.
test.use({ refusals: [401, 503] })

/** The network may go: the browser says that it is there all the same, as behind a router whose line is cut. */
const BELIEVES_IN_ITS_NETWORK = () => {
  Object.defineProperty(Navigator.prototype, 'onLine', { get: () => true })
  for (const name of ['online', 'offline'])
    addEventListener(name, event => event.stopImmediatePropagation(), { capture: true })
}

const SPOILS = {
  refuses: () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
  },
  'refuses each write': () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
  },
  hangs: () => {
    const open = IDBFactory.prototype.open
    IDBFactory.prototype.open = function (name: string) {
      // Waits for a version that nobody gives free, as behind a tab that was put to sleep while it upgrades.
      const holding = open.call(this, name)
      holding.onsuccess = () => undefined
      return open.call(this, name, 1_000)
    }
  },
  'and the small storage refuse': () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
  },
} satisfies Record<string, () => void>

let bought = 0

/** One piece of another product each time: all stories here buy from one shelf. */
async function fillBasket(page: Page): Promise<void> {
  await page
    .locator('a.item:not(.gone)')
    .filter({ hasNotText: /Sisa|Gratis/ })
    .nth(bought++)
    .click()
  await page.getByRole('button', { name: /^Tambah, Rp/ }).click()
  await page.getByRole('link', { name: 'Lihat keranjang' }).click()
}

/** In the shop, of the stay, with one piece in the basket. */
async function atTheBasket(
  page: Page,
  room: { code: string; room: string; stayCode: string },
): Promise<void> {
  await page.goto(`/r/${TELUK}#${room.code}`)
  await expect(page.getByText(`Kamar ${room.room}`)).toBeVisible()
  await fillBasket(page)
  await page.getByLabel('Kode inap').fill(room.stayCode)
  await page.getByRole('button', { name: /^Pesan, Rp/ }).click()
  await expect(page.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()
  // On the same page: where nothing can be kept, a new one is a stranger's.
  await page.evaluate(shop => {
    history.pushState(null, '', shop)
    dispatchEvent(new PopStateEvent('popstate'))
  }, `/r/${TELUK}`)
  await fillBasket(page)
}

/** Ordered just now: rooms of the demo have a past. */
async function ordersOf(page: Page): Promise<readonly OrderView[]> {
  const reply = await page.request.get(`/api/orders?outlet=${TELUK}`, {
    headers: { 'etalase-outlet': TELUK },
  })
  const { orders } = (await reply.json()) as { orders: OrderView[] }
  return orders.filter(({ state }) => state === 'placed')
}

const tapOrder = (page: Page) => page.getByRole('button', { name: /^Pesan, Rp/ }).click()

/** In a browser that is spoilt so, at its basket, with a tap to come. */
async function spoilt(
  open: (options?: { serviceWorkers: 'block' }) => Promise<Page>,
  room: Parameters<typeof atTheBasket>[1],
  ...scripts: (() => void)[]
): Promise<Page> {
  const page = await open({ serviceWorkers: 'block' })
  for (const script of scripts) await page.addInitScript(script)
  await atTheBasket(page, room)
  return page
}

/** The hotel has it, the screen says so, and what a guest would order again is no second: two with the one before. */
async function isOneOrder(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()
  await orderWhatTheBasketShows(page)
  expect(await ordersOf(page)).toHaveLength(2)
}

/** As a guest does who looks into the basket, and orders what stands there. */
async function orderWhatTheBasketShows(page: Page): Promise<void> {
  const shop = await page.context().newPage()
  await shop.goto(`/r/${TELUK}/cart`)
  await expect(shop.getByText(/Belum ada barang|^Pesan, Rp/).first()).toBeVisible()
  const order = shop.getByRole('button', { name: /^Pesan, Rp/ })
  if (await order.isVisible()) await order.click()
  await shop.close()
}

for (const [how, spoil] of Object.entries(SPOILS)) {
  test(`where the database ${how}, an order that was cut off moves its screen by itself, and is one`, async ({
    city,
    open,
  }) => {
    const room = freshRoom(city, TELUK)
    const page = await spoilt(open, room, BELIEVES_IN_ITS_NETWORK, spoil)
    await page.context().setOffline(true)
    await tapOrder(page)
    await expect(page.getByRole('heading', { name: 'Belum ada jawaban.' })).toBeVisible()
    await expect(page.getByText(/biarkan halaman ini terbuka/)).toBeVisible()

    await page.context().setOffline(false)
    await isOneOrder(page)
  })
}

test('a browser whose room is really used up keeps what it can, and makes one order', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, TELUK)
  const page = await spoilt(open, room, BELIEVES_IN_ITS_NETWORK)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: city.url, quotaSize: 1 })
  await page.context().setOffline(true)
  await tapOrder(page)
  await expect(
    page.getByRole('heading', { name: /Belum ada jawaban|Tersimpan di perangkat ini/ }),
  ).toBeVisible()
  await page.context().setOffline(false)
  await isOneOrder(page)
})

test('an answer that is lost again and again is made up for by what the hotel tells otherwise', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, TELUK)
  const page = await spoilt(open, room, SPOILS.refuses)
  // Taken each time, and never heard.
  await page.route('**/api/orders/*', async route => {
    if (route.request().method() !== 'PUT') return route.continue()
    await route.fetch()
    await route.fulfill({ status: 503, body: '' })
  })
  await tapOrder(page)
  await isOneOrder(page)
})

test('a page that is loaded anew before the answer finds its order, and an empty basket', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, TELUK)
  const page = await spoilt(open, room, SPOILS.refuses)
  // From here on no order gets through to the hotel.
  await page.route('**/api/orders/*', route =>
    route.request().method() === 'PUT' ? route.fulfill({ status: 503, body: '' }) : route.continue(),
  )
  await tapOrder(page)
  await expect(page.getByRole('heading', { name: 'Belum ada jawaban.' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Belum ada jawaban.' })).toBeVisible()
  await page.unroute('**/api/orders/*')
  await isOneOrder(page)
})
