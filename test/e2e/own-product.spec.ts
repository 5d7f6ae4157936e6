/**
 * A hotel adds what the register does not have: what is missing is told, a reload loses nothing, it stands on its own shelf, the
 * agency finds it and says what becomes of it, and the manager reads what, and why.
 */
import type { Page } from '@playwright/test'
import { type City, expect, expectAccessible, outletOf, test } from './story.ts'

const TELUK = 'hotel-demo-teluk'
test.use({ refusals: [401] })

async function atShelf(page: Page, city: City): Promise<void> {
  await page.goto(`/manage/${TELUK}`)
  const pin = outletOf(city, TELUK).staff.find(({ role }) => role === 'manager')?.pin ?? ''
  await page.getByLabel('Nama').selectOption({ label: 'Manajer' })
  await page.getByLabel('PIN').fill(pin)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Rak' })).toBeVisible()
}

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields))
    await page.locator('form.panel').getByLabel(label, { exact: false }).first().fill(value)
}

const TEXTS = {
  'Nama, Bahasa Indonesia': 'Keripik Bu Tini',
  'Nama, English': 'Bu Tini’s Crisps',
  'Cerita, Bahasa Indonesia': 'Digoreng setiap pagi di belakang hotel.',
  'Cerita, English': 'Fried every morning behind the hotel.',
  'Bahan, Bahasa Indonesia': 'Singkong, minyak, garam',
  'Bahan, English': 'Cassava, oil, salt',
  'Penyimpanan, Bahasa Indonesia': 'Simpan di tempat kering',
  'Penyimpanan, English': 'Keep dry',
}
const FACTS = {
  'Nomor izin': 'DEMO-2066471000999-30',
  'Izin berlaku sampai': '2029-08-14',
  'Nomor halal': 'DEMO-ID6411000999',
  'Jenis produk': 'keripik',
  'Dibuat di': 'Manggar',
  'Isi bersih': '150',
  'Tahan (hari)': '90',
}

test('a product of the hotel’s own is sold here, and the agency says what becomes of it', async ({
  city,
  open,
}) => {
  const manager = await open({ viewport: { width: 1280, height: 800 } })
  await atShelf(manager, city)
  await manager.keyboard.press('n')
  await manager.getByRole('searchbox').fill('keripik bu tini')
  await manager.getByRole('link', { name: 'Tambahkan produk sendiri' }).click()
  await expect(manager.getByRole('heading', { level: 1, name: 'Tambahkan produk sendiri' })).toBeVisible()
  const send = manager.getByRole('button', { name: 'Tambahkan, lalu atur harga' })
  await expect(send).toBeDisabled()
  await manager.getByRole('radio', { name: 'Pembuat baru' }).check()
  await fill(manager, { 'Nama pembuat': 'Bu Tini', Tempat: 'Manggar' })
  await fill(manager, { 'Cerita pembuat, Bahasa Indonesia': 'Menggoreng keripik.' })
  await fill(manager, { 'Cerita pembuat, English': 'Fries crisps.' })
  await fill(manager, TEXTS)
  await manager.reload()
  await fill(manager, FACTS)
  await expect(manager.getByText('Masih kurang 2 hal', { exact: false })).toBeVisible()
  await expectAccessible(manager, 'a product of the hotel’s own')
  await manager.getByRole('checkbox', { name: 'Tidak ada' }).check()
  await manager.locator('form.panel').getByLabel('Gambar').selectOption('keripik-kerang.svg')
  await send.click()

  await expect(manager.getByText('1 Pilih 1 produk')).toBeVisible()
  await manager.getByRole('button', { name: 'Lanjut: harga dan bagian' }).click()
  await manager.getByLabel('Harga, Keripik Bu Tini').fill('25.000')
  await manager.getByRole('button', { name: 'Lanjut: tanggal dan rak' }).click()
  await manager.getByLabel('Rak, Keripik Bu Tini').fill('Z8')
  await manager.getByRole('button', { name: 'Tayangkan 1 produk' }).click()
  await expect(manager.getByText('1 produk sekarang di rak.', { exact: false })).toBeVisible()
  await manager.getByRole('link', { name: 'Tambahan sendiri' }).click()
  await expect(manager.getByText('Menunggu dinas')).toBeVisible()
  await expectAccessible(manager, 'what the hotel added')

  const officer = await open({ viewport: { width: 1280, height: 800 } })
  await officer.goto('/evaluate/register?show=own')
  await officer.getByLabel('Nama petugas').fill(city.agency.name)
  await officer.getByLabel('PIN').fill(city.agency.pin)
  await officer.keyboard.press('Enter')
  await officer.getByRole('link', { name: 'Keripik Bu Tini' }).click()
  await officer.getByRole('button', { name: 'Tolak' }).click()
  await officer.getByRole('textbox', { name: 'Alasan' }).fill('Nomor izin milik produk lain')
  await officer.locator('.sheet').getByRole('button', { name: 'Tolak' }).click()
  await expect(officer.locator('.panel .st', { hasText: 'Ditolak' })).toBeVisible()

  await manager.reload()
  await expect(manager.getByText('Nomor izin milik produk lain')).toBeVisible()
})
