/**
 * The register from its first maker to a product's end: what is missing is said where it is mended, a hotel places it, a guest has
 * it brought; its name is corrected and the paper of before stays as it was; retired it is gone, and its id is nobody else's.
 */
import type { Page } from '@playwright/test'
import { proveBell, rowOf, signInAtDesk } from './desk.ts'
import { signInManager, signInOfficer } from './sign-in.ts'
import { type City, expect, expectAccessible, freshRoom, test } from './story.ts'

const TELUK = 'hotel-demo-teluk'
const NAME = 'Amplang Bu Sari'
const CORRECTED = 'Amplang Tenggiri Bu Sari'
const TEXTS = {
  'Nama, English': 'Bu Sari’s Amplang',
  'Cerita, Bahasa Indonesia': 'Digoreng dua kali.',
  'Cerita, English': 'Fried twice.',
  'Bahan, Bahasa Indonesia': 'Ikan, tapioka, garam',
  'Bahan, English': 'Fish, tapioca, salt',
  'Penyimpanan, Bahasa Indonesia': 'Simpan di tempat kering',
  'Penyimpanan, English': 'Keep dry',
}
const FACTS = {
  'Nomor izin': 'DEMO-2066471000888-30',
  'Izin berlaku sampai': '2090-08-14',
  'Nomor halal': 'DEMO-ID6411000888',
  'Jenis produk': 'amplang',
  'Dibuat di': 'Manggar',
  'Isi bersih': '150',
  'Tahan (hari)': '90',
}

test.use({ refusals: [401, 404, 409] })

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields))
    await page.locator('form.panel').getByLabel(label, { exact: false }).first().fill(value)
}

const save = (page: Page) => page.getByRole('button', { name: 'Simpan' }).click()
const saved = (page: Page) => expect(page.getByText('Semua perubahan tersimpan.')).toBeVisible()

/** Each reason that keeps it from guests leads to its field: those that do not. */
const astray = (page: Page) =>
  page.locator('.panel .lacks a').evaluateAll(links =>
    links.flatMap(link => {
      if (!(link instanceof HTMLAnchorElement)) return ['no link']
      if (link.hash === '') return []
      link.click()
      return document.activeElement?.id === link.hash.slice(1) ? [] : [link.hash]
    }),
  )

test('a maker and a product go live once nothing is missing, are sold, corrected and retired', async ({
  city,
  open,
}) => {
  const officer = await open({ viewport: { width: 1280, height: 800 } })
  await signInOfficer(officer, city, '/evaluate/makers')
  await officer.getByRole('button', { name: 'Pembuat baru' }).click()
  await fill(officer, { Nama: 'Ibu Sari Manggar', Tempat: 'Manggar' })
  await officer.getByRole('button', { name: 'Buat draf' }).click()
  await fill(officer, {
    'Cerita pembuat, Bahasa Indonesia': 'Dapur di tepi muara.',
    'Cerita pembuat, English': 'A kitchen by the estuary.',
    Kontak: '0812 3456',
  })
  await save(officer)
  await saved(officer)
  await begin(officer)
  expect(await astray(officer)).toEqual([])
  // Of what waits for its maker, the reason leads there.
  await officer.getByRole('listitem').filter({ hasText: 'Pembuat belum tayang' }).getByRole('link').click()
  await officer.getByRole('button', { name: 'Tayangkan', exact: true }).click()
  await expect(officer.locator('.panel .st', { hasText: 'Tayang' })).toBeVisible()
  await expectAccessible(officer, 'a maker')

  const id = await publish(officer)
  const manager = await open({ viewport: { width: 1280, height: 800 } })
  await place(manager, city)
  const guest = await open()
  await sell(guest, await open({ viewport: { width: 1280, height: 800 } }), city)

  // Corrected, it is called so from now on; what was signed stays as it was.
  await fill(officer, { 'Nama, Bahasa Indonesia': CORRECTED })
  await save(officer)
  await saved(officer)
  await guest.reload()
  await expect(guest.getByText(NAME).first()).toBeVisible()
  await expect(guest.getByText(CORRECTED)).toHaveCount(0)
  await guest.goto(`/r/${TELUK}`)
  await expect(guest.locator('a.item', { hasText: CORRECTED })).toHaveCount(1)

  await officer.getByRole('button', { name: 'Pensiunkan' }).click()
  await officer.getByLabel('Alasan').fill('Dapurnya tutup')
  await officer.getByRole('dialog').getByRole('button', { name: 'Pensiunkan' }).click()
  await expect(officer.locator('.panel .st', { hasText: 'Pensiun' })).toBeVisible()
  await guest.reload()
  await expect(guest.locator('a.item').first()).toBeVisible()
  await expect(guest.locator('a.item', { hasText: CORRECTED })).toHaveCount(0)
  await manager.goto(`/manage/${TELUK}#placements`)
  await manager.reload()
  await expect(manager.locator('.notices li', { hasText: CORRECTED })).toContainText('Dapurnya tutup')

  // What is called as it was called is another product, by another id.
  await begin(officer)
  await expect(officer.locator('.panel')).toContainText(`${id}-2`)
})

