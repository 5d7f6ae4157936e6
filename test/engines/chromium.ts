/** Chromium, driven by Playwright. */
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findChromium, QUIET_SWITCHES } from '../support/chromium.ts'
import { type Driver, type Found, WINDOW, ZONE } from './driver.ts'

export function findChromiumEngine(): Found {
  let executablePath: string
  try {
    executablePath = findChromium()
  } catch (fault) {
    return { missing: (fault as Error).message }
  }
  return {
    async start() {
      const browser = await chromium.launch({ executablePath, args: QUIET_SWITCHES })
      return {
        version: `Chromium ${browser.version()}`,
        async open() {
          const context = await browser.newContext({ locale: 'id-ID', timezoneId: ZONE, viewport: WINDOW })
          return drive(context, await context.newPage())
        },
        close: () => browser.close(),
      }
    },
  }
}

function drive(context: BrowserContext, page: Page): Driver {
  const faults: string[] = []
  page.on('pageerror', fault => faults.push(`threw ${fault.message}`))
  page.on('console', message => {
    if (message.type() === 'error') faults.push(`logged ${message.text()} ${message.location().url}`)
  })
  return {
    async goto(url) {
      await page.goto(url)
    },
    evaluate: expression => page.evaluate(expression),
    tapAt: (x, y) => page.mouse.click(x, y),
    type: text => page.keyboard.type(text),
    async screenshot(path) {
      await page.screenshot({ path })
    },
    faults: async () => faults,
    close: () => context.close(),
  }
}
