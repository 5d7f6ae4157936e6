/** A proof before what cannot be undone, what was done as it is read, and a desk that locks when nobody touches it. */
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import type { Page } from '@playwright/test'
import { LOCK_MINUTES } from '../../src/domain/lock.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, outletOf, standCity, test } from './story.ts'

const LOCK_AFTER_MS = LOCK_MINUTES.usual * 60_000 + 5_000
const HOTEL = 'hotel-demo-teluk'
let stood: Awaited<ReturnType<typeof standCity>>
test.beforeAll(async () => {
  stood = await standCity()
})
test.afterAll(() => stood.end())

const person = (role: string) => {
  const found = outletOf(stood.city, HOTEL).staff.find(one => one.role === role)
  if (found === undefined) throw new Error(`no ${role}`)
  return found
}

/** Whoever is signed in came in an hour ago. */
function anHourAgo(): void {
  const database = new DatabaseSync(join(stood.dir, 'etalase.db'))
  // The program that stands on it may be writing.
  database.exec('PRAGMA busy_timeout = 30000')
  database.exec(`UPDATE sessions SET created_at = created_at - 3600000 WHERE role = 'staff'`)
  database.close()
}

async function pressPin(page: Page, pin: string): Promise<void> {
  await page.getByLabel('PIN').fill(pin)
  await page.keyboard.press('Enter')
}

test('before a code is changed its manager proves once more who they are, and what was done says so', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 390, height: 800 } })
  const page = await context.newPage()
  const { name, pin } = person('manager')
  await page.goto(`${stood.city.url}/manage/${HOTEL}`)
  await page.getByLabel('Nama').selectOption({ label: name })
  await pressPin(page, pin)
  await page.getByRole('link', { name: 'Kamar', exact: true }).click()
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: /^Ganti kode Kamar/ }).click()
  anHourAgo()
  await page.getByRole('button', { name: 'Ya, ganti kodenya' }).click()
  const sheet = page.getByRole('dialog', { name: 'Buktikan sekali lagi bahwa ini Anda' })
  await expect(sheet).toBeVisible()
  await expectAccessible(page, 'a proof')
  await pressPin(page, '000000')
  await expect(sheet.getByRole('alert')).toHaveText('PIN tidak cocok. Belum ada yang diubah.')
  await pressPin(page, pin)
  await expect(sheet).toBeHidden()
  await expect(page.getByText(/sudah diganti/)).toBeVisible()

  await page.getByRole('link', { name: 'Catatan' }).click()
  await expect(page.getByText(`${name} mengganti kode QR kamar`).first()).toBeVisible()
  await page.getByRole('searchbox').fill('tidak ada yang begini')
  await expect(page.getByText(/Tidak ada tindakan yang cocok/)).toBeVisible()
  await page.getByRole('searchbox').fill(name.slice(0, 5).toLowerCase())
  await expect(page.getByText(`${name} mengganti kode QR kamar`).first()).toBeVisible()
  await expectAccessible(page, 'acts')
  await expectNoSidewaysScroll(page, 'acts')
  await context.close()
})

test('a desk that nobody touches locks, keeps what was typed, and opens with the PIN', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.clock.install()
  const { name, pin } = person('clerk')
  await page.goto(`${stood.city.url}/desk/${HOTEL}`)
  await page.getByRole('button', { name }).click()
  await pressPin(page, pin)
  await page.getByRole('link', { name: 'Kamar', exact: true }).click()
  const find = page.locator('#main input').first()
  await find.fill('51')
  await page.clock.fastForward(LOCK_AFTER_MS)
  await expect(page.getByRole('heading', { name: 'Meja terkunci' })).toBeVisible()
  await expect(find).toBeHidden()
  await expectAccessible(page, 'a locked desk')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Meja terkunci' })).toBeVisible()
  await pressPin(page, pin)
  await expect(page.getByRole('heading', { name: 'Meja terkunci' })).toBeHidden()
  await find.fill('51')
  await page.clock.fastForward(LOCK_AFTER_MS)
  await pressPin(page, pin)
  await expect(find).toHaveValue('51')
  await context.close()
})

test('what was typed at a locked desk waits for its person, while another works there and sees none of it', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.clock.install()
  const [first, second] = [person('clerk'), person('manager')]
  const signIn = async ({ name, pin }: typeof first) => {
    await page.getByRole('button', { name }).click()
    await pressPin(page, pin)
    await page.getByRole('link', { name: 'Kamar', exact: true }).click()
  }
  await page.goto(`${stood.city.url}/desk/${HOTEL}`)
  await signIn(first)
  const find = page.locator('#main input[type=search]').first()
  await find.fill('51')
  await page.locator('.door:not(.full)').first().click()
  const leaves = page.getByRole('dialog').locator('input[type=datetime-local]')
  await leaves.fill('2031-01-05T12:00')
  await page.clock.fastForward(LOCK_AFTER_MS + 5_000)
  await page.getByRole('button', { name: 'Bukan saya' }).click()

  await signIn(second)
  await expect(find).toHaveValue('')
  await expect(leaves).toHaveCount(0)
  await page.getByRole('link', { name: 'Papan', exact: true }).click()
  await page.getByRole('button', { name: /Ganti petugas/ }).click()

  await page.getByRole('button', { name: first.name }).click()
  await pressPin(page, first.pin)
  await expect(leaves).toHaveValue('2031-01-05T12:00')
  await page.keyboard.press('Escape')
  await expect(find).toHaveValue('51')
  await context.close()
})
