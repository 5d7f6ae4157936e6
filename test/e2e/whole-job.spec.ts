/** The main job: from a room's QR to a counted kwitansi, each part in its own browser. */
import type { Page } from '@playwright/test'
import { proveBell, rowOf, signInAtDesk } from './desk.ts'
import { expect, expectAccessible, freshRoom, test } from './story.ts'
import { type Wire, wireOf } from './wire.ts'

const TELUK = 'hotel-demo-teluk'

test.describe('a guest, a clerk and an officer', () => {
  test.use({ refusals: [401] })

  test('an order is placed, seen, brought, receipted, counted, voided and taken off again', async ({
    city,
    open,
  }) => {
    const room = freshRoom(city, TELUK)
    const desk = await open({ viewport: { width: 1280, height: 800 } })
    await signInAtDesk(desk, city, TELUK)
    await proveBell(desk)
    await expectAccessible(desk, 'board')
    const officer = wireOf(city)
    await officer.ask('POST', '/api/agency/session', city.agency)
    const before = await countOf(officer, 'Amplang Kuku Macan')

    const guest = await open()
    await orderAmplang(guest, room)
    const row = rowOf(desk, room.room)
    await expect(row.getByText('Amplang Kuku Macan')).toBeVisible()

    await row.getByRole('button', { name: `Lihat, kamar ${room.room}` }).click()
    await expect(guest.getByRole('heading', { name: 'Petugas sudah melihatnya.' })).toBeVisible()
    await row.getByRole('button', { name: `Antar, kamar ${room.room}` }).click()
    await expect(guest.getByRole('heading', { name: 'Dalam perjalanan.' })).toBeVisible()

    // A hasty tap is taken back; the next one stands.
    await row.getByRole('button', { name: `Sampai, kamar ${room.room}` }).click()
    await expect(desk.getByRole('button', { name: 'Urungkan' })).toBeVisible()
    await desk.keyboard.press('u')
    await expect(desk.getByText('Diurungkan')).toBeVisible()
    await expect(guest.getByRole('heading', { name: 'Dalam perjalanan.' })).toBeVisible()
    await row.getByRole('button', { name: `Sampai, kamar ${room.room}` }).click()
    await expect(guest.getByRole('heading', { name: 'Sudah sampai.' })).toBeVisible({ timeout: 20_000 })
    await expect(row).toBeHidden()

    await guest.getByRole('link', { name: /^Kwitansi no\./ }).click()
    await expect(guest.getByText('Lima puluh ribu rupiah')).toBeVisible()
    await expect(guest.getByText(`Tamu kamar ${room.room}`)).toBeVisible()
    await expectAccessible(guest, 'kwitansi')
    const number = await guest
      .getByText(/KW\/HDT\/\d{4}\/\d{6}/)
      .first()
      .textContent()
    await expect.poll(() => countOf(officer, 'Amplang Kuku Macan')).toBe(before + 1)

    await desk.getByRole('link', { name: 'Dokumen' }).click()
    // Charged to the room, and paid in cash after all: another stands in for it, and the officer counts one.
    await desk.getByRole('button', { name: `Betulkan ${number}` }).click()
    await desk.getByLabel('Cara bayar').check()
    await desk.getByRole('radio', { name: 'Tunai' }).check()
    await expect(desk.getByText(/^Terima Rp50\.000 tunai/)).toBeVisible()
    await expectAccessible(desk, 're-issue')
    await desk.getByRole('button', { name: 'Ganti kwitansi' }).click()
    await expect(desk.getByText(`menggantikan ${number}`)).toBeVisible()
    await desk
      .getByRole('row', { name: `menggantikan ${number}` })
      .getByRole('button')
      .click()
    await desk.getByLabel('Seluruhnya: batalkan').check()
    await expectAccessible(desk, 'void')
    await desk.getByLabel('Percobaan').check()
    await desk.getByLabel('Kembali di rak').check()
    await desk.getByRole('button', { name: 'Ya, batalkan kwitansi ini' }).click()
    await expect(desk.getByText(/^KW\S+ dibatalkan\.$/)).toBeVisible()
    await expect.poll(() => countOf(officer, 'Amplang Kuku Macan')).toBe(before)
    await guest.reload()
    await expect(guest.getByText('DIBATALKAN', { exact: false }).first()).toBeVisible()
  })

  test('the officer reads the sentence, the picture and the table, and takes the CSV along', async ({
    city,
    open,
  }) => {
    const page = await open({ viewport: { width: 1280, height: 900 } })
    await page.goto('/evaluate')
    await page.getByLabel('Nama petugas').fill(city.agency.name)
    await page.getByLabel('PIN').fill(city.agency.pin)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('paling banyak kwitansinya')
    await expectAccessible(page, 'evaluation')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: /CSV/ }).click()
    expect((await download).suggestedFilename()).toMatch(/^etalase-.*\.csv$/)
  })
})

async function orderAmplang(page: Page, room: { code: string; stayCode: string }): Promise<void> {
  await page.goto(`/r/${TELUK}#${room.code}`)
  await page.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await page.getByRole('button', { name: /^Tambah, Rp/ }).click()
  await page.getByRole('button', { name: /^Tambah Amplang/ }).click()
  await page.getByRole('link', { name: 'Lihat keranjang' }).click()
  await page.getByLabel('Kode inap').fill(room.stayCode)
  await page.getByRole('button', { name: /^Pesan, Rp/ }).click()
  await expect(page.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()
}

/** The agency's count of a product, asked for as another program would. */
async function countOf(officer: Wire, name: string): Promise<number> {
  const { products } = await officer.ask<{ products: { name: { id: string }; kwitansi: number }[] }>(
    'GET',
    '/api/evaluation/products',
  )
  return products.find(product => product.name.id === name)?.kwitansi ?? 0
}
