/** Each main screen, as somebody sees it at work. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { proveBell, rowOf, signInAtDesk } from './desk.ts'
import { expect, freshRoom, outletOf, test } from './story.ts'
import { deskWire, tabletCode } from './wire.ts'

const FOLDER = fileURLToPath(new URL('../../docs/pictures', import.meta.url))
const TELUK = 'hotel-demo-teluk'
test.use({ refusals: [401, 403, 404] })

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: 84 })
}

test('the guest, the desk and the kwitansi', async ({ city, open }) => {
  const room = freshRoom(city, TELUK)
  const guest = await open({ viewport: { width: 390, height: 844 } })
  await guest.goto(`/r/${TELUK}#${room.code}`)
  await expect(guest.getByText(`Kamar ${room.room}`)).toBeVisible()
  await picture(guest, 'guest-menu')
  await guest.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await picture(guest, 'guest-product')
  await guest.getByRole('button', { name: /^Tambah, Rp/ }).click()
  await guest.getByRole('link', { name: 'Lihat keranjang' }).click()
  await picture(guest, 'guest-basket')
  await guest.getByLabel('Kode inap').fill(room.stayCode)
  await guest.getByRole('button', { name: /^Pesan, Rp/ }).click()

  const desk = await open({ viewport: { width: 1280, height: 800 } })
  await signInAtDesk(desk, city, TELUK)
  await proveBell(desk)
  await expect(rowOf(desk, room.room)).toBeVisible()
  await picture(desk, 'desk-board')
  await rowOf(desk, room.room)
    .getByRole('button', { name: /^Lihat/ })
    .click()
  await expect(guest.getByRole('heading', { name: 'Petugas sudah melihatnya.' })).toBeVisible()
  await picture(guest, 'guest-order')
  await rowOf(desk, room.room)
    .getByRole('button', { name: /^Antar/ })
    .click()
  await rowOf(desk, room.room)
    .getByRole('button', { name: /^Sampai/ })
    .click()
  await guest.getByRole('link', { name: /^Kwitansi no\./ }).click({ timeout: 20_000 })
  await expect(guest.getByText('Dua puluh lima ribu rupiah')).toBeVisible()
  await expect(guest.getByRole('img', { name: /^Segel/ })).toBeVisible()
  await guest.setViewportSize({ width: 820, height: 1060 })
  await picture(guest, 'kwitansi')
})

test('the guest in English at night', async ({ city, open }) => {
  const room = freshRoom(city, TELUK)
  const guest = await open({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await guest.goto(`/r/${TELUK}/en#${room.code}`)
  await expect(guest.getByText(`Room ${room.room}`)).toBeVisible()
  await picture(guest, 'guest-menu-dark')
})

test('the tablet', async ({ city, open }) => {
  const room = freshRoom(city, TELUK)
  const desk = await deskWire(city, TELUK)
  const code = await tabletCode(desk, room)
  const tablet = await open({ viewport: { width: 1280, height: 800 } })
  await tablet.request.post('/api/tablet', { data: { outlet: TELUK, code } })
  await tablet.goto('/tablet')
  await expect(tablet.getByText(`Kamar ${room.room}`)).toBeVisible()
  await picture(tablet, 'tablet-attract')
  await tablet.mouse.click(640, 400)
  await expect(tablet.getByRole('link', { name: /Amplang Kuku Macan/ })).toBeVisible()
  await picture(tablet, 'tablet-shop')
})

test('the agency and the manager', async ({ city, open }) => {
  const page = await open({ viewport: { width: 1280, height: 900 } })
  await page.goto('/evaluate')
  await page.getByLabel('Nama petugas').fill(city.agency.name)
  await page.getByLabel('PIN').fill(city.agency.pin)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('kwitansinya')
  await picture(page, 'evaluate')
  await page.goto(`/manage/${TELUK}`)
  await page.getByLabel('Nama').selectOption({ label: 'Manajer' })
  const pin = outletOf(city, TELUK).staff.find(({ role }) => role === 'manager')?.pin ?? ''
  await page.getByLabel('PIN').fill(pin)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Lembar QR' }).click()
  await page.getByLabel('Kamar yang dicetak').selectOption('all')
  await expect(page.getByText(/[1-9]\d* kartu, \d+ lembar A4/)).toBeVisible()
  await picture(page, 'qr-sheet')
})
