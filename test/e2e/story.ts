/**
 * What a story is told with: a city of its own, a guest, a desk. A page that logs an error, throws, or asks a host
 * other than its own fails the story, whatever else it does.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { CITY, startServer } from './server.ts'

export interface DemoRoom {
  readonly room: string
  readonly code: string
  readonly stayCode: string | null
}
export interface DemoOutlet {
  /** Rooms with an order of the demo's own on the board: which they are hangs on the hour. */
  readonly waiting: ReadonlySet<string>
  readonly slug: string
  readonly name: string
  readonly rooms: readonly DemoRoom[]
  readonly staff: readonly { readonly name: string; readonly pin: string; readonly role: string }[]
}
export interface City {
  readonly url: string
  readonly outlets: readonly DemoOutlet[]
  readonly agency: { readonly name: string; readonly pin: string }
}

interface WorkerFixtures {
  /** The city of that file; the one before is gone. */
  cityOf: (file: string) => Promise<City>
}
interface TestFixtures {
  city: City
  /** Answers that a story expects to be refused with: browsers log them as errors. */
  refusals: readonly number[]
  /** A browser of somebody's own, watched. */
  open: (options?: Parameters<Browser['newContext']>[0]) => Promise<Page>
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  refusals: [[], { option: true }],
  cityOf: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const held: { file: string; city: City; end: () => Promise<void> }[] = []
      const endLast = async () => held.pop()?.end()
      await use(async file => {
        if (held[0]?.file === file) return held[0].city
        await endLast()
        const stood = await standCity()
        held.push({ file, ...stood })
        return stood.city
      })
      await endLast()
    },
    { scope: 'worker' },
  ],
  city: async ({ cityOf }, use, { file }) => use(await cityOf(file)),
  open: async ({ browser, city, refusals }, use) => {
    const contexts: BrowserContext[] = []
    const faults: string[] = []
    await use(async options => {
      const context = await browser.newContext({
        locale: 'id-ID',
        timezoneId: 'Asia/Makassar',
        // What is looked at stands still.
        reducedMotion: 'reduce',
        viewport: { width: 360, height: 740 },
        baseURL: city.url,
        ...options,
      })
      contexts.push(context)
      const page = await context.newPage()
      watch(page, options?.baseURL ?? city.url, refusals, faults)
      return page
    })
    await Promise.all(contexts.map(context => context.close()))
    expect(faults, 'console errors, exceptions and foreign hosts').toEqual([])
  },
})

export { expect }

/** `prepare`: what is done to its folder before its server starts. */
export async function standCity(
  env: Record<string, string> = {},
  prepare: (dir: string) => void = () => undefined,
): Promise<{ city: City; dir: string; end: () => Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'etalase-story-'))
  cpSync(CITY, dir, { recursive: true })
  prepare(dir)
  const server = await startServer(dir, env)
  const city = await readCity(server.url)
  return {
    city,
    dir,
    async end() {
      await server.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Who plays in the city that is served there, and which rooms wait for something. */
export async function readCity(url: string): Promise<City> {
  const demo = (await (await fetch(`${url}/api/demo`)).json()) as Omit<City, 'url'>
  const outlets: DemoOutlet[] = []
  for (const outlet of demo.outlets) outlets.push({ ...outlet, waiting: await waitingRooms(url, outlet) })
  return { ...demo, url, outlets }
}

async function waitingRooms(url: string, { slug, staff }: DemoOutlet): Promise<ReadonlySet<string>> {
  const signedIn = await fetch(`${url}/api/desk/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ outlet: slug, staff: staff[0]?.name, pin: staff[0]?.pin }),
  })
  const cookie = signedIn.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
  const board = await fetch(`${url}/api/desk/board?outlet=${slug}`, { headers: { cookie } })
  const { orders } = (await board.json()) as { orders: { room: string }[] }
  return new Set(orders.map(({ room }) => room))
}

const REFUSED = /status of (\d{3})/

function watch(page: Page, own: string, refusals: readonly number[], faults: string[]): void {
  page.on('pageerror', fault => faults.push(`threw ${fault.message}`))
  page.on('console', message => {
    if (message.type() !== 'error') return
    const status = REFUSED.exec(message.text())?.[1]
    if (status !== undefined && refusals.includes(Number(status))) return
    // Being offline is part of the story that tells it.
    if (/ERR_INTERNET_DISCONNECTED/.test(message.text())) return
    faults.push(`logged ${message.text()} ${message.location().url}`)
  })
  page.on('request', request => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== own) faults.push(`asked ${url.origin}`)
  })
}

export function outletOf(city: City, slug: string): DemoOutlet {
  const outlet = city.outlets.find(known => known.slug === slug)
  if (outlet === undefined) throw new Error(`no outlet ${slug}`)
  return outlet
}

const taken = new WeakMap<DemoOutlet, number>()

/** An occupied room that no other story of this city uses, and that waits for nothing. */
export function freshRoom(city: City, slug: string): DemoRoom & { readonly stayCode: string } {
  const outlet = outletOf(city, slug)
  const occupied = outlet.rooms.filter(({ room, stayCode }) => stayCode !== null && !outlet.waiting.has(room))
  const next = taken.get(outlet) ?? 8
  taken.set(outlet, next + 1)
  const room = occupied[next]
  if (room === undefined || room.stayCode === null) throw new Error(`no more rooms at ${slug}`)
  return { ...room, stayCode: room.stayCode }
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What asks for colours, which are others by night; nothing else of a page is. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/** Nothing serious for axe; `of: 'colours'` where the rest of the page has just been asked. */
export async function expectAccessible(
  page: Page,
  what: string,
  of: 'page' | 'colours' = 'page',
): Promise<void> {
  // Nothing here stands in a frame of another origin: what is found need not be put together in a page of its own.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (of === 'colours' ? axe.withRules(COLOURS) : axe.withTags(TAGS)).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    grave.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`),
    what,
  ).toEqual([])
}

/** No page is wider than its window. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wider, `${what}: pixels wider than the window`).toBeLessThanOrEqual(0)
}