/** A draft of it, with what keeps it from guests. */
async function begin(officer: Page): Promise<void> {
  await officer.goto('/evaluate/register')
  await officer.getByRole('button', { name: 'Produk baru' }).click()
  await officer.getByLabel('Nama produk, Indonesia').fill(NAME)
  await officer.getByLabel('Nama atau tempat').fill('Sari Manggar')
  await officer.getByRole('radio', { name: /Ibu Sari Manggar/ }).check()
  await officer.getByRole('button', { name: 'Buat draf' }).click()
  await expect(officer.getByText('Belum bisa tayang karena:')).toBeVisible()
}

/** All that guests must be told; published by the deed that publishes whatever is whole. Answers its id. */
async function publish(officer: Page): Promise<string> {
  await officer.goto('/evaluate/register?show=draft')
  await officer.getByRole('link', { name: NAME }).click()
  await fill(officer, TEXTS)
  await fill(officer, FACTS)
  await officer.locator('.panel').getByLabel('Gambar').selectOption('keripik-kerang.svg')
  await officer.locator('.panel').getByRole('checkbox', { name: 'Tidak ada' }).check()
  await save(officer)
  await saved(officer)
  await officer.getByRole('button', { name: 'Tayangkan 1 yang lengkap' }).click()
  const dialog = officer.getByRole('dialog', { name: 'Tayangkan produk' })
  await expect(dialog.getByRole('listitem').first()).toHaveText(NAME)
  await expectAccessible(officer, 'what is whole')
  await dialog.getByRole('button', { name: 'Tayangkan 1' }).click()
  await expect(dialog.getByText('1 tayang.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Tutup' }).last().click()
  await expect(officer.locator('.panel .st', { hasText: 'Tayang' })).toBeVisible()
  return (await officer.locator('.panel .title .num').textContent()) ?? ''
}

/** On the shelf of a hotel, with five pieces. */
async function place(manager: Page, city: City): Promise<void> {
  await signInManager(manager, city)
  await manager.getByRole('button', { name: 'Tambah dari register' }).click()
  await manager.getByRole('searchbox').fill(NAME)
  await manager.getByRole('checkbox', { name: new RegExp(NAME) }).check()
  await manager.getByRole('button', { name: 'Lanjut: harga dan bagian' }).click()
  await manager.getByLabel(`Harga, ${NAME}`).fill('25.000')
  await manager.getByLabel(`Bagian, ${NAME}`).fill('80 %')
  await manager.getByRole('button', { name: 'Lanjut: tanggal dan rak' }).click()
  await manager.getByLabel(`Rak, ${NAME}`).fill('Z7')
  await manager.getByRole('button', { name: 'Tayangkan 1 produk' }).click()
  await expect(manager.getByText('1 produk sekarang di rak.', { exact: false })).toBeVisible()
  await manager.getByRole('link', { name: 'Barang', exact: true }).click()
  const scan = manager.getByLabel('Pindai atau ketik produk')
  await scan.fill(NAME)
  await scan.press('Enter')
  await manager
    .getByRole('row')
    .nth(1)
    .getByLabel(/^Datang/)
    .fill('5')
  await manager
    .getByRole('row')
    .nth(1)
    .getByLabel(/^Baik sebelum/)
    .fill('31/08/2090')
  await manager.getByRole('button', { name: 'Terima 5 buah' }).click()
  await expect(manager.getByText('5 buah diterima', { exact: false })).toBeVisible()
}

/** Ordered, brought, and its kwitansi open. */
async function sell(guest: Page, desk: Page, city: City): Promise<void> {
  const room = freshRoom(city, TELUK)
  await signInAtDesk(desk, city, TELUK)
  await proveBell(desk)
  await guest.goto(`/r/${TELUK}#${room.code}`)
  await guest.getByRole('link', { name: new RegExp(NAME) }).click()
  await guest.getByRole('button', { name: /^Tambah, Rp/ }).click()
  await guest.getByRole('link', { name: 'Lihat keranjang' }).click()
  await guest.getByLabel('Kode inap').fill(room.stayCode)
  await guest.getByRole('button', { name: /^Pesan, Rp/ }).click()
  for (const step of ['Lihat', 'Antar', 'Sampai'])
    await rowOf(desk, room.room)
      .getByRole('button', { name: `${step}, kamar ${room.room}` })
      .click()
  await guest.getByRole('link', { name: /^Kwitansi no\./ }).click()
  await expect(guest.getByText(NAME).first()).toBeVisible()
}
