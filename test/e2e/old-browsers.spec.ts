/**
 * An order in Chrome 90's and Safari 15's set of APIs: whatever either had not is taken away from page, worker and service
 * worker before their first line runs.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { newerNames, takeAway } from '../floor/newer.ts'
import { proveBell, rowOf, signInAtDesk } from './desk.ts'
import { CITY, DIST, ROOT, type Server, startServer } from './server.ts'
import { type City, expect, freshRoom, readCity, test as story } from './story.ts'

const TELUK = 'hotel-demo-teluk'
const OLD_DIST = join(ROOT, 'test-results', 'old-dist')
const OLD = takeAway(newerNames())

/** Scripts that no page's own first script comes before. */
function ageWorkers(): void {
  const assets = join(OLD_DIST, 'client', 'assets')
  const tickers = readdirSync(assets).filter(name => /^ticker-.*\.js/.test(name))
  const workers = [join(OLD_DIST, 'client', 'sw.js'), ...tickers.map(name => join(assets, name))]
  for (const file of workers.filter(name => name.endsWith('.js'))) {
    writeFileSync(file, OLD + readFileSync(file, 'utf8'))
    for (const ending of ['.br', '.gz']) rmSync(file + ending, { force: true })
  }
}

const test = story.extend<object, { old: { server: Server; city: City } }>({
  old: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const dir = mkdtempSync(join(tmpdir(), 'etalase-old-'))
      rmSync(OLD_DIST, { recursive: true, force: true })
      cpSync(DIST, OLD_DIST, { recursive: true })
      ageWorkers()
      cpSync(CITY, dir, { recursive: true })
      const server = await startServer(dir, {}, OLD_DIST)
      await use({ server, city: await readCity(server.url) })
      await server.stop()
      rmSync(dir, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
})

/** Every fault of the page, its workers and its service worker fails the story. */
async function aged(context: BrowserContext, faults: string[]): Promise<Page> {
  await context.addInitScript(OLD)
  const page = await context.newPage()
  page.on('pageerror', fault => faults.push(`threw ${fault.message}`))
  context.on('console', message => {
    if (message.type() === 'error' && !/status of 401/.test(message.text())) faults.push(message.text())
  })
  return page
}

test('from the QR to the kwitansi that checks itself, with a desk as old', async ({
  browser,
  old: { city },
}) => {
  const faults: string[] = []
  const options = { locale: 'id-ID', timezoneId: 'Asia/Makassar', baseURL: city.url }
  const phone = await browser.newContext({ ...options, viewport: { width: 360, height: 740 } })
  const terminal = await browser.newContext({ ...options, viewport: { width: 1280, height: 800 } })
  const guest = await aged(phone, faults)
  const desk = await aged(terminal, faults)
  const room = freshRoom(city, TELUK)

  await guest.goto(`/r/${TELUK}#${room.code}`)
  expect(await guest.evaluate(() => [typeof structuredClone, 'at' in Array.prototype])).toEqual([
    'undefined',
    false,
  ])
  await signInAtDesk(desk, city, TELUK)
  await proveBell(desk)

  await guest.getByRole('button', { name: 'Saring' }).click()
  await guest.getByRole('button', { name: 'Tampilkan' }).click()
  await guest.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await guest.getByRole('button', { name: /^Tambah, Rp/ }).click()
  await guest.getByRole('link', { name: 'Lihat keranjang' }).click()
  await guest.getByLabel('Kode inap').fill(room.stayCode)
  await guest.getByRole('button', { name: /^Pesan, Rp/ }).click()
  await expect(guest.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()

  const row = rowOf(desk, room.room)
  await row.getByRole('button', { name: `Lihat, kamar ${room.room}` }).click()
  await expect(guest.getByRole('heading', { name: 'Petugas sudah melihatnya.' })).toBeVisible()
  await row.getByRole('button', { name: `Antar, kamar ${room.room}` }).click()
  await row.getByRole('button', { name: `Sampai, kamar ${room.room}` }).click()
  await expect(guest.getByRole('heading', { name: 'Sudah sampai.' })).toBeVisible()
  await guest.getByRole('link', { name: /^Kwitansi no\./ }).click()
  await expect(guest.getByText('Tersegel.', { exact: true })).toBeVisible()

  await Promise.all([phone.close(), terminal.close()])
  expect(faults).toEqual([])
})

test('every product can be added', async ({ browser, old: { city } }) => {
  const faults: string[] = []
  const phone = await browser.newContext({ locale: 'id-ID', baseURL: city.url })
  const guest = await aged(phone, faults)
  await guest.goto(`/r/${TELUK}`)
  await expect(guest.getByRole('button', { name: 'Saring' })).toBeEnabled()
  const products = await guest
    .locator('a.item:not(.gone)')
    .evaluateAll(all => all.map(one => one.getAttribute('href')))
  expect(products.length).toBeGreaterThan(30)
  for (const href of products) {
    await guest.locator(`a.item[href="${href}"]`).click()
    await expect(guest.getByRole('button', { name: /^Tambah, / }), href ?? '').toBeVisible()
    await guest.goBack()
  }
  await phone.close()
  expect(faults).toEqual([])
})

for (const path of ['/manage', '/evaluate', '/tablet', '/verify.html'] as const) {
  test(`${path} is drawn`, async ({ browser, old: { city } }) => {
    const faults: string[] = []
    const context = await browser.newContext({ locale: 'id-ID', baseURL: city.url })
    const page = await aged(context, faults)
    await page.goto(path === '/manage' ? `${path}/${TELUK}` : path)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    await context.close()
    expect(faults).toEqual([])
  })
}
