/**
 * One afternoon, behind https: from the pass that `init` tells to the first kwitansi of a hotel of 140 rooms, by nothing but
 * screens, two Excel files and a maker's list. Taps and keys are counted. Behind it, in the same hotel: whoever does what cannot
 * be undone is asked once more who they are.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import type { Page } from '@playwright/test'
import { type Written, writeFile } from '../../src/client/sheets/reading/write-file.ts'
import type { OutletSettings, RoomCards } from '../../src/contract/rooms.ts'
import { findChromium, QUIET_SWITCHES } from '../support/chromium.ts'
import { FRONT_SWITCHES, type Front, standFront } from '../support/front.ts'
import { aPerson, type Person, Stopwatch } from './person.ts'
import { ROOT, type Server, startServer } from './server.ts'
import { expect, expectAccessible, test } from './story.ts'

test.use({ launchOptions: { executablePath: findChromium(), args: [...QUIET_SWITCHES, ...FRONT_SWITCHES] } })

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
async function excel(name: string, heads: readonly string[], rows: readonly (readonly Written[])[]) {
  return { name, mimeType: XLSX, buffer: Buffer.from(await writeFile([{ name: 'Lembar1', heads, rows }])) }
}

const maker = (n: number) => `Dapur ${String.fromCharCode(65 + (n % 12))}`
const MAKERS = Array.from({ length: 12 }, (_, n) => [maker(n), 'Manggar', 'Dari dapur sendiri.', 'Homemade.'])
/** Everything that guests must be told, so that each is live with the sheet. */
const HEADS = [
  ...['UMKM', 'Nama produk', 'Nama (Inggris)', 'Kategori', 'Jenis', 'Cerita', 'Cerita (Inggris)', 'Bahan'],
  ...['Bahan (Inggris)', 'Simpan', 'Simpan (Inggris)', 'Asal', 'Isi bersih', 'Harga jual', 'Tahan (hari)'],
  ...['Alergen', 'Izin edar', 'Nomor izin', 'Izin sampai', 'Halal', 'Nomor halal', 'Gambar'],
]
const PRODUCTS = Array.from({ length: 60 }, (_, n): Written[] => [
  ...[
    maker(n),
    `Keripik ${n + 1}`,
    `Chips ${n + 1}`,
    'Dapur',
    'keripik',
    'Renyah.',
    'Crisp.',
    'singkong, garam',
  ],
  ...['cassava, salt', 'Suhu ruang', 'Room temperature', 'Balikpapan', '150 g', 15_000 + n * 500, 90],
  ...['tidak ada', 'P-IRT', `20664710100${10 + n}-31`, { day: '2099-12-31' }, 'Bersertifikat'],
  ...[`ID641100000000${10_000 + n}`, 'keripik pisang kepok'],
])
const DELIVERY = PRODUCTS.map(row => `${row[1]}\t12\t31/08/2090`).join('\n')
const ROOMS = [1, 2, 3, 4, 5, 6, 7].map(floor => `${floor}01–${floor}20, lantai ${floor}`).join('; ')

let dir: string
let front: Front
let server: Server
let pass: string
test.beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'etalase-afternoon-'))
  front = await standFront()
  const env = { NODE_ENV: 'production', PUBLIC_URL: front.url, PORT: String(front.port) }
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'bin', 'start.mjs'), 'init', 'Ibu Rahma'], {
    env: { ...process.env, DATA_DIR: dir, ...env },
    encoding: 'utf8',
  })
  pass = /https:\S+\/pass#\S+/.exec(stdout)?.[0] ?? `no link in: ${stdout}`
  server = await startServer(dir, env)
})
/** Who is still there when the second story begins. */
let manager: Person
let desk: Person
test.afterAll(async () => {
  await server.stop()
  await front.close()
  rmSync(dir, { recursive: true, force: true })
})

