/** A photo of the hotel's own QRIS code becomes a code with each order's amount; the guest says it is paid, the desk that it came. */
import type { Locator, Page } from '@playwright/test'
import jsQR from 'jsqr'
import { qrPath } from '../../src/client/ui/qr.tsx'
import { A_QRIS, crc16 } from '../support/qris.ts'
import { rowOf, signInAtDesk } from './desk.ts'
import { signInManager } from './sign-in.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, freshRoom, test } from './story.ts'

const TELUK = 'hotel-demo-teluk'

/** A photo of what stands at the till. */
async function photoOf(page: Page, text: string): Promise<Buffer> {
  const blank = await page.context().newPage()
  const { size, path } = qrPath(text)
  const box = `-4 -4 ${size + 8} ${size + 8}`
  await blank.setContent(`<svg viewBox="${box}" width="600" height="600"><path d="${path}"/></svg>`)
  const photo = await blank.locator('svg').screenshot()
  await blank.close()
  return photo
}

/** What a phone's camera would read off the page. */
async function readOff(page: Page, code: Locator): Promise<string> {
  const picture = (await code.screenshot({ scale: 'css' })).toString('base64')
  const blank = await page.context().newPage()
  const { width, height, pixels } = await blank.evaluate(async base64 => {
    const bytes = Uint8Array.from(atob(base64), sign => sign.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes]))
    const { width, height } = bitmap
    const pen = new OffscreenCanvas(width, height).getContext('2d')
    pen?.drawImage(bitmap, 0, 0)
    return { width, height, pixels: Array.from(pen?.getImageData(0, 0, width, height).data ?? []) }
  }, picture)
  await blank.close()
  return jsQR(Uint8ClampedArray.from(pixels), width, height)?.data ?? 'no code'
}

test('an order is paid by the code that its amount is in, claimed, and seen in the bank by the desk', async ({
  city,
  open,
}) => {
  const manager = await open({ viewport: { width: 1280, height: 800 } })
  await signInManager(manager, city)
  await manager.getByRole('link', { name: 'Pengaturan' }).click()
  await manager.getByLabel('Atau tempelkan isi kodenya').fill(`${A_QRIS.slice(0, -1)}?`)
  await expect(manager.getByText('Angka pemeriksanya tidak cocok')).toBeVisible()
  const buffer = await photoOf(manager, A_QRIS)
  await manager
    .getByLabel('Baca dari foto kode QRIS')
    .setInputFiles({ name: 'qris.png', mimeType: 'image/png', buffer })
  await manager.getByLabel('Ya, ini kode kami: UMKM UJI BALIKPAPAN, BALIKPAPAN').check()
  await expectAccessible(manager, "settings with the hotel's QRIS code")
  await manager.getByRole('button', { name: 'Simpan pengaturan' }).click()
  await expect(manager.getByText('Tersimpan. Tamu dan meja depan sudah melihatnya.')).toBeVisible()

  const room = freshRoom(city, TELUK)
  const guest = await open()
  await guest.goto(`/r/${TELUK}#${room.code}`)
  await guest.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await guest.getByRole('button', { name: /^Tambah, Rp/ }).click()
  await guest.getByRole('link', { name: 'Lihat keranjang' }).click()
  await guest.getByRole('radio', { name: /^QRIS/ }).check()
  await guest.getByLabel('Kode inap').fill(room.stayCode)
  await guest.getByRole('button', { name: /^Pesan, Rp/ }).click()
  await expect(guest.getByText('Sebelum itu jangan membayar dulu.')).toBeVisible()

  const desk = await open({ viewport: { width: 1280, height: 800 } })
  await signInAtDesk(desk, city, TELUK)
  const row = rowOf(desk, room.room)
  await row.getByRole('button', { name: `Lihat, kamar ${room.room}` }).click()
  const code = guest.getByRole('img', { name: /^Kode QRIS, Rp25\.000, atas nama UMKM UJI BALIKPAPAN/ })
  await expect(code).toBeVisible()
  await expectAccessible(guest, 'an order with its QRIS code')
  await expectNoSidewaysScroll(guest, 'an order with its QRIS code')
  const read = await readOff(guest, code)
  expect(read).toContain('540525000')
  expect(read).toContain('010212')
  expect(read.slice(-4), 'its checksum, by another hand').toBe(crc16(read.slice(0, -4)))

  await guest.getByRole('button', { name: 'Saya sudah bayar' }).click()
  await expect(row).toContainText('tamu: sudah bayar')
  await row.getByRole('button', { name: `Rp25.000 sudah masuk di aplikasi bank, kamar ${room.room}` }).click()
  await expect(row).toContainText('sudah masuk')
  await expect(guest.getByText('Rp25.000 sudah masuk. Terima kasih.')).toBeVisible()
})
