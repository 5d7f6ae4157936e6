/** A kwitansi from its delivery to a stranger's laptop: sealed, witnessed, checked without a network, and caught where it was changed. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { DIST, ROOT, type Server, startServer } from './server.ts'
import {
  type City,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  freshRoom,
  standCity,
  test,
} from './story.ts'
import { deskWire, orderOne } from './wire.ts'

// One story: what is saved in its first part is checked in its last.
test.describe.configure({ mode: 'serial' })

const TELUK = 'hotel-demo-teluk'
const dir = mkdtempSync(join(tmpdir(), 'etalase-hub-'))

let hub: Server
let hubKey: string
let stood: Awaited<ReturnType<typeof standCity>>
let link: string

test.beforeAll(async () => {
  hub = await startServer(join(dir, 'hub'), {}, DIST, ['hub'])
  const [registerKey = ''] = (await (await fetch(`${hub.url}/hub/keys`)).text()).split('\n')
  hubKey = registerKey
  stood = await standCity({ HUB_URL: hub.url, HUB_KEY: hubKey })
  link = stood.city.url + (await deliverOne(stood.city))
})
test.afterAll(async () => {
  await stood.end()
  await hub.stop()
  rmSync(dir, { recursive: true, force: true })
})

async function deliverOne(city: City): Promise<string> {
  const desk = await deskWire(city, TELUK)
  const { id } = await orderOne(city, TELUK, freshRoom(city, TELUK))
  await desk.ask('POST', `/api/desk/orders/${id}/acknowledge`, {})
  const { kwitansi } = await desk.ask<{ kwitansi: { url: string } }>(
    'POST',
    `/api/desk/orders/${id}/deliver`,
    {},
  )
  return kwitansi.url
}

/** Its exit code, and what it says. */
function command(dataDir: string, set: Record<string, string>, ...args: string[]): [number | null, string] {
  const env = { ...process.env, ...set, DATA_DIR: dataDir }
  const program = [join(ROOT, 'bin', 'start.mjs'), ...args]
  const { status, stdout } = spawnSync(process.execPath, program, { env, encoding: 'utf8' })
  return [status, stdout]
}

const report = (page: Page) => page.locator('.check-report')
const savedFile = join(dir, 'kwitansi.json')

test('turns from sealed to witnessed under its reader’s eyes, and checks itself without a network', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(link)
  await expect(report(page)).toContainText('Tersegel.')
  await expect(report(page)).toContainText('Belum ada saksi')
  await expect(page.getByRole('img', { name: /^Segel: tercatat di buku hotel, diperiksa/ })).toBeVisible()

  command(stood.dir, {}, 'card', TELUK, join(dir, 'card.json'))
  expect(command(join(dir, 'hub'), {}, 'adopt', join(dir, 'card.json'))[1]).toContain(
    'witnessed and mirrored',
  )
  await expect(async () => {
    await page.reload()
    // However long the check takes: only what it then says is asked anew.
    await expect(report(page)).toContainText(/Disaksikan\.|Belum ada saksi/)
    expect(await report(page).textContent()).toContain('Disaksikan.')
  }).toPass()
  await expect(page.getByRole('img', { name: /disaksikan, diperiksa/ })).toBeVisible()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Simpan berkas' }).click(),
  ])
  await download.saveAs(savedFile)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Periksa lagi' }).click()
  await expect(report(page)).toContainText('Disaksikan.')
  await context.setOffline(false)
  await expectAccessible(page, 'a checked kwitansi')
  await expectNoSidewaysScroll(page, 'a checked kwitansi')
  await context.close()
})

test('asks again by itself while somebody looks, until there is nothing more to wait for', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'id-ID' })
  const page = await context.newPage()
  const withoutWitness = (proof: string) => proof.replace(/^(— .*\n)(— .*\n)+/m, '$1')
  type Proof = { readonly seal: string; readonly proof: string }
  const ANSWERS = {
    waiting: (whole: Proof) => ({ ...whole, seal: 'waiting', proof: null }),
    sealed: (whole: Proof) => ({ ...whole, seal: 'sealed', proof: withoutWitness(whole.proof) }),
    witnessed: (whole: Proof) => whole,
  }
  // The story says what the book knows by now: the page's clock runs on by itself, so that its questions cannot be counted off.
  let known: keyof typeof ANSWERS = 'waiting'
  let asked = 0
  await page.route('**/api/kwitansi/proof', async route => {
    asked += 1
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: ANSWERS[known]((await answer.json()) as Proof) })
  })
  const look = (state: 'visible' | 'hidden') =>
    page.evaluate(now => {
      Object.defineProperty(document, 'visibilityState', { value: now, configurable: true })
      dispatchEvent(new Event('visibilitychange'))
    }, state)
  await page.clock.install()
  await page.goto(link)
  await expect(report(page)).toContainText('Menunggu segel.')
  await expect(page.getByRole('img', { name: /menunggu segel/ })).toBeVisible()
  known = 'sealed'
  await page.clock.fastForward(20_000)
  await expect(report(page)).toContainText('Tersegel.')
  await expect(report(page)).toContainText('belum melihatnya')
  await look('hidden')
  const askedWhenHidden = asked
  await page.clock.fastForward(60_000)
  expect(asked).toBe(askedWhenHidden)
  known = 'witnessed'
  await look('visible')
  await expect(report(page)).toContainText('Disaksikan.')
  const askedWhenDone = asked
  await page.clock.fastForward(60_000)
  expect(asked).toBe(askedWhenDone)
  await context.close()
})

