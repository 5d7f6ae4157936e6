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

/** What a push service brings to this browser stands on its screen, whatever page is open. */
async function calls(page: Page, origin: string): Promise<void> {
  await page.context().grantPermissions(['notifications'], { origin })
  const protocol = await page.context().newCDPSession(page)
  const known = new Promise<string>(resolve =>
    protocol.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin))
      if (own !== undefined) resolve(own.registrationId)
    }),
  )
  await protocol.send('ServiceWorker.enable')
  const message = { title: 'Kamar 512 menunggu 2 menit', body: 'Hotel', path: `/desk/${TELUK}`, tag: 'order' }
  const data = JSON.stringify(message)
  await protocol.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await known, data })
  const shown = () =>
    page.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready
      return (await worker.getNotifications()).map(({ title, data: path }) => [title, path])
    })
  await expect.poll(shown).toEqual([[message.title, message.path]])
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
