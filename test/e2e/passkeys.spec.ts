/** An officer from the console's pass to the report, in a browser with a device of its own that makes passkeys. */

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { givesPasskeys } from './device.ts'
import { ROOT } from './server.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, standCity, test } from './story.ts'

let stood: Awaited<ReturnType<typeof standCity>>
test.beforeAll(async () => {
  stood = await standCity()
})
test.afterAll(() => stood.end())

/** The link that the command tells. */
function passFor(name: string): string {
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'bin', 'start.mjs'), 'pass', name], {
    env: { ...process.env, DATA_DIR: stood.dir, PORT: new URL(stood.city.url).port },
    encoding: 'utf8',
  })
  return /http:\/\/localhost:\d+\/pass#\S+/.exec(stdout)?.[0] ?? `no link in: ${stdout}`
}

/** A phone whose person touches its reader at once; `isUserVerified` false: they do not. */
async function withDevice(
  context: BrowserContext,
): Promise<{ page: Page; touch(does: boolean): Promise<unknown> }> {
  const page = await context.newPage()
  const { cdp, authenticatorId } = await givesPasskeys(page)
  return {
    page,
    touch: isUserVerified => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}

test('a pass makes a passkey, which opens the report from then on', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 360, height: 740 } })
  const { page, touch } = await withDevice(context)
  const who = page.getByRole('banner').locator('.who')
  const link = passFor('Ibu Rahma')
  await page.goto(link)
  await expect(page.getByText('Tiket untuk Ibu Rahma, dinas.')).toBeVisible()
  await expectAccessible(page, 'a pass')
  await expectNoSidewaysScroll(page, 'a pass')

  await touch(false)
  await page.getByRole('button', { name: 'Buat kunci sandi' }).click()
  await expect(page.getByRole('alert')).toHaveText(/Jendela perangkat ditutup/)
  await touch(true)
  await page.getByLabel('Nama perangkat ini').fill('Ponsel Ibu Rahma')
  await page.getByRole('button', { name: 'Buat kunci sandi' }).click()
  await expect(page).toHaveURL(/\/evaluate$/)
  await expect(who).toContainText('Ibu Rahma')

  await who.getByRole('button', { name: 'Keluar' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Masuk')
  await page.reload()
  await touch(false)
  await page.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click()
  await expect(page.getByRole('alert').first()).toHaveText(/Jendela perangkat ditutup/)
  await touch(true)
  await page.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click()
  await expect(who).toContainText('Ibu Rahma')

  await page.goto(link)
  await expect(page.getByRole('alert')).toHaveText(/Kode salah atau sudah kedaluwarsa/)
  await context.close()
})

test('a pass that is opened at a number leads to the machine’s own name, with the code that was typed', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  const code = new URL(passFor('Pak Adi')).hash.slice(1)
  await page.goto(`${stood.city.url}/pass`)
  await page.getByLabel('Kode tiket').fill(code.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('button', { name: 'Buka' }).click()
  await expect(page.getByRole('heading', { name: 'Kunci sandi perlu https' })).toBeVisible()
  await page.getByRole('link', { name: /^Buka http:\/\/localhost/ }).click()
  await expect(page.getByText('Tiket untuk Pak Adi, dinas.')).toBeVisible()
  await context.close()
})