test('is kept where everybody can see by which key', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await page.goto(hub.url)
  await expect(page.getByText(hubKey)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Hotel Demo Teluk' })).toBeVisible()
  await expectAccessible(page, 'the front of a hub')
  await expectNoSidewaysScroll(page, 'the front of a hub')
  await context.close()
})

test('names a digit that the page shows otherwise than it was sealed', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.route('**/api/kwitansi', async route => {
    const answer = await route.fetch()
    const paper = (await answer.json()) as { total: number }
    await route.fulfill({ response: answer, json: { ...paper, total: paper.total + 1_000 } })
  })
  await page.goto(link)
  await expect(report(page)).toContainText('Tidak cocok.')
  await expect(report(page)).toContainText(/Uang sejumlah: tampak “Rp[\d.]+”, yang tersegel “Rp[\d.]+”/)
  await expect(page.getByRole('img', { name: /Segel gugur/ })).toBeVisible()
  await page.getByRole('link', { name: 'Apa yang tidak cocok' }).click()
  await expect(page.getByRole('heading', { name: 'Pemeriksaan' })).toBeFocused()
  expect(page.url()).toBe(link)
  await expectAccessible(page, 'a kwitansi that does not match')
  await expectNoSidewaysScroll(page, 'a kwitansi that does not match')
  await context.close()
})

/** A paper as a later release may write one. */
function ofAVersionToCome(file: string): string {
  return readFileSync(file, 'utf8').replace(/\\"v\\":\d/, '\\"v\\":3')
}

/** The hub's list of keys of today, as somebody saves it; and changed. */
async function listSaved(from = '', to = ''): Promise<string> {
  const path = join(dir, from === '' ? 'list.txt' : 'changed-list.txt')
  const list = await (await fetch(`${hub.url}/hub/register`)).text()
  writeFileSync(path, list.replace(from, to))
  return path
}

test('is checked from its file by one that stands alone, with no network, and by a command', async ({
  browser,
}) => {
  const alone = join(dir, 'verify.html')
  const served = await (await fetch(`${hub.url}/verify.html`)).text()
  const told = { HUB_URL: hub.url, HUB_KEY: hubKey }
  expect(command(join(dir, 'nobody'), told, 'verifier', alone)[0]).toBe(0)
  expect(readFileSync(alone, 'utf8')).toBe(served)
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width: 360, height: 740 },
      offline: true,
    })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('console', message => message.type() === 'error' && faults.push(message.text()))
    await page.goto(pathToFileURL(alone).href)
    await expect(page.getByText(hubKey)).toBeVisible()
    await expectAccessible(page, 'the check that stands alone')
    await page.getByLabel('Pilih berkas').setInputFiles(await listSaved('"asOf":"2', '"asOf":"1'))
    await expect(page.getByText('tidak ditandatangani kunci di atas')).toBeVisible()
    await page.getByLabel('Pilih berkas').setInputFiles(await listSaved())
    await expect(page.getByText('Memeriksa dengan daftar kunci saksi per')).toBeVisible()
    await expectAccessible(page, 'the check that stands alone, with a list')
    await page.getByLabel('Pilih berkas').setInputFiles(savedFile)
    await expect(report(page)).toContainText('Disaksikan.')
    await expect(report(page)).toContainText('Menurut daftar kunci saksi per')
    await expect(page.getByRole('heading', { name: 'Isi yang tersegel' })).toBeVisible()
    await expectAccessible(page, 'what was checked')
    await expectNoSidewaysScroll(page, 'what was checked')

    await page.getByRole('button', { name: 'Periksa yang lain' }).click()
    const changed = readFileSync(savedFile, 'utf8').replace(
      /\\"total\\":(\d)/,
      (_, digit) => `\\"total\\":${9 - Number(digit)}`,
    )
    await page.getByLabel('Atau tempel isi berkas di sini').fill(changed)
    await page.getByRole('button', { name: 'Periksa', exact: true }).click()
    await expect(report(page)).toContainText('sedikitnya satu huruf atau angka sudah diubah')

    await page.getByRole('button', { name: 'Periksa yang lain' }).click()
    await page.getByLabel('Atau tempel isi berkas di sini').fill(ofAVersionToCome(savedFile))
    await page.getByRole('button', { name: 'Periksa', exact: true }).click()
    await expect(report(page)).toContainText('versi yang lebih baru')
    await expect(page.getByRole('heading', { name: 'Isi yang tersegel' })).toHaveCount(0)
    expect(faults).toEqual([])
    await context.close()
  }
  const nobody = join(dir, 'nobody')
  const holds = [0, expect.stringContaining('Witnessed. ')]
  expect(command(nobody, {}, 'verify', savedFile, hubKey)).toEqual(holds)
  expect(command(nobody, {}, 'verify', link, hubKey)).toEqual(holds)
  expect(command(nobody, {}, 'verify', savedFile)).toEqual([1, expect.stringContaining('Not proven. ')])
  expect(command(nobody, {}, 'verify', savedFile, 'no-key')[0]).toBe(2)
  const newer = join(dir, 'newer.json')
  writeFileSync(newer, ofAVersionToCome(savedFile))
  expect(command(nobody, {}, 'verify', newer, hubKey)).toEqual([2, expect.stringContaining('newer version')])
  writeFileSync(savedFile, readFileSync(savedFile, 'utf8').replace('consigned', 'bought'))
  expect(command(nobody, {}, 'verify', savedFile, hubKey)).toEqual([
    1,
    expect.stringContaining('Does not match'),
  ])
  expect(command(nobody, {}, 'verify', join(dir, 'no-file'), hubKey)[0]).toBe(2)
  expect(existsSync(nobody)).toBe(false)
})
