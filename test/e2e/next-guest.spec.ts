/** After check-out nothing of a guest is on a device that was online, and nothing of the stay is told to who comes next. */
import type { Page } from '@playwright/test'
import type { OrderView } from '../../src/contract/order.ts'
import { type DemoRoom, expect, freshRoom, test } from './story.ts'
import { deskWire, tabletCode, type Wire } from './wire.ts'

const TELUK = 'hotel-demo-teluk'
const NOTE = 'Ulang tahun Ibu Kenari'
// Nobody is checked in at first; the session is over at last.
test.use({ refusals: [401, 409, 410] })

/** All that this browser keeps of the site, as text, by where it lies. */
async function allKept(page: Page): Promise<string[]> {
  const cookies = (await page.context().cookies()).map(({ name, value }) => `cookie ${name} ${value}`)
  const kept = await page.evaluate(async () => {
    const found: string[] = []
    for (const [where, storage] of Object.entries({ localStorage, sessionStorage }))
      for (const [key, value] of Object.entries(storage)) found.push(`${where} ${key} ${value}`)
    found.push(`history ${location.href} ${JSON.stringify(history.state)}`)
    found.push(`screen ${document.documentElement.outerHTML}`)
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const isText = /\.(js|css|woff2|png|webp|svg|jpg)$/.test(request.url)
        const body = isText ? '' : await (await cache.match(request))?.text()
        found.push(`cache ${name} ${request.url} ${body ?? ''}`)
      }
    }
    const heard = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await heard(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const rows = await heard(database.transaction(store).objectStore(store).getAll())
        found.push(`indexedDB ${name} ${store} ${JSON.stringify(rows)}`)
      }
      database.close()
    }
    return found
  })
  return [...cookies, ...kept]
}

/** Where any of these words is still to be read. */
async function left(page: Page, words: readonly string[]): Promise<string[]> {
  const kept = await allKept(page)
  return kept.flatMap(line =>
    words.filter(word => line.includes(word)).map(word => `${word} in ${line.slice(0, 120)}`),
  )
}

async function orderWithNote(page: Page, tapOrder: () => Promise<void>): Promise<string> {
  await page.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await page.getByRole('button', { name: /^Tambah, Rp/ }).click()
  await tapOrder()
  await expect(page.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()
  return /orders\/([0-9a-f-]{36})$/.exec(page.url())?.[1] ?? ''
}

async function bring(desk: Wire, id: string): Promise<{ number: number; url: string }> {
  await desk.ask('POST', `/api/desk/orders/${id}/acknowledge`, { outlet: TELUK })
  await desk.ask('POST', `/api/desk/orders/${id}/dispatch`, { outlet: TELUK })
  const { kwitansi } = await desk.ask<{ kwitansi: { number: number; url: string } }>(
    'POST',
    `/api/desk/orders/${id}/deliver`,
    { outlet: TELUK },
  )
  return kwitansi
}

function checkOut(desk: Wire, { room }: DemoRoom): Promise<unknown> {
  return desk.ask('POST', `/api/desk/rooms/${room}/check-out?outlet=${TELUK}`, { open: 'keep' })
}

async function stayOf(page: Page): Promise<string> {
  const reply = await page.request.get(`/api/session?outlet=${TELUK}`, {
    headers: { 'etalase-outlet': TELUK },
  })
  return ((await reply.json()) as { stay: string }).stay
}

/** At the basket of a phone that is of no stay yet. */
function orderByPhone(phone: Page, stayCode: string): Promise<string> {
  return orderWithNote(phone, async () => {
    await phone.getByRole('link', { name: 'Lihat keranjang' }).click()
    await phone.getByLabel(/Catatan/).fill(NOTE)
    await phone.getByLabel('Kode inap').fill(stayCode)
    await phone.getByRole('button', { name: /^Pesan, Rp/ }).click()
  })
}

test('a phone keeps nothing of its stay: no cookie, no order, no note, no address of one', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, TELUK)
  const desk = await deskWire(city, TELUK)
  const phone = await open()
  await phone.goto(`/r/${TELUK}#${room.code}`)
  await expect(phone.getByText(`Kamar ${room.room}`)).toBeVisible()
  await phone.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const id = await orderByPhone(phone, room.stayCode)
  const stay = await stayOf(phone)
  const { number, url } = await bring(desk, id)
  const token = new URL(url, city.url).hash.slice(1)
  // Opened by their addresses, as from the list of recent pages: the worker sees them.
  await phone.reload()
  await expect(phone.getByRole('link', { name: /[Kk]witansi/ })).toBeVisible()
  await phone.goto(url)
  await expect(phone.getByText(NOTE).or(phone.getByRole('heading', { level: 1 }))).toBeVisible()
  await phone.goBack()
  await phone.goto(`/r/${TELUK}/orders`)
  await expect(phone.getByRole('link', { name: /Amplang|Rp/ }).first()).toBeVisible()

  await checkOut(desk, room)
  await expect(phone.getByText('Masa inap')).toBeVisible()
  const words = [id, NOTE, stay, token, `/k/${TELUK}/${number}`, `"${room.room}"`]
  await expect.poll(() => left(phone, words)).toEqual([])
  const cookies = (await phone.context().cookies()).map(({ name }) => name)
  expect(cookies.filter(name => /guest|ticket|waiting/.test(name))).toEqual([])
})

