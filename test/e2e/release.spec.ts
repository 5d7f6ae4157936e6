/** A release never interrupts: who has a basket goes on with the old one, and gets the new one once nothing is lost by it. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, test as base, expect, type Page } from '@playwright/test'
import { signInAtDesk } from './desk.ts'
import { serveOldPages, withOldWorker } from './old-client.ts'
import { builtRelease, deploy, nextRelease, type Release } from './release.ts'
import { CITY, ROOT, type Server, startServer } from './server.ts'
import { type City, type DemoRoom, freshRoom, readCity } from './story.ts'
import { deskWire, tabletCode } from './wire.ts'

const TELUK = 'hotel-demo-teluk'

interface Town {
  readonly city: City
  readonly room: DemoRoom & { readonly stayCode: string }
  /** That release takes the place of the one that runs: the next, if none is named. */
  upgrade(release?: Pick<Release, 'dist'>): Promise<void>
  /** What went wrong in any page, but for a server that was away. */
  readonly faults: string[]
}

const test = base.extend<{ town: Town }, { releases: { old: Release; next: Release } }>({
  releases: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const dist = join(ROOT, 'test-results', `next-release-${process.pid}`)
      await use({ old: builtRelease(), next: nextRelease(dist) })
      rmSync(dist, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  town: async ({ releases }, use) => {
    const dir = mkdtempSync(join(tmpdir(), 'etalase-release-'))
    cpSync(CITY, dir, { recursive: true })
    let server: Server = await startServer(dir)
    const city = await readCity(server.url)
    const faults: string[] = []
    await use({
      city,
      room: freshRoom(city, TELUK),
      faults,
      async upgrade(release = releases.next) {
        server = await deploy(server, release, dir)
      },
    })
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
    expect(faults, 'exceptions and console errors').toEqual([])
  },
})

/** A page that tells what goes wrong in it. */
async function openAt(
  browser: Browser,
  town: Town,
  path: string,
  wish: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: town.city.url, reducedMotion: 'reduce', ...wish })
  const page = await context.newPage()
  page.on('pageerror', fault => town.faults.push(fault.message))
  page.on('console', message => {
    if (message.type() !== 'error') return
    // Between two releases there is no server, nor is there one for the worker that asks in the page's place; a tablet
    // asks before anybody is checked in.
    if (/ERR_(CONNECTION|SOCKET|INCOMPLETE|EMPTY|INTERNET|FAILED)|status of 40[19]/.test(message.text()))
      return
    town.faults.push(message.text())
  })
  await page.goto(path)
  return page
}

/** The release of the page that is shown: the address of its script. */
const entryOf = async (page: Page) =>
  new URL((await page.locator('script[src]').first().getAttribute('src')) ?? '', page.url()).pathname

/** Minutes go by, each with a browser that finds the running worker idle and stops it, until the page is of that release. */
async function comesTo(page: Page, { entry }: Release): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward(61_000)
    await stopOtherWorker(page)
    await expect(page.locator(`script[src="${entry}"]`)).toBeAttached({ timeout: 2_000 })
  }).toPass()
}

const waiting = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state)

/**
 * A browser stops a worker that is idle, and the one that waits takes its place; one that is driven is kept for five
 * minutes. Only that one is stopped: who waits may be reading what the page asked, and who took over serves the page.
 */
async function stopOtherWorker(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const known = new Promise<{ status: string; versionId: string }[]>(resolve =>
    devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ status }) => status === 'activated' || status === 'activating')) resolve(versions)
    }),
  )
  await devtools.send('ServiceWorker.enable')
  const versions = await known
  const kept = versions.find(({ status }) => status === 'activated')
  if (kept !== undefined && versions.some(({ status }) => status === 'installed'))
    await devtools.send('ServiceWorker.stopWorker', { versionId: kept.versionId })
  await devtools.detach()
}

const controlled = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null)

/** The browser looks for a new worker, finds it and keeps its shell. */
async function findNext(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  await expect.poll(() => waiting(page)).toBe('installed')
}

/** As when the guest puts the phone away, or takes it up again. */
async function putAway(page: Page, visibility: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate(state => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, visibility)
}

const shellsOf = (page: Page) =>
  page.evaluate(async () => {
    const shells: Record<string, string[]> = {}
    for (const name of (await caches.keys()).filter(known => known.startsWith('shell-')))
      shells[name] = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)
    return shells
  })

test('a guest with a basket keeps screens and basket through a release, which takes over once it is empty', async ({
  browser,
  town,
  releases: { old, next },
}) => {
  const page = await openAt(browser, town, `/r/${TELUK}#${town.room.code}`)
  await expect(page.getByText(`Kamar ${town.room.room}`)).toBeVisible()
  await controlled(page)
  const [kept = []] = Object.values(await shellsOf(page))
  expect(kept.sort(), 'every file of a guest’s screens, from the first visit on').toEqual(old.cachedBy('r'))
  await page.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await page.getByRole('button', { name: /^Tambah, Rp/ }).click()

  await town.upgrade()
  await findNext(page)
  await putAway(page, 'hidden')
  await putAway(page, 'visible')
  await page.getByRole('link', { name: 'Lihat keranjang' }).click()
  await expect(page.getByText('Amplang Kuku Macan')).toBeVisible()
  expect(await entryOf(page)).toBe(old.entry)
  const states = await page.evaluate(async () => {
    const { active, waiting, installing } = await navigator.serviceWorker.ready
    return [active?.state, waiting?.state, installing?.state]
  })
  expect(states).toEqual(['activated', 'installed', undefined])

  await page.getByRole('button', { name: /^Kurangi/ }).click()
  await page.goBack()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await putAway(page, 'hidden')
  await expect.poll(() => entryOf(page)).toBe(next.entry)
  const shells = Object.values(await shellsOf(page))
  expect(shells.at(-1)).toEqual(expect.arrayContaining(next.cachedBy('r')))
  expect(shells.flat(), 'the old page’s files stay').toEqual(expect.arrayContaining(old.cachedBy('r')))

  await page.context().setOffline(true)
  await page.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await expect(page.getByRole('button', { name: /^Tambah, Rp/ })).toBeVisible()
  await page.context().close()
})

