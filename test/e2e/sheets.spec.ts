/**
 * Two Excel files set up a city: an officer takes in makers and products, a manager 140 rooms, prices, goods and people; each is
 * undone by one button, as far as nobody has changed it since.
 */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import readSheets from 'read-excel-file/node'
import { type Written, writeFile } from '../../src/client/sheets/reading/write-file.ts'
import { expect, expectAccessible, outletOf, test } from './story.ts'

const TELUK = 'hotel-demo-teluk'
test.use({ refusals: [401] })

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
async function excel(name: string, heads: readonly string[], rows: readonly (readonly Written[])[]) {
  return { name, mimeType: XLSX, buffer: Buffer.from(await writeFile([{ name: 'Lembar1', heads, rows }])) }
}
const choose = (page: Page, file: { name: string; mimeType: string; buffer: Buffer }) =>
  page.getByLabel('Pilih berkas').setInputFiles(file)
const bar = (page: Page, count: number) => page.getByRole('button', { name: `Terapkan ${count} baris` })
const undoAll = async (page: Page) => {
  await page.getByRole('button', { name: 'Batalkan seluruhnya' }).click()
  await page.getByRole('button', { name: 'Ya, batalkan' }).click()
}

const MAKERS = Array.from({ length: 12 }, (_, i) => [
  `UMKM Impor ${i + 1}`,
  i % 2 === 0 ? 'Manggar' : 'Lamaru',
  'Mulai dari dapur sendiri.',
  'Began in their own kitchen.',
])
const PRODUCTS = Array.from({ length: 60 }, (_, i): Written[] => [
  `UMKM Impor ${(i % 12) + 1}`,
  `Keripik ${i + 1}`,
  'Dapur',
  i === 3 ? '45 ribu' : 15_000 + i * 100,
  i === 7 ? '31.02.2028' : { day: '2028-03-14' },
  'gluten; telur',
  'catatan kantor',
])

const MAKER_HEADS = ['Nama UMKM', 'Kecamatan', 'Cerita', 'Cerita (Inggris)']
const WHOLE_HEADS = [
  ...['UMKM', 'Nama produk', 'Nama (Inggris)', 'Kategori', 'Jenis', 'Cerita', 'Cerita (Inggris)', 'Bahan'],
  ...['Bahan (Inggris)', 'Simpan', 'Simpan (Inggris)', 'Asal', 'Isi bersih', 'Harga jual', 'Tahan (hari)'],
  ...['Alergen', 'Izin edar', 'Nomor izin', 'Izin sampai', 'Halal', 'Nomor halal', 'Gambar'],
]
/** Of one of them nobody has said where it is made. */
const WHOLE = Array.from({ length: 12 }, (_, i) => [
  ...[
    'Dapur Muara',
    `Stik ${i + 1}`,
    `Sticks ${i + 1}`,
    'Dapur',
    'stik',
    'Renyah.',
    'Crisp.',
    'tepung',
    'flour',
  ],
  ...['Suhu ruang', 'Room temperature', i === 5 ? '' : 'Balikpapan', '150 g', '15000', '90', 'tidak ada'],
  ...['P-IRT', `20664710200${10 + i}-31`, '31/12/2099', 'Bersertifikat', `ID641100000001${10 + i}`],
  'keripik pisang kepok',
])
function csv(name: string, heads: readonly string[], rows: readonly (readonly string[])[]) {
  const buffer = Buffer.from([heads, ...rows].map(row => row.join(';')).join('\r\n'), 'utf8')
  return { name, mimeType: 'text/csv', buffer }
}

