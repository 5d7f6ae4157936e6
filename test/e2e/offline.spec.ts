/** The room never goes blank: with no network after the first visit, shop and basket are there; the order is not sent. */
import { expect, freshRoom, test } from './story.ts'

test('shop, product and basket without a network; the order goes once there is one again', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, 'hotel-demo-teluk')
  const page = await open()
  await page.goto(`/r/hotel-demo-teluk#${room.code}`)
  await expect(page.getByText(`Kamar ${room.room}`)).toBeVisible()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  // The first visit ends when the worker has kept the shop: every picture of the menu is one address.
  const pictures = await page.locator('.item img').count()
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('seen')).keys()).length))
    .toBeGreaterThan(pictures)

  await page.context().setOffline(true)
  await page.reload()
  await expect(page.getByText('Sedang luring.')).toBeVisible()
  await expect(page.getByText(`Kamar ${room.room}`)).toBeVisible()
  await page.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await page.getByRole('button', { name: /^Tambah, Rp/ }).click()
  await page.getByRole('link', { name: 'Lihat keranjang' }).click()
  await page.getByLabel('Kode inap').fill(room.stayCode)
  await page.getByRole('button', { name: /^Pesan, Rp/ }).click()
  await expect(page.getByText('Belum terkirim.')).toBeVisible()
  await expect(page.getByText('Amplang Kuku Macan')).toBeVisible()

  await page.context().setOffline(false)
  await page.getByLabel('Kode inap').fill(room.stayCode)
  await page.getByRole('button', { name: /^Pesan, Rp/ }).click()
  await expect(page.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()
})

test('the page can be read before any script', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false })
  await page.goto('/r/hotel-demo-teluk')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await expect(page.getByText('Dinamai kuku macan')).toBeVisible()
  await page.getByText('Label lengkap').click()
  await expect(page.getByText('tenggiri').first()).toBeVisible()
})