test('a phone with the worker of an earlier release comes to today’s pages, and loses neither room nor basket', async ({
  browser,
  town,
}) => {
  const old = join(ROOT, 'test-results', `old-worker-${process.pid}`)
  withOldWorker(old)
  await town.upgrade({ dist: old })
  const page = await openAt(browser, town, '/')
  await serveOldPages(page)
  await page.goto(`/r/${TELUK}#${town.room.code}`)
  await expect(page.getByText(`Kamar ${town.room.room}`)).toBeVisible()
  await controlled(page)
  await page.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await page.getByRole('button', { name: /^Tambah, Rp/ }).click()
  const kept = Object.keys(await shellsOf(page))
  await page.unrouteAll()

  const today = builtRelease()
  await town.upgrade(today)
  rmSync(old, { recursive: true, force: true })
  await page.goto(`/r/${TELUK}`)
  await expect(page.getByText(`Kamar ${town.room.room}`)).toBeVisible()
  expect(await entryOf(page), 'the old worker hands on what the server gives').toBe(today.entry)
  await expect.poll(() => waiting(page)).toBe('installed')
  await page.getByRole('link', { name: 'Lihat keranjang' }).click()
  await expect(page.getByText('Amplang Kuku Macan')).toBeVisible()
  await page.getByRole('button', { name: /^Kurangi/ }).click()
  await page.goBack()
  await putAway(page, 'hidden')
  await expect.poll(() => waiting(page), 'the new one took over').toBe(undefined)
  const shells = await shellsOf(page)
  expect(Object.keys(shells)).toEqual([...kept, expect.any(String)])
  expect(Object.values(shells).at(-1)?.sort()).toEqual(today.cachedBy('r'))

  await page.context().setOffline(true)
  await page.reload()
  await expect(page.getByText(`Kamar ${town.room.room}`)).toBeVisible()
  await page.context().close()
})

test('a page without a service worker finds its own files after a release', async ({
  browser,
  town,
  releases: { old },
}) => {
  const page = await openAt(browser, town, `/r/${TELUK}`, { serviceWorkers: 'block' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await town.upgrade()
  const answers = await page.evaluate(
    paths => Promise.all(paths.map(async path => (await fetch(path, { cache: 'reload' })).status)),
    [...old.assets],
  )
  expect(new Set(answers)).toEqual(new Set([200]))
  await page.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await expect(page.getByRole('button', { name: /^Tambah, Rp/ })).toBeVisible()
  const lazy = old.assets.find(path => /\/qr-.*\.js$/.test(path)) ?? ''
  expect(await page.evaluate(path => import(path).then(module => typeof module), lazy)).toBe('object')
  await page.context().close()
})

test('a tablet at rest takes the next release by itself, and not while its shop is open', async ({
  browser,
  town,
  releases: { old, next },
}) => {
  const desk = await deskWire(town.city, TELUK)
  const code = await tabletCode(desk, town.room)
  const page = await openAt(browser, town, '/tablet', { viewport: { width: 1280, height: 800 } })
  await page.clock.install()
  await page.request.post('/api/tablet', { data: { outlet: TELUK, code } })
  await page.reload()
  await page.clock.fastForward(2_000)
  await page.getByText('Sentuh untuk melihat').click()
  await controlled(page)
  await town.upgrade()
  await findNext(page)
  await page.clock.fastForward(61_000)
  await expect(page.getByRole('link', { name: /Amplang Kuku Macan/ })).toBeVisible()
  expect(await entryOf(page)).toBe(old.entry)

  await page.clock.fastForward(30_000)
  await page.clock.fastForward(31_000)
  await expect(page.getByText('Sentuh untuk melihat')).toBeVisible()
  await comesTo(page, next)
  await expect(page.getByText('Sentuh untuk melihat')).toBeVisible()
  await page.context().close()
})

test('a desk takes the next release between two shifts, and never within one', async ({
  browser,
  town,
  releases: { old, next },
}) => {
  const page = await openAt(browser, town, '/desk', { viewport: { width: 1280, height: 800 } })
  await page.clock.install()
  await signInAtDesk(page, town.city, TELUK)
  await controlled(page)
  await town.upgrade()
  await findNext(page)
  await page.clock.fastForward(61_000)
  await expect(page.locator('.board')).toBeVisible()
  expect(await entryOf(page)).toBe(old.entry)

  await page.getByRole('button', { name: 'Ganti petugas' }).click()
  await expect(page.getByRole('button', { name: 'Petugas 1' })).toBeVisible()
  await comesTo(page, next)
  await expect(page.getByRole('button', { name: 'Petugas 1' })).toBeVisible()
  await page.context().close()
})

test('screens that cannot be had while the server starts anew come once it is there', async ({
  browser,
  town,
}) => {
  const page = await openAt(browser, town, '/', { serviceWorkers: 'block' })
  let refused = 0
  await page.route(/\/assets\/more-[^/]*\.js$/, async route => {
    if (refused === 2) return route.continue()
    refused++
    return route.abort('connectionrefused')
  })
  await page.goto(`/r/${TELUK}`)
  await expect.poll(() => refused).toBe(2)
  await page.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await expect(page.getByRole('button', { name: /^Tambah, Rp/ })).toBeVisible()
  await page.context().close()
})
