/** One device in several hands: whatever app it has been used for opens without a network, whose it was first. */
import { APP_NAMES, type AppName } from '../../src/contract/apps.ts'
import { expect, test } from './story.ts'

const TELUK = 'hotel-demo-teluk'
const PAGES = {
  r: `/r/${TELUK}`,
  tablet: '/tablet',
  desk: `/desk/${TELUK}`,
  manage: `/manage/${TELUK}`,
  evaluate: '/evaluate',
  pass: '/pass',
  k: '/k',
} as const satisfies Record<AppName, string>
/** What a paper's page is opened by. */
const addressOf = (app: AppName) => (app === 'k' ? `/k/${TELUK}/1#${'A'.repeat(22)}` : PAGES[app])

// Nobody is signed in, and the paper's link opens nothing.
test.use({ refusals: [401, 404] })

test('a phone of a guest that was also a desk, a manager’s, an officer’s and a reader’s of papers', async ({
  open,
}) => {
  const page = await open()
  await page.goto(PAGES.r)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  for (const app of APP_NAMES) {
    await page.goto(addressOf(app))
    await expect
      .poll(() => page.evaluate(async path => (await caches.match(path)) !== undefined, PAGES[app]))
      .toBe(true)
  }
  await page.context().setOffline(true)
  for (const app of APP_NAMES) {
    await page.goto(addressOf(app))
    await expect(page.locator('#app'), app).toContainText(/\w{3}/)
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily), app).toContain('Jakarta')
  }
})
