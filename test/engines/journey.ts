/**
 * What a journey is told with, in whichever engine: a city of its own, and browsers with a network of their own each. A page
 * that logs an error, throws, or rejects with nobody to catch it fails the journey; of one that failed, pictures are kept.
 */
import { test as base, expect } from '@playwright/test'
import { type City, standCity } from '../e2e/story.ts'
import type { Driver, Engine, EngineName } from './driver.ts'
import { FIND } from './engines.ts'
import { type Line, openLine } from './line.ts'
import { type Page, pageOn } from './page.ts'

export interface Device extends Page {
  readonly line: Line
  /** An address of the city, by this device's own network. */
  visit(path: string): Promise<void>
  close(): Promise<void>
}

export interface Journey {
  readonly city: City
  /** A person's own browser; the name stands in what is told of it. */
  open(who: string): Promise<Device>
  /** Written under the journey's name. */
  tell(what: string): void
}

export interface WorkerOptions {
  engine: EngineName
  /** The browser, or why there is none. */
  running: Engine | string
}

interface Options {
  /** Answers that a journey expects to be refused with: Chromium logs them as errors. */
  refusals: readonly number[]
  journey: Journey
}

export const test = base.extend<Options, WorkerOptions>({
  refusals: [[], { option: true }],
  engine: ['chromium', { option: true, scope: 'worker' }],
  running: [
    async ({ engine }, use) => {
      const found = FIND[engine]()
      if ('missing' in found) return use(found.missing)
      const running = await found.start()
      await use(running)
      await running.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  journey: async ({ running, refusals }, use, info) => {
    if (typeof running === 'string') {
      test.skip(true, running)
      return
    }
    const { city, end: endCity } = await standCity()
    const faults: string[] = []
    const devices: { who: string; driver: Driver; line: Line; close: () => Promise<void> }[] = []
    await use({
      city,
      async open(who) {
        const line = await openLine(Number(new URL(city.url).port))
        const driver = await running.open()
        let closed: Promise<void> | undefined
        async function end(): Promise<void> {
          const found = (await driver.faults()).filter(fault => !isExpected(fault, refusals, line))
          faults.push(...found.map(fault => `${who} ${fault}`))
          await driver.close()
          await line.close()
        }
        const close = () => {
          closed ??= end()
          return closed
        }
        devices.push({ who, driver, line, close })
        return { ...pageOn(driver), line, visit: path => driver.goto(line.url + path), close }
      },
      tell: what => console.log(`  ${running.version}: ${what}`),
    })
    const isWrong = info.status !== info.expectedStatus
    for (const { who, driver, close } of devices) {
      if (isWrong) await driver.screenshot(info.outputPath(`${who}.png`)).catch(() => undefined)
      await close()
    }
    await endCity()
    expect(faults, 'console errors, exceptions and rejections').toEqual([])
  },
})

const REFUSED = /status of (\d{3})/
/** How each engine says that nobody answered. */
const NO_ANSWER =
  /net::ERR_|NetworkError|was interrupted while the page was loading|can.t establish a connection/

function isExpected(fault: string, refusals: readonly number[], { wasCut }: Line): boolean {
  const status = REFUSED.exec(fault)?.[1]
  if (status !== undefined) return refusals.includes(Number(status))
  return wasCut && NO_ANSWER.test(fault)
}

export { expect }