test('an officer takes in twelve makers and sixty products, mends what is refused, and can undo all of it', async ({
  city,
  open,
}) => {
  const page = await open({ viewport: { width: 1280, height: 900 } })
  await page.goto('/evaluate/import')
  await page.getByLabel('Nama petugas').fill(city.agency.name)
  await page.getByLabel('PIN').fill(city.agency.pin)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Impor' })).toBeVisible()
  await expectAccessible(page, 'import, before a file')
  await page.screenshot({ path: 'test-results/sheets-start.png' })

  await choose(
    page,
    await excel('umkm.xlsx', ['Nama UMKM', 'Kecamatan', 'Cerita', 'Cerita (Inggris)'], MAKERS),
  )
  await bar(page, 12).click()
  await expect(page.getByText('12 baris diterapkan', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Impor berkas lain' }).click()

  await page.getByRole('button', { name: 'Produk', exact: true }).click()
  const heads = ['UMKM', 'Nama produk', 'Kategori', 'Harga jual', 'Halal sampai', 'Alergen', 'Ket.']
  await choose(page, await excel('produk.xlsx', heads, PRODUCTS))
  await expect(page.getByText('60 baris', { exact: false }).first()).toBeVisible()
  // A column that nobody knows is asked, and left out by a person's word.
  await expect(bar(page, 60)).toBeDisabled()
  await page.getByLabel('Kolom Ket. berarti').selectOption({ label: 'Abaikan kolom ini' })
  await expect(page.getByText('Betulkan 2 baris di sini', { exact: false })).toBeVisible()
  await expectAccessible(page, 'import, rows refused')
  await page.screenshot({ path: 'test-results/sheets-refused.png', fullPage: true })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: 'test-results/sheets-refused-390.png', fullPage: true })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: 'Ya, pakai 45.000' }).click()
  const day = page.getByLabel('Halal sampai, baris 9')
  await day.fill('29/02/2028')
  await day.press('Enter')
  await expect(page.getByRole('button', { name: /Ditolak 0/ })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('60 baris diterapkan', { exact: false })).toBeVisible()
  await expectAccessible(page, 'import, applied')
  await page.screenshot({ path: 'test-results/sheets-applied.png' })

  // The same file again changes nothing.
  await page.getByRole('button', { name: 'Impor berkas lain' }).click()
  await choose(
    page,
    await excel(
      'produk.xlsx',
      heads.slice(0, 3),
      PRODUCTS.map(row => row.slice(0, 3)),
    ),
  )
  await expect(page.getByText('Semua sudah sama', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Ganti berkas' }).click()

  await undoAll(page)
  await expect(page.getByText('Produk: 60 dikembalikan seperti semula.')).toBeVisible()

  // What a sheet has made whole waits for its maker; then all of it goes live by one deed, and says what stays.
  await page.getByRole('button', { name: 'Pembuat', exact: true }).click()
  await choose(page, csv('pembuat.csv', MAKER_HEADS, [['Dapur Muara', 'Manggar', 'Dua wajan.', '']]))
  await bar(page, 1).click()
  await page.getByRole('button', { name: 'Impor berkas lain' }).click()
  await page.getByRole('button', { name: 'Produk', exact: true }).click()
  await choose(page, csv('lengkap.csv', WHOLE_HEADS, WHOLE))
  await bar(page, 12).click()
  await expect(page.getByText('12 masih draf', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Impor berkas lain' }).click()
  await page.getByRole('button', { name: 'Pembuat', exact: true }).click()
  await choose(page, csv('pembuat.csv', MAKER_HEADS, [['Dapur Muara', 'Manggar', 'Dua wajan.', 'Two pans.']]))
  await bar(page, 1).click()
  await publishAll(page, 1)
  await page.goto('/evaluate/register')
  await publishAll(page, 11)
  await page.goto('/evaluate/import')
  await page.getByRole('button', { name: 'Pembuat', exact: true }).click()
  await undoAll(page)
  await expect(page.getByRole('alert')).toContainText('sudah')
})

/** Whatever lacks nothing, by one deed. */
async function publishAll(page: Page, ready: number): Promise<void> {
  await page.getByRole('button', { name: `Tayangkan ${ready} yang lengkap` }).click()
  const dialog = page.getByRole('dialog')
  await expectAccessible(page, 'what is whole')
  await page.screenshot({ path: `test-results/sheets-publish-${ready}.png` })
  await dialog.getByRole('button', { name: `Tayangkan ${ready}`, exact: true }).click()
  await expect(dialog.getByText(`${ready} tayang.`)).toBeVisible()
  await dialog.getByRole('button', { name: 'Tutup' }).last().click()
}

test('a manager takes in 140 rooms, what is handed out is read as the same, and wrong files are told what they are', async ({
  city,
  open,
}) => {
  const page = await open({ viewport: { width: 1280, height: 900 } })
  await page.goto(`/manage/${TELUK}#import`)
  const pin = outletOf(city, TELUK).staff.find(({ role }) => role === 'manager')?.pin ?? ''
  await page.getByLabel('Nama').selectOption({ label: 'Manajer' })
  await page.getByLabel('PIN').fill(pin)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Impor' })).toBeVisible()

  await choose(page, { name: 'kamar.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
  await expect(page.getByText('Ini PDF.', { exact: false })).toBeVisible()
  await choose(page, await excel('daftar.xlsx', ['Telepon', 'Alamat'], [['0542', 'Jalan Sudirman']]))
  await expect(page.getByText('Tidak ada kepala kolom yang dikenal.', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Ganti berkas' }).click()

  const rooms = Array.from({ length: 140 }, (_, i): Written[] => [`I${100 + i}`, 9 + Math.floor(i / 70)])
  await choose(page, await excel('kamar.xlsx', ['No. Kamar', 'Lantai'], rooms))
  await bar(page, 140).click()
  await expect(page.getByText('140 baris diterapkan', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Impor berkas lain' }).click()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Unduh yang sudah ada' }).click()
  const path = await (await download).path()
  const [sheet] = await readSheets(path)
  expect(sheet?.data).toHaveLength(1 + 280)
  await choose(page, { name: 'kamar.xlsx', mimeType: XLSX, buffer: await readFile(path) })
  await expect(page.getByText('Semua sudah sama', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Ganti berkas' }).click()

  const template = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Unduh templat' }).click()
  await choose(page, {
    name: 'templat.xlsx',
    mimeType: XLSX,
    buffer: await readFile(await (await template).path()),
  })
  await expect(page.getByText('1 baris contoh dilewati.', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Ganti berkas' }).click()

  await undoAll(page)
  await expect(page.getByText('Kamar: 140 dikembalikan seperti semula.')).toBeVisible()

  await prices(page)
  await goods(page)
  await people(page)
})

const of = (page: Page, sheet: string) => page.getByRole('button', { name: sheet, exact: true }).click()
async function mend(page: Page, cell: string, to: string): Promise<void> {
  await page.getByLabel(cell).fill(to)
  await page.getByLabel(cell).press('Enter')
}
/** Taken in, and left where the next file is chosen. */
async function taken(page: Page, rows: number): Promise<void> {
  await bar(page, rows).click()
  await expect(page.getByText(`${rows} baris diterapkan`, { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Impor berkas lain' }).click()
}

/** What somebody set by hand since stays theirs. */
async function prices(page: Page): Promise<void> {
  await of(page, 'Rak')
  const heads = ['Produk', 'Harga', 'Rak']
  const rows = [
    ['Amplang Kuku Macan', '26.000', 'A9'],
    ['Dodol Pidada', 'empat puluh', 'A9'],
  ]
  await choose(page, csv('rak.csv', heads, rows))
  await expect(page.getByText('Betulkan 1 baris di sini', { exact: false })).toBeVisible()
  await mend(page, 'Harga, baris 3', '41.000')
  await page.screenshot({ path: 'test-results/sheets-prices.png', fullPage: true })
  await taken(page, 2)
  await page.evaluate(async outlet => {
    const headers = { 'content-type': 'application/json' }
    const { placements } = await (await fetch(`/api/manage/placements?outlet=${outlet}`)).json()
    const { id } = placements.find(({ name }: { name: { id: string } }) => name.id === 'Dodol Pidada')
    await fetch(`/api/manage/placements/${id}?outlet=${outlet}`, {
      ...{ method: 'PATCH', headers },
      body: JSON.stringify({ price: 43_000 }),
    })
  }, TELUK)
  await undoAll(page)
  await expect(page.getByText('Rak: 1 dikembalikan seperti semula.')).toBeVisible()
  await expect(page.getByText('Dodol Pidada: sudah diubah sesudahnya')).toBeVisible()
}

/** One delivery note; undone, it is a counter-note. */
async function goods(page: Page): Promise<void> {
  await of(page, 'Barang')
  const heads = ['Nama produk', 'Jumlah', 'Kode produksi', 'Kedaluwarsa']
  const rows = [
    ['Amplang Kuku Macan', '24', 'IMP-1', '31/08/2090'],
    ['Dodol Pidada', '6', 'IMP-1', '01/01/2020'],
  ]
  await choose(page, csv('barang.csv', heads, rows))
  await expect(page.getByText('Tanggal ini sudah lewat')).toBeVisible()
  await mend(page, 'Baik sebelum, baris 3', '31/08/2090')
  await taken(page, 2)
  await undoAll(page)
  await expect(page.getByText('Barang: 2 dikembalikan seperti semula.')).toBeVisible()
}

async function people(page: Page): Promise<void> {
  await of(page, 'Orang')
  await choose(page, csv('orang.csv', ['Nama', 'Hak'], [['Rina', 'Kasir']]))
  await expect(page.getByText('Kata ini tidak dikenal')).toBeVisible()
  await mend(page, 'Hak, baris 2', 'Jual; Betulkan')
  await taken(page, 1)
  await undoAll(page)
  await expect(page.getByText('Orang: 1 dikembalikan seperti semula.')).toBeVisible()
}
