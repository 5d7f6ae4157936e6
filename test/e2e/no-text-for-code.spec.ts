/** A page takes no text for code: what would make one of a text is refused by the browser, and all that the program itself starts still starts. */
import { signInAtDesk } from './desk.ts'
import { expect, test } from './story.ts'

const TELUK = 'hotel-demo-teluk'

for (const path of [`/r/${TELUK}`, '/desk', '/evaluate', '/manage', '/tablet'])
  test(`${path} refuses a text where it would become a page or a script`, async ({ browser, city }) => {
    // A page of its own: that the browser complains is what is asked for.
    const page = await browser.newPage({ baseURL: city.url })
    await page.goto(path)
    const refused = await page.evaluate(() => {
      const tries: readonly (() => void)[] = [
        () => {
          document.createElement('div').innerHTML = '<b>text</b>'
        },
        () => {
          document.createElement('script').src = '/sw.js'
        },
        () => void new Worker('/sw.js'),
        () => void document.body.insertAdjacentHTML('beforeend', '<i>text</i>'),
      ]
      return tries.map(attempt => {
        try {
          attempt()
          return 'taken'
        } catch (fault) {
          return (fault as Error).name
        }
      })
    })
    expect(refused).toEqual(refused.map(() => 'TypeError'))
    await page.close()
  })

test("the desk's clock and the service worker start all the same", async ({ city, open }) => {
  const page = await open()
  await signInAtDesk(page, city, TELUK)
  await expect
    .poll(() => page.workers().map(worker => new URL(worker.url()).pathname))
    .toEqual([expect.stringMatching(/^\/assets\/ticker-/)])
  const active = await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL)
  expect(active).toBe(`${city.url}/sw.js`)
})
