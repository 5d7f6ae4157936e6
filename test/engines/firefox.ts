/** Firefox, driven over WebDriver BiDi: Playwright drives a Firefox of its own making only. */
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { findFirefox } from '../support/firefox.ts'
import { type Driver, type Found, WINDOW, ZONE } from './driver.ts'

/** Nothing is asked of other hosts than the test's own. */
const PREFERENCES = {
  'intl.accept_languages': 'id-ID, id',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'app.normandy.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'media.autoplay.default': 0,
}

export function findFirefoxEngine(): Found {
  const executablePath = findFirefox()
  if (executablePath === null)
    return { missing: 'Firefox is not installed and could not be (Debian: firefox-esr)' }
  const launch = () =>
    puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      defaultViewport: WINDOW,
      env: { ...process.env, TZ: ZONE, MOZ_DISABLE_AUTO_SAFE_MODE: '1' },
      extraPrefsFirefox: PREFERENCES,
    })
  return {
    async start() {
      const browser = await launch()
      const version = await browser.version()
      // One process for each: the window that lies behind another is a hidden one.
      const spare = [browser]
      return {
        version: version.replace('/', ' '),
        async open() {
          const own = spare.pop() ?? (await launch())
          return drive(own, await own.newPage())
        },
        async close() {
          await Promise.all(spare.map(left => left.close()))
        },
      }
    },
  }
}

/** A font that was still under way when its page went on: NS_BINDING_ABORTED, which no other engine speaks of. */
const GONE_ON = /^downloadable font: download failed .*status=2152398850/

function drive(browser: Browser, page: Page): Driver {
  const faults: string[] = []
  page.on('pageerror', fault => {
    const message = (fault as Error).message ?? String(fault)
    if (!GONE_ON.test(message)) faults.push(`threw ${message}`)
  })
  page.on('console', message => {
    if (message.type() === 'error') faults.push(`logged ${message.text()} ${message.location().url ?? ''}`)
  })
  return {
    async goto(url) {
      await page.goto(url)
    },
    evaluate: <Value>(expression: string) => page.evaluate(expression) as Promise<Value>,
    tapAt: (x, y) => page.mouse.click(x, y),
    type: text => page.keyboard.type(text),
    async screenshot(path) {
      await page.screenshot({ path: path as `${string}.png` })
    },
    faults: async () => faults,
    close: () => browser.close(),
  }
}