test('a tablet keeps its room and nothing of the guest, and says nothing to the next', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, TELUK)
  const desk = await deskWire(city, TELUK)
  const code = await tabletCode(desk, room)
  const tablet = await open({ viewport: { width: 1280, height: 800 } })
  await tablet.request.post('/api/tablet', { data: { outlet: TELUK, code } })
  await tablet.goto('/tablet')
  await tablet.getByText('Sentuh untuk melihat').click()
  await tablet.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const id = await orderWithNote(tablet, async () => {
    await tablet.getByRole('link', { name: `Pesan ke kamar ${room.room}` }).click()
    await tablet.getByLabel(/Catatan/).fill(NOTE)
    await tablet.getByRole('button', { name: /^Pesan, Rp/ }).click()
  })
  const stay = await stayOf(tablet)
  await tablet.reload()
  await expect(tablet.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()
  await tablet.getByRole('link', { name: 'Pesanan' }).first().click()
  await tablet.getByRole('link', { name: /Diterima hotel/ }).click()
  await expect(tablet.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()

  await checkOut(desk, room)
  await expect(tablet.getByText('Sentuh untuk melihat')).toBeVisible()
  await expect.poll(() => left(tablet, [id, NOTE, stay])).toEqual([])
  const cookies = async () => (await tablet.context().cookies()).map(({ name }) => name)
  // The window is lit at once; the cookies go with the server's answer.
  await expect
    .poll(async () => (await cookies()).filter(name => /guest|ticket|waiting/.test(name)))
    .toEqual([])
  expect((await cookies()).filter(name => /tablet/.test(name))).toHaveLength(1)

  await desk.ask('POST', `/api/desk/rooms/${room.room}/check-in?outlet=${TELUK}`, {})
  await tablet.getByText('Sentuh untuk melihat').click()
  await expect(tablet.getByRole('link', { name: /Amplang Kuku Macan/ })).toBeVisible()
  await expect(tablet.getByText(/[Mm]asa inap/)).toBeHidden()
  // Back, as a tablet's gesture has it, leads to nothing of the guest before.
  const addresses = () =>
    tablet.evaluate(() =>
      (window as unknown as { navigation: { entries(): { url: string }[] } }).navigation
        .entries()
        .map(({ url }) => url),
    )
  expect((await addresses()).filter(url => url.includes(id))).toEqual([])
  const orders = await tablet.request.get(`/api/orders?outlet=${TELUK}`, {
    headers: { 'etalase-outlet': TELUK },
  })
  expect(((await orders.json()) as { orders?: OrderView[] }).orders ?? []).toEqual([])
})

test('a phone whose page was closed at check-out, and its second tab, find nothing of the stay when they are opened', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, TELUK)
  const desk = await deskWire(city, TELUK)
  const phone = await open()
  await phone.goto(`/r/${TELUK}#${room.code}`)
  await expect(phone.getByText(`Kamar ${room.room}`)).toBeVisible()
  const id = await orderByPhone(phone, room.stayCode)
  const stay = await stayOf(phone)
  const second = await phone.context().newPage()
  await second.goto(`/r/${TELUK}/orders`)
  await expect(second.getByRole('link', { name: /Diterima hotel/ })).toBeVisible()
  await Promise.all([phone.goto('about:blank'), second.goto('about:blank')])

  await checkOut(desk, room)
  await second.goto(`/r/${TELUK}/orders`)
  await phone.goto(`/r/${TELUK}`)
  for (const page of [phone, second])
    await expect.poll(() => left(page, [id, NOTE, stay, `"${room.room}"`])).toEqual([])
  const cookies = async () => (await phone.context().cookies()).map(({ name }) => name)
  await expect.poll(async () => (await cookies()).filter(name => /guest|ticket/.test(name))).toEqual([])
})
