/** A second tap at the same place means what was there, not what has come under the finger since. */
import type { Locator, Page } from '@playwright/test'
import { rowOf, signInAtDesk } from './desk.ts'
import { expect, freshRoom, test } from './story.ts'
import { deskWire, orderOne } from './wire.ts'

const TELUK = 'hotel-demo-teluk'

test('on the order button cancels nothing', async ({ city, open }) => {
  const room = freshRoom(city, TELUK)
  const page = await open()
  await page.goto(`/r/${TELUK}#${room.code}`)
  await page.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await page.getByRole('button', { name: /^Tambah, Rp/ }).click()
  await page.getByRole('link', { name: 'Lihat keranjang' }).click()
  await page.getByLabel('Kode inap').fill(room.stayCode)
  const orderButton = page.getByRole('button', { name: /^Pesan, Rp/ })
  await orderButton.click({ trial: true })

  // As if no time went by while the finger comes down again.
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Animation.enable')
  await devtools.send('Animation.setPlaybackRate', { playbackRate: 0 })
  await orderButton.click()
  const cancel = page.getByRole('button', { name: 'Batalkan' })
  await expect(cancel).toBeVisible()
  await tapTwice(page, cancel)
  await expect(page.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()

  await devtools.send('Animation.setPlaybackRate', { playbackRate: 1 })
  await cancel.click()
  await expect(page.getByRole('heading', { name: 'Dibatalkan.' })).toBeVisible()
})

test('on a row of the board hands over nothing to the next room', async ({ city, open }) => {
  const rooms = [freshRoom(city, TELUK), freshRoom(city, TELUK)] as const
  const wire = await deskWire(city, TELUK)
  for (const room of rooms) {
    const { id } = await orderOne(city, TELUK, room)
    for (const step of ['acknowledge', 'dispatch'])
      await wire.ask('POST', `/api/desk/orders/${id}/${step}`, { outlet: TELUK })
  }
  const desk = await open({ viewport: { width: 1280, height: 800 } })
  await desk.clock.install()
  await signInAtDesk(desk, city, TELUK)
  for (const { room } of rooms) await expect(rowOf(desk, room)).toBeVisible()
  const handOver = desk.getByRole('button', { name: /^Sampai, kamar/ })
  await desk.clock.pauseAt(Date.now() + 5_000)
  // What the leap has moved comes to rest.
  await expect(async () => {
    await desk.clock.runFor(1_000)
    await handOver.first().click({ trial: true, timeout: 1_000 })
  }).toPass()

  const many = await handOver.count()
  await tapTwice(desk, handOver.first())
  await expect(handOver).toHaveCount(many - 1)
  await expect(desk.getByText(/ditandai sampai/)).toBeVisible()
  await desk.clock.resume()
  await handOver.first().click()
  await expect(handOver).toHaveCount(many - 2)
})

/** At one spot, whatever is there by the second time. */
async function tapTwice(page: Page, what: Locator): Promise<void> {
  const box = await what.boundingBox()
  if (box === null) throw new Error('nothing there to tap')
  for (let tap = 0; tap < 2; tap++) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}
