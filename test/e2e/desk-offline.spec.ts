/** The desk loses its network, then its page: what was tapped is there again, and arrives once. */
import type { Page } from '@playwright/test'
import { rowOf, signInAtDesk } from './desk.ts'
import { type DemoRoom, expect, expectAccessible, freshRoom, test } from './story.ts'
import { deskWire, orderOne } from './wire.ts'

const TELUK = 'hotel-demo-teluk'

test('seen and handed over without a network, with the page closed in between: one delivery, one kwitansi', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, TELUK)
  const desk = await open({ viewport: { width: 1280, height: 800 } })
  await signInAtDesk(desk, city, TELUK)
  await isReadyForOffline(desk)
  const { id, answered } = await orderOne(city, TELUK, room)
  await expect(rowOf(desk, room.room)).toBeVisible()

  await desk.context().setOffline(true)
  await tap(desk, 'Lihat', room)
  await expect(rowOf(desk, room.room)).toContainText('Dilihat, belum terkirim')
  await tap(desk, 'Antar', room)
  await tap(desk, 'Sampai', room)
  await expect(rowOf(desk, room.room)).toContainText('Sampai, belum terkirim')
  // What waits to be sent lies over the window's bottom: the last row comes out from under it when one scrolls.
  await desk.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await expectAccessible(desk, 'a board that is cut off')

  // The page is gone before the eight seconds are over.
  await desk.close()
  const again = await desk.context().newPage()
  await again.goto(`/desk/${TELUK}`)
  await expect(rowOf(again, room.room)).toContainText('Sampai, belum terkirim')
  await expect(again.getByText('Sambungan ke server terputus')).toBeVisible()

  await again.context().setOffline(false)
  await expect(rowOf(again, room.room)).toBeHidden({ timeout: 30_000 })
  const [order] = (await answered()).filter(one => one.id === id)
  expect(order?.state).toBe('delivered')
  expect(order?.kwitansi).toHaveLength(1)
  const issued = await (await deskWire(city, TELUK)).ask<{ documents: { room: string | null }[] }>(
    'GET',
    `/api/desk/documents?outlet=${TELUK}`,
  )
  expect(issued.documents.filter(one => one.room === room.room)).toHaveLength(1)
  await calls(again, city.url)
})

/**
 * What a push service brings to this browser stands on its screen, whatever page is open, and its worker says so to the server: once
 * the screen shows it, without any session. What comes under the same name stands in its place; what is over goes; a tap leads to the desk.
 */
async function calls(page: Page, origin: string): Promise<void> {
  const context = page.context()
  await context.grantPermissions(['notifications'], { origin })
  const deliver = await pushTo(page, origin)
  const shown = () =>
    page.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready
      return (await worker.getNotifications()).map(({ title, data: path }) => [title, path])
    })
  const path = `/desk/${TELUK}`
  const message = { title: 'Kamar 512 menunggu 2 menit', body: 'Hotel', path, tag: 'order' }
  const arrival = { outlet: TELUK, of: '0', rung: 'terminals', channel: 'c', receipt: 'A'.repeat(22) }
  const [said] = await Promise.all([
    context.waitForEvent('request', one => new URL(one.url()).pathname === '/api/push/arrived'),
    deliver({ ...message, arrival }),
  ])
  expect([said.method(), said.postDataJSON(), (await said.allHeaders()).cookie]).toEqual([
    'POST',
    arrival,
    undefined,
  ])
  // Whoever asks of what there is not hears what everybody hears.
  expect((await said.response())?.status()).toBe(200)
  await expect.poll(shown).toEqual([[message.title, path]])
  await deliver({ ...message, title: 'Kamar 512 menunggu 5 menit' })
  await expect.poll(shown).toEqual([['Kamar 512 menunggu 5 menit', path]])
  expect(await tappedAway(page)).toEqual([path])
  await expect.poll(shown).toEqual([])
  await deliver(message)
  await expect.poll(shown).toEqual([[message.title, path]])
  await deliver({ ...message, isOver: true })
  await expect.poll(shown).toEqual([])
}

/** By the browser's own protocol, as its push service would. */
async function pushTo(page: Page, origin: string): Promise<(message: object) => Promise<void>> {
  const protocol = await page.context().newCDPSession(page)
  const known = new Promise<string>(resolve =>
    protocol.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin))
      if (own !== undefined) resolve(own.registrationId)
    }),
  )
  await protocol.send('ServiceWorker.enable')
  const registrationId = await known
  return async message => {
    const data = JSON.stringify(message)
    await protocol.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
  }
}

/** No protocol taps a notification: its worker is given the event, and which pages it brings to the front is asked of it. */
async function tappedAway(page: Page): Promise<string[]> {
  const [worker] = page.context().serviceWorkers()
  if (worker === undefined) throw new Error('there is no worker')
  return worker.evaluate<string[]>(`(async () => {
    const fronted = [], until = []
    WindowClient.prototype.focus = async function () {
      fronted.push(new URL(this.url).pathname)
      return this
    }
    const [notification] = await self.registration.getNotifications()
    const event = new NotificationEvent('notificationclick', { notification })
    Object.defineProperty(event, 'waitUntil', { value: what => until.push(what) })
    self.dispatchEvent(event)
    await Promise.all(until)
    return fronted
  })()`)
}

async function tap(page: Page, step: string, { room }: DemoRoom): Promise<void> {
  await rowOf(page, room)
    .getByRole('button', { name: `${step}, kamar ${room}` })
    .click()
}

/** The worker has the desk's page and everything that it is made of. */
async function isReadyForOffline(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await expect
    .poll(() => page.evaluate(async path => (await caches.match(path)) !== undefined, `/desk/${TELUK}`))
    .toBe(true)
}
