/** An officer invites a hotel's first manager, who invites a clerk; whoever is ended is out while their page is open. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import type { Browser, Page } from '@playwright/test'
import { givesPasskeys } from './device.ts'
import { ROOT } from './server.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, standCity, test } from './story.ts'

const TELUK = 'hotel-demo-teluk'

let stood: Awaited<ReturnType<typeof standCity>>
test.beforeAll(async () => {
  stood = await standCity({}, withoutManager)
})
test.afterAll(() => stood.end())

/** Nobody at that hotel can add people. */
function withoutManager(dir: string): void {
  const database = new DatabaseSync(join(dir, 'etalase.db'))
  database.exec(`UPDATE staff SET rights = 'sell' WHERE outlet = '${TELUK}'`)
  database.close()
}

/** A person's own browser on a device that makes passkeys at a touch, at the machine's own name. */
async function aDevice(browser: Browser, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ locale: 'id-ID', timezoneId: 'Asia/Makassar', viewport })
  const page = await context.newPage()
  await givesPasskeys(page)
  return page
}

async function comeInBy(page: Page, link: string, device: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Nama perangkat ini').fill(device)
  await page.getByRole('button', { name: 'Buat kunci sandi' }).click()
  await expect(page).not.toHaveURL(/\/pass/)
}

function passFromConsole(...of: readonly string[]): string {
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'bin', 'start.mjs'), 'pass', ...of], {
    env: { ...process.env, DATA_DIR: stood.dir, PORT: new URL(stood.city.url).port },
    encoding: 'utf8',
  })
  return /http:\/\/localhost:\d+\/pass#\S+/.exec(stdout)?.[0] ?? `no link in: ${stdout}`
}

/** The pass that is shown, as its link. */
async function shownPass(page: Page, name: RegExp): Promise<string> {
  const ticket = page.getByRole('status').filter({ has: page.getByRole('heading', { name }) })
  const code = await ticket.locator('.code').textContent()
  return `http://localhost:${new URL(stood.city.url).port}/pass#${code}`
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test('an officer invites a first manager, who invites a clerk; the last manager stays, and who is ended is out', async ({
  browser,
}) => {
  const officer = await aDevice(browser, { width: 1280, height: 800 })
  await comeInBy(officer, passFromConsole('Ibu Rahma'), 'Laptop kantor')
  await officer.getByRole('link', { name: 'Orang' }).click()
  await expect(officer.getByRole('heading', { name: 'Orang dan perangkat' })).toBeVisible()
  await expectAccessible(officer, 'people of the agency')
  await officer.getByRole('button', { name: /Undang manajer .*Teluk/ }).click()
  await officer.getByLabel(/^Nama/).fill('Pak Budi')
  await officer.getByRole('dialog').getByRole('button', { name: 'Undang' }).click()

  const manager = await aDevice(browser, { width: 390, height: 844 })
  await comeInBy(manager, await shownPass(officer, /Pak Budi/), 'Ponsel')
  await expect(manager).toHaveURL(new RegExp(`/manage/${TELUK}`))
  await manager.getByRole('link', { name: 'Orang', exact: true }).click()
  await expect(row(manager, 'Pak Budi (Anda)')).toBeVisible()
  await expectAccessible(manager, 'people of a hotel')
  await expectNoSidewaysScroll(manager, 'people of a hotel')

  await manager.getByRole('button', { name: 'Ubah Pak Budi' }).click()
  await expectAccessible(manager, 'a person')
  await manager.getByRole('button', { name: 'Akhiri orang ini' }).click()
  await manager.getByRole('dialog').getByRole('button', { name: 'Akhiri', exact: true }).click()
  await expect(manager.getByRole('dialog').getByRole('alert')).toHaveText(
    /Tidak akan ada lagi yang bisa mengembalikannya/,
  )
  await manager.getByRole('button', { name: 'Tutup' }).first().click()

  await manager.getByRole('button', { name: 'Undang orang' }).click()
  await manager.getByLabel(/^Nama/).fill('Wati')
  await manager.getByRole('dialog').getByRole('button', { name: 'Undang' }).click()
  const clerk = await aDevice(browser, { width: 1280, height: 800 })
  await clerk.goto(await shownPass(manager, /Wati/))
  await clerk.getByLabel('PIN baru', { exact: true }).fill('493817')
  await clerk.getByLabel('PIN baru, sekali lagi').fill('493817')
  await clerk.getByRole('button', { name: 'Simpan dan masuk' }).click()
  await expect(clerk).not.toHaveURL(/\/pass/)
  await clerk.goto(`http://localhost:${new URL(stood.city.url).port}/desk/${TELUK}`)
  await expect(clerk.getByText('Wati').first()).toBeVisible()

  await manager.getByRole('button', { name: 'Ubah Wati' }).click()
  await manager.getByRole('button', { name: 'Akhiri orang ini' }).click()
  await manager.getByRole('dialog').getByRole('button', { name: 'Akhiri', exact: true }).click()
  await expect(row(manager, 'Ubah Wati')).toHaveCount(0)
  // The clerk's page was left alone: its stream tells it.
  await expect(clerk.getByRole('button', { name: /^Petugas 1/ })).toBeVisible()
  await expect(
    clerk.getByRole('status').filter({ hasText: 'Sesi Wati di sini sudah berakhir' }),
  ).toBeVisible()
  await expect(clerk.getByRole('button', { name: /^Wati/ })).toHaveCount(0)

  // So does a manager's, of whose device somebody else has hold.
  const lost = await aDevice(browser, { width: 1280, height: 800 })
  await comeInBy(lost, passFromConsole('Pak Budi', TELUK), 'Laptop yang hilang')
  await lost.getByRole('link', { name: 'Orang', exact: true }).click()
  await expect(row(lost, 'Pak Budi (Anda)')).toBeVisible()
  await manager.reload()
  await manager.getByRole('button', { name: 'Akhiri Laptop yang hilang', exact: true }).click()
  await expect(lost.getByText('Sesi Anda di sini sudah berakhir')).toBeVisible()
  for (const page of [officer, manager, clerk, lost]) await page.context().close()
})

const OTHER = 'hotel-demo-bukit'
const places = (page: Page) => page.getByRole('navigation', { name: 'Bagian' })
const place = (page: Page, name: string) => places(page).getByRole('link', { name, exact: true })
/** What changes something, by its words. */
const DEEDS = /baru$|^(Tayangkan|Simpan|Pensiunkan|Kembalikan|Undang|Ubah|Akhiri outlet|Impor)/

async function goEverywhere(page: Page, names: readonly string[]): Promise<void> {
  await expect(places(page).getByRole('link')).toHaveText([...names])
  for (const name of names) {
    await place(page, name).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('button', { name: DEEDS })).toHaveCount(0)
  }
}