test('from init to the first kwitansi of a hotel of 140 rooms, within fifteen minutes of a person', async ({
  browser,
}, info) => {
  const watch = new Stopwatch()
  const officer = await aPerson(browser, watch)
  const began = Date.now()

  await comeInBy(officer, pass)
  const managerPass = await theAgency(officer)
  manager = await aPerson(browser, watch)
  await comeInBy(manager, managerPass)
  await serveAllDay(manager)
  await theHotel(manager)
  desk = await aPerson(browser, watch)
  await theDesk(manager, desk)
  const guest = await aPerson(browser, watch, { width: 390, height: 844 })
  await theGuest(manager, desk, guest)

  // Nothing is left for the hotel, and the list is gone.
  await expect(manager.page.getByText(/^Yang tersisa/)).toHaveCount(0)
  const machineS = Math.round((Date.now() - began) / 1_000)
  const told = { ...watch.counts, personS: watch.seconds, machineS }
  await info.attach('stop-watch', { body: JSON.stringify(told), contentType: 'application/json' })
  console.log('stop-watch', told)
  // The person waits for the machine at most as long as all of this took here.
  expect(watch.seconds + machineS).toBeLessThan(15 * 60)
})

const PROOF = 'Buktikan sekali lagi bahwa ini Anda'
const proofOn = (page: Page) => page.getByRole('dialog', { name: PROOF })
const NOT_PROVED = 'Belum terbukti bahwa ini Anda, jadi belum ada yang diubah. Coba lagi.'

