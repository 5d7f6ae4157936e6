/** The room never goes blank: with no network after the first visit, shop and basket are there, and an order waits. */
import type { Page } from '@playwright/test'
import { settledIn } from './settled.ts'
import { expect, expectAccessible, freshRoom, test } from './story.ts'

async function orderAmplang(page: Page, stayCode?: string): Promise<void> {
  await page.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await page.getByRole('button', { name: /^Tambah, Rp/ }).click()
  await page.getByRole('link', { name: 'Lihat keranjang' }).click()
  if (stayCode !== undefined) await page.getByLabel('Kode inap').fill(stayCode)
  await page.getByRole('button', { name: /^Pesan, Rp/ }).click()
}

test('a phone that is of no stay yet keeps its basket, and says that nothing was sent', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, 'hotel-demo-teluk')
  const page = await open()
  await settledIn(page, room)
  await page.context().setOffline(true)
  await page.reload()
  await expect(page.getByText('Sedang luring.')).toBeVisible()
  await expect(page.getByText(`Kamar ${room.room}`)).toBeVisible()
  await orderAmplang(page, room.stayCode)
  await expect(page.getByText('Belum terkirim.')).toBeVisible()
  await expect(page.getByText('Amplang Kuku Macan')).toBeVisible()

  await page.context().setOffline(false)
  await page.getByLabel('Kode inap').fill(room.stayCode)
  await page.getByRole('button', { name: /^Pesan, Rp/ }).click()
  await expect(page.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()
})

test('what a guest orders without a network is saved, outlives the page, and goes out once', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, 'hotel-demo-teluk')
  const page = await open()
  await settledIn(page, room)
  await orderAmplang(page, room.stayCode)
  await expect(page.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()

  await page.context().setOffline(true)
  await page.goto('/r/hotel-demo-teluk')
  await orderAmplang(page)
  await expect(page.getByRole('heading', { name: 'Tersimpan di perangkat ini.' })).toBeVisible()
  await expectAccessible(page, 'an order saved here')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Tersimpan di perangkat ini.' })).toBeVisible()
  const waiting = page.url()
  await page.goto('/r/hotel-demo-teluk/orders')
  await expect(page.getByRole('link', { name: /Tersimpan di perangkat ini/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /Diterima hotel/ })).toBeVisible()

  // Two tabs of one browser come back to the network at once.
  const other = await page.context().newPage()
  await other.goto(waiting)
  await expect(other.getByRole('heading', { name: 'Tersimpan di perangkat ini.' })).toBeVisible()
  await page.context().setOffline(false)
  await expect(other.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Diterima hotel/ })).toHaveCount(2)
  await expect(page.getByRole('link', { name: /Tersimpan di perangkat ini/ })).toHaveCount(0)
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