/** Refusals for want of a right that this page has met. */
function refusalsOf(page: Page): string[] {
  const met: string[] = []
  page.on('response', response => {
    if (response.status() === 403) met.push(response.url())
  })
  return met
}

async function invite(page: Page, name: string, ticks: readonly RegExp[] = []): Promise<string> {
  await page.getByRole('button', { name: 'Undang orang' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel(/^Nama/).fill(name)
  for (const tick of ticks) await sheet.getByRole('checkbox', { name: tick }).click()
  await sheet.getByRole('button', { name: 'Undang' }).click()
  return shownPass(page, new RegExp(name))
}

test('whoever may only look meets nothing that would refuse them, and what they are given comes to their open page', async ({
  browser,
}) => {
  const officer = await aDevice(browser, { width: 1280, height: 800 })
  await comeInBy(officer, passFromConsole('Ibu Rahma'), 'Laptop kantor')
  await place(officer, 'Orang').click()
  const pass = await invite(officer, 'Dinas Pariwisata')
  const reader = await aDevice(browser, { width: 390, height: 844 })
  const refusals = refusalsOf(reader)
  await comeInBy(reader, pass, 'Laptop tamu')
  await goEverywhere(reader, [
    ...['Evaluasi produk', 'Cakupan', 'Perlu bantuan', 'Produk', 'Pembuat'],
    ...['Outlet', 'Kecocokan buku', 'Orang'],
  ])

  await place(reader, 'Produk').click()
  await reader.locator('.rows a').first().click()
  const panel = reader.locator('form.panel')
  await expect(panel.getByText('Untuk dibaca.')).toBeVisible()
  await expect(panel.locator('input, textarea, select')).toHaveCount(0)
  await expectAccessible(reader, 'a product that is read')
  await expectNoSidewaysScroll(reader, 'a product that is read')
  await reader.goto(new URL('/evaluate/import', reader.url()).href)
  await expect(reader.getByRole('main')).toContainText('Bagian ini belum dibuka untuk Anda.')
  await expectAccessible(reader, 'a place of others')

  await officer.getByRole('button', { name: 'Ubah Dinas Pariwisata' }).click()
  await officer.getByRole('checkbox', { name: /^Register/ }).click()
  await officer.getByRole('button', { name: 'Simpan hak' }).click()
  await expect(reader.getByRole('heading', { name: 'Impor' })).toBeVisible()
  await expect(place(reader, 'Impor')).toHaveAttribute('aria-current', 'page')
  expect(refusals).toEqual([])
  for (const page of [officer, reader]) await page.context().close()
})

test('a manager without the shelf works at what is theirs, and the desk says in a sentence what it would take', async ({
  browser,
}) => {
  const manager = await aDevice(browser, { width: 1280, height: 800 })
  await comeInBy(manager, passFromConsole('Manajer', OTHER), 'Laptop')
  await place(manager, 'Orang').click()
  const pass = await invite(manager, 'Bu Rina', [/^Jual/, /^Orang/])
  const personnel = await aDevice(browser, { width: 390, height: 844 })
  const refusals = refusalsOf(personnel)
  await comeInBy(personnel, pass, 'Ponsel')
  await expect(places(personnel).getByRole('link')).toHaveText(['Orang', 'Siaga', 'Impor', 'Catatan'])
  await expect(personnel.getByRole('link', { name: 'Meja depan' })).toHaveCount(0)
  for (const name of ['Catatan', 'Siaga', 'Orang', 'Impor']) {
    await place(personnel, name).click()
    await expect(personnel.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await expect(personnel.getByRole('button', { name: 'Rak' })).toHaveCount(0)
  const { origin } = new URL(personnel.url())
  await personnel.goto(`${origin}/manage/${OTHER}#placements`)
  await expect(personnel.getByRole('main')).toContainText('Bagian ini belum dibuka untuk Anda.')
  await personnel.goto(`${origin}/desk/${OTHER}`)
  await expect(personnel.getByRole('status')).toHaveText(/belum diberi hak “Jual”/)
  await expectAccessible(personnel, 'a desk at which somebody may not serve')
  expect(refusals).toEqual([])
  for (const page of [manager, personnel]) await page.context().close()
})