test('what cannot be undone asks once more who one is; closed, nothing is done, and nothing that was typed is lost', async () => {
  const { page } = manager
  await page.getByRole('link', { name: 'Orang', exact: true }).click()
  await page.getByRole('button', { name: 'Ubah Wati' }).click()
  await page.getByRole('dialog', { name: 'Wati' }).getByLabel(/^Rak/).check()
  await page.getByRole('button', { name: 'Simpan hak' }).click()
  await page.getByRole('button', { name: 'Beri tiket baru' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const pass = (await page.locator('.ticket .code').textContent()) ?? ''

  await invite(manager)
  await importOne(manager)
  await lateInvite(manager)
  await atTheDesk(desk, `${front.url}/pass#${pass}`)
})

/** Whoever is signed in at the hotel came in an hour ago; `isOver`: so long ago that they are out. */
function longAgo(isOver = false): void {
  const database = new DatabaseSync(join(dir, 'etalase.db'))
  // The program that stands on it may be writing.
  database.exec('PRAGMA busy_timeout = 30000')
  database.exec(
    isOver
      ? `UPDATE sessions SET expires_at = created_at WHERE role = 'staff'`
      : `UPDATE sessions SET created_at = created_at - 3600000, proved_at = proved_at - 3600000 WHERE role = 'staff'`,
  )
  database.close()
}

/** A manager's proof is the passkey: closed by a key, by the device, and given. */
async function invite({ page, touch }: Person): Promise<void> {
  longAgo()
  await page.getByRole('button', { name: 'Undang orang' }).click()
  const typed = page.getByRole('dialog', { name: 'Undang orang' })
  await typed.getByLabel(/^Nama/).fill('Joko')
  const send = typed.getByRole('button', { name: 'Undang', exact: true })
  await send.click()
  await expect(proofOn(page)).toBeVisible()
  await expect(proofOn(page).getByLabel('PIN Anda')).toHaveCount(0)
  await expectAccessible(page, 'a proof over what was typed')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(proofOn(page).getByRole('button', { name: 'Pakai kunci sandi' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(proofOn(page)).toHaveCount(0)
  await expect(typed.getByRole('alert')).toHaveText(NOT_PROVED)
  await expect(typed.getByLabel(/^Nama/)).toHaveValue('Joko')
  await send.click()
  await touch(false)
  await proofOn(page).getByRole('button', { name: 'Pakai kunci sandi' }).click()
  await expect(proofOn(page).getByRole('alert')).toContainText('Jendela perangkat ditutup')
  await touch(true)
  await proofOn(page).getByRole('button', { name: 'Pakai kunci sandi' }).click()
  await expect(page.getByRole('heading', { name: 'Tiket untuk Joko' })).toBeVisible()
}

/** A file with what was mended in it stays where its proof is closed. */
async function importOne({ page }: Person): Promise<void> {
  longAgo()
  await page.getByRole('link', { name: 'Impor', exact: true }).click()
  await page.getByRole('button', { name: 'Orang', exact: true }).click()
  const rows = Buffer.from('Nama;Hak\nRina;Kasir\n', 'utf8')
  await page
    .getByLabel('Pilih berkas')
    .setInputFiles({ name: 'orang.csv', mimeType: 'text/csv', buffer: rows })
  const right = page.getByLabel('Hak, baris 2')
  await right.fill('Jual')
  await right.press('Enter')
  const apply = page.getByRole('button', { name: 'Terapkan 1 baris' })
  await apply.click()
  await expect(proofOn(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(proofOn(page)).toHaveCount(0)
  await expect(page.getByText(NOT_PROVED)).toBeVisible()
  await apply.click()
  await proofOn(page).getByRole('button', { name: 'Pakai kunci sandi' }).click()
  await expect(page.getByText('1 baris diterapkan', { exact: false })).toBeVisible()
}

/** Whose session is over meanwhile proves nothing, and is told so. */
async function lateInvite({ page }: Person): Promise<void> {
  await page.getByRole('link', { name: 'Orang', exact: true }).click()
  longAgo()
  await page.getByRole('button', { name: 'Undang orang' }).click()
  await page.getByRole('dialog').getByLabel(/^Nama/).fill('Tono')
  await page.getByRole('dialog').getByRole('button', { name: 'Undang', exact: true }).click()
  await expect(proofOn(page)).toBeVisible()
  longAgo(true)
  await proofOn(page).getByRole('button', { name: 'Pakai kunci sandi' }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('sudah berakhir')
  await page.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click()
  await expect(page.getByRole('button', { name: 'Ubah Joko' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ubah Tono' })).toHaveCount(0)
}

/** A manager who opened the desk by PIN is a clerk there until the passkey is shown. */
async function atTheDesk({ page }: Person, pass: string): Promise<void> {
  await page.goto(pass)
  await page.getByRole('button', { name: 'Buat kunci sandi' }).click()
  await expect(page).toHaveURL(/\/manage\/hotel-baru/)
  await lock(page)
  await page.keyboard.type('000000')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').first()).toContainText('PIN')
  await page.keyboard.type('493817')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Meja terkunci' })).toBeHidden()

  await page.getByRole('link', { name: 'Kamar', exact: true }).click()
  const enrol = page.getByRole('button', { name: 'Daftarkan terminal meja depan' })
  const sheet = page.getByRole('dialog', { name: 'Daftarkan terminal meja depan' })
  await enrol.click()
  await expect(proofOn(page)).toContainText('Ini pekerjaan manajer')
  await page.keyboard.press('Escape')
  await expect(sheet.getByRole('alert')).toHaveText(NOT_PROVED)
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await enrol.click()
  await proofOn(page).getByRole('button', { name: 'Pakai kunci sandi' }).click()
  await expect(sheet.locator('.big-code')).toBeVisible()

  await lock(page)
  await page.getByRole('button', { name: 'Buka dengan kunci sandi' }).click()
  await expect(page.getByRole('heading', { name: 'Meja terkunci' })).toBeHidden()
}

/** As nobody touches it for ten minutes. */
async function lock(page: Page): Promise<void> {
  await page.goto(`${front.url}/desk/hotel-baru`)
  await page.evaluate(() =>
    fetch('/api/desk/session/lock', { method: 'POST', headers: { 'etalase-outlet': 'hotel-baru' } }),
  )
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Meja terkunci' })).toBeVisible()
}

async function comeInBy({ page, see, prove }: Person, link: string): Promise<void> {
  await see(link)
  await prove(page.getByRole('button', { name: 'Buat kunci sandi' }))
  await expect(page).not.toHaveURL(/\/pass/)
}

/** Makers and products from two files, a hotel, and its manager's pass. */
async function theAgency(officer: Person): Promise<string> {
  const { page, see, tap, type, choose } = officer
  const next = (name: string) => page.getByRole('link', { name: `Buka: ${name}` })
  await expect(page.getByRole('heading', { name: 'Yang tersisa: 5' })).toBeVisible()
  await expectAccessible(page, 'what is left for the agency')
  await see()
  await tap(next('Pembuat'))
  await see()
  const file = page.getByLabel('Pilih berkas')
  await choose(
    file,
    await excel('umkm.xlsx', ['Nama UMKM', 'Kecamatan', 'Cerita', 'Cerita (Inggris)'], MAKERS),
  )
  await tap(page.getByRole('button', { name: 'Terapkan 12 baris' }))
  await tap(page.getByRole('button', { name: 'Impor berkas lain' }))
  await tap(page.getByRole('button', { name: 'Produk', exact: true }))
  await choose(file, await excel('produk.xlsx', HEADS, PRODUCTS))
  await tap(page.getByRole('button', { name: 'Terapkan 60 baris' }))

  await tap(next('Hotel pertama'))
  await see()
  await tap(page.getByRole('button', { name: 'Outlet baru' }))
  const field = (name: string | RegExp) => page.getByRole('textbox', { name, exact: true })
  await type(field('Nama'), 'Hotel Baru')
  await type(field('Alamat'), 'Jl. Sudirman 1')
  await type(field('Tempat'), 'Klandasan')
  await type(field('Telepon'), '0542123456')
  await type(page.getByLabel(/^Tanda di nomor/), 'HBR')
  await tap(page.getByRole('button', { name: 'Buat draf' }))

  await tap(next('Manajer hotel itu'))
  await see()
  await tap(page.getByRole('button', { name: 'Undang manajer Hotel Baru' }))
  await type(page.getByRole('dialog').getByLabel(/^Nama/), 'Pak Budi')
  await tap(page.getByRole('dialog').getByRole('button', { name: 'Undang' }))
  await tap(page.getByRole('button', { name: 'Salin tautan' }))
  return `${front.url}/pass#${await page.locator('.ticket .code').textContent()}`
}

/** Rooms, the shelf, what came, and cards. */
async function theHotel(manager: Person): Promise<void> {
  const { page, see, tap, type, paste } = manager
  const next = (name: string) => page.getByRole('link', { name: `Buka: ${name}` })
  await expect(page.getByRole('heading', { name: 'Yang tersisa: 7' })).toBeVisible()
  await expectAccessible(page, 'what is left for the hotel')
  await see()
  await tap(next('Kamar'))
  await see()
  await type(page.getByLabel('Tambah kamar dengan rentang'), ROOMS)
  await tap(page.getByRole('button', { name: 'Tambah 140 kamar' }))

  await tap(next('Produk di rak'))
  await tap(page.getByRole('button', { name: 'Tambah dari register' }))
  await see()
  await tap(page.getByRole('button', { name: 'Pilih semua yang ditemukan (60)' }))
  await tap(page.getByRole('button', { name: 'Lanjut: harga dan bagian' }))
  await see()
  await tap(page.getByRole('button', { name: 'Lanjut: tanggal dan rak' }))
  await type(page.getByLabel('Rak untuk semua yang belum punya'), 'A1')
  await tap(page.getByRole('button', { name: 'Tayangkan 60 produk' }))

  await tap(next('Barang datang'))
  await see()
  await tap(page.getByRole('button', { name: /Tempel dari Excel/ }))
  await paste(page.getByLabel('Baris yang ditempel'), DELIVERY)
  await tap(page.getByRole('button', { name: 'Masukkan' }))
  await tap(page.getByRole('button', { name: 'Terima 720 buah' }))
  await expect(page.getByText('720 buah diterima', { exact: false })).toBeVisible()

  await tap(next('Kartu QR'))
  await see()
  await page.evaluate(() => {
    window.print = () => undefined
  })
  await tap(page.getByRole('button', { name: 'Cetak', exact: true }))
  await tap(page.getByRole('button', { name: /^Ya, 140 kartu/ }))
}

/** The computer at the desk becomes a terminal, and a clerk chooses a PIN there. */
async function theDesk(manager: Person, desk: Person): Promise<void> {
  const { page } = manager
  await manager.tap(page.getByRole('link', { name: 'Buka: Terminal meja depan' }))
  await manager.see()
  await manager.tap(page.getByRole('button', { name: 'Daftarkan terminal meja depan' }))
  const code = (await page.getByRole('dialog').locator('.code').textContent()) ?? ''
  await manager.tap(page.getByRole('dialog').getByRole('button', { name: 'Tutup' }))
  await desk.see(`${front.url}/desk/hotel-baru`)
  await desk.type(desk.page.getByLabel(/^Kode/), code)
  await desk.type(desk.page.getByLabel(/^Nama/), 'Lobi')
  await desk.tap(desk.page.getByRole('button', { name: 'Daftarkan' }))

  await manager.tap(page.getByRole('button', { name: 'Undang orang' }))
  await manager.type(page.getByLabel(/^Nama/), 'Wati')
  await manager.prove(page.getByRole('dialog').getByRole('button', { name: 'Undang' }))
  const pass = (await page.locator('.ticket .code').textContent()) ?? ''
  await desk.tap(desk.page.getByRole('link', { name: /tiket/ }))
  await desk.type(desk.page.getByLabel('Kode tiket'), pass)
  await desk.tap(desk.page.getByRole('button', { name: 'Buka' }))
  await desk.type(desk.page.getByLabel('PIN baru', { exact: true }), '493817')
  await desk.type(desk.page.getByLabel('PIN baru, sekali lagi'), '493817')
  await desk.tap(desk.page.getByRole('button', { name: 'Simpan dan masuk' }))
  await desk.see()
  await expect(desk.page).toHaveURL(/\/desk\/hotel-baru/)
}

/** A guest is checked in, orders by the card in the room, and has a kwitansi. */
async function theGuest(manager: Person, desk: Person, guest: Person): Promise<void> {
  const { page, tap } = desk
  await tap(page.getByRole('button', { name: 'Bunyikan bel' }))
  await tap(page.getByRole('button', { name: 'Saya dengar' }))
  await tap(page.getByRole('link', { name: 'Kamar', exact: true }))
  await desk.see()
  await tap(page.getByRole('button', { name: /^101/ }))
  await tap(page.getByRole('button', { name: 'Check-in', exact: true }))
  const stayCode = (await page.getByRole('dialog').locator('.big-code').textContent()) ?? ''
  await tap(page.getByRole('dialog').getByRole('button', { name: 'Tutup' }).first())
  await tap(page.getByRole('link', { name: 'Papan', exact: true }))

  const { cards } = await asked<RoomCards>(manager, '/api/manage/cards?outlet=hotel-baru')
  await guest.see(`${front.url}${cards[0]?.url}`)
  await guest.tap(guest.page.getByRole('link', { name: /Keripik 1/ }).first())
  await guest.tap(guest.page.getByRole('button', { name: /^Tambah, Rp/ }))
  await guest.tap(guest.page.getByRole('link', { name: 'Lihat keranjang' }))
  await guest.type(guest.page.getByLabel('Kode inap'), stayCode)
  await guest.tap(guest.page.getByRole('button', { name: /^Pesan, Rp/ }))
  for (const step of ['Lihat', 'Antar', 'Sampai'])
    await tap(page.getByRole('button', { name: new RegExp(`^${step}, kamar 101`) }))
  await guest.see()
  await guest.tap(guest.page.getByRole('link', { name: /^Kwitansi no\./ }))
  await expect(guest.page.getByText(/KW\/HBR\/\d{4}\/000001/).first()).toBeVisible()
}

/** What stands on paper, and what hangs on the hour at which stories are told: at the wire, in the manager's name. */
async function asked<Answer>({ page }: Person, path: string, body?: unknown): Promise<Answer> {
  const told = await page.evaluate(
    async ([path, body]) => {
      const put = { method: 'PUT', headers: { 'content-type': 'application/json' }, body }
      return (await fetch(path, body === null ? {} : put)).text()
    },
    [path, body === undefined ? null : JSON.stringify(body)] as const,
  )
  return JSON.parse(told) as Answer
}

/** Whoever runs the stories may do so at night. */
async function serveAllDay(manager: Person): Promise<void> {
  const path = '/api/manage/outlet?outlet=hotel-baru'
  const { closingFrom: _, ...now } = await asked<OutletSettings>(manager, path)
  await asked(manager, path, { ...now, week: now.week.map(() => ({ fromHour: 0, toHour: 24 })) })
}
