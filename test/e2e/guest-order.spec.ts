/** A guest orders, on a phone, in both languages; nothing is lost by switching between them. */
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, freshRoom, test } from './story.ts'

const TELUK = '/r/hotel-demo-teluk'

const LANGUAGES = {
  id: {
    base: TELUK,
    dark: false,
    add: /^Tambah, Rp/,
    cart: 'Lihat keranjang',
    more: /^Tambah Amplang/,
    code: 'Kode inap',
    wrong: 'Kode inap itu tidak cocok',
    order: /^Pesan, Rp/,
    received: 'Diterima hotel.',
    cancel: 'Batalkan',
    cancelled: 'Dibatalkan.',
  },
  en: {
    base: `${TELUK}/en`,
    dark: true,
    add: /^Add, Rp/,
    cart: 'View basket',
    more: /^One more Amplang/,
    code: 'Stay code',
    wrong: 'This stay code does not belong',
    order: /^Order, Rp/,
    received: 'The hotel has it.',
    cancel: 'Cancel',
    cancelled: 'Cancelled.',
  },
}

for (const [language, words] of Object.entries(LANGUAGES)) {
  test.describe(`in ${language}, ${words.dark ? 'dark' : 'light'}`, () => {
    test.use({ refusals: [403] })

    test('from the QR to a received order, and its cancel', async ({ city, open }) => {
      const room = freshRoom(city, 'hotel-demo-teluk')
      const page = await open({ colorScheme: words.dark ? 'dark' : 'light' })
      await page.goto(`${words.base}#${room.code}`)
      await expect(page.getByText(new RegExp(`${room.room}$`))).toBeVisible()
      expect(page.url(), 'the code is gone from the address').not.toContain('#')
      await look(page, 'menu')

      await page.getByRole('link', { name: /Amplang Kuku Macan|tiger claw/ }).click()
      await look(page, 'product')
      await page.getByRole('button', { name: words.add }).click()
      await page.getByRole('button', { name: words.more }).click()
      await page.getByRole('link', { name: words.cart }).click()
      await look(page, 'basket')

      const code = page.getByLabel(words.code)
      await code.fill('000000')
      await page.getByRole('button', { name: words.order }).click()
      await expect(page.getByText(words.wrong)).toBeVisible()
      await expect(code).toBeFocused()
      await code.fill(room.stayCode.toLowerCase())
      await page.getByRole('button', { name: words.order }).click()

      await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
      await look(page, 'order')
      await page.getByRole('button', { name: words.cancel }).click()
      await expect(page.getByRole('heading', { name: words.cancelled })).toBeVisible()
    })
  })
}

async function look(page: Page, what: string): Promise<void> {
  await expectAccessible(page, what)
  await expectNoSidewaysScroll(page, what)
}

test('switching the language keeps the basket', async ({ city, open }) => {
  const room = freshRoom(city, 'hotel-demo-teluk')
  const page = await open()
  await page.goto(`${TELUK}#${room.code}`)
  await page.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await page.getByRole('button', { name: /^Tambah, Rp/ }).click()
  await page.goBack()
  await expect(page.getByText('1 barang')).toBeVisible()
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByText('1 item')).toBeVisible()
  await expect(page.getByText(`Room ${room.room}`)).toBeVisible()
})

test('a whole order by keyboard alone, at twice the size', async ({ city, open }) => {
  const room = freshRoom(city, 'hotel-demo-teluk')
  // A window of 1280 × 800 at 200 % has this many CSS pixels.
  const page = await open({ viewport: { width: 640, height: 400 } })
  await page.goto(`${TELUK}#${room.code}`)
  await expect(page.getByText(`Kamar ${room.room}`)).toBeVisible()
  await tabTo(page, /Amplang Kuku Macan/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^Tambah, Rp/)
  await page.keyboard.press('Enter')
  await tabTo(page, /Lihat keranjang/)
  await page.keyboard.press('Enter')
  await tabTo(page, /Kode inap/)
  await page.keyboard.type(room.stayCode)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()
  await expectNoSidewaysScroll(page, 'order at 200 %')
})

/** Presses Tab until what has focus bears that name; fails when it is never reached. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null
      const label = element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : ''
      return element?.getAttribute('aria-label') ?? (label || element?.textContent) ?? ''
    })
    if (name.test(focused.trim())) return
  }
  throw new Error(`Tab never reached ${name}`)
}

test('a product that is opened by its own address can be ordered from there', async ({ city, open }) => {
  const room = freshRoom(city, 'hotel-demo-teluk')
  const page = await open()
  await page.goto(`${TELUK}#${room.code}`)
  await expect(page.getByText(`Kamar ${room.room}`)).toBeVisible()
  await page.goto(`${TELUK}/p/amplang-kuku-macan`)
  const basket = page.getByRole('link', { name: 'Lihat keranjang' })
  // What can be read before any script is taken over by it: a tap may be too early. One that was not takes the button away.
  await expect(async () => {
    if (!(await basket.isVisible()))
      await page.getByRole('button', { name: /^Tambah, Rp/ }).click({ timeout: 1_000 })
    await expect(basket).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.reload()
  await basket.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Keranjang Kamar ${room.room}`)
})

test.describe('the room of a code that has no answer yet', () => {
  test('stands on the page in the other language, though that was loaded anew before there was one', async ({
    city,
    open,
  }) => {
    const room = freshRoom(city, 'hotel-demo-teluk')
    const page = await open()
    const shown: (string | null)[] = []
    await page.route('**/api/door', route => {
      shown.push(route.request().postData())
      return shown.length < 3 ? undefined : route.continue()
    })
    await page.goto(`${TELUK}#${room.code}`)
    await expect.poll(() => shown.length).toBe(1)
    await page.getByRole('link', { name: 'English' }).click()
    await expect.poll(() => shown.length).toBe(2)
    await page.reload()

    await expect(page.getByText(`Room ${room.room}`)).toBeVisible()
    expect(new Set(shown), 'one code, and nothing else').toHaveProperty('size', 1)
    expect(page.url()).not.toContain(room.code)
    await page.reload()
    await expect(page.getByText(`Room ${room.room}`)).toBeVisible()
    expect(shown, 'a code that was answered is not shown again').toHaveLength(3)
  })

  test('stands on the page in the other language, though the script of the page before never ran', async ({
    city,
    open,
  }) => {
    const room = freshRoom(city, 'hotel-demo-teluk')
    const page = await open()
    let isHeld = true
    await page.route('**/assets/*.js', route => (isHeld ? undefined : route.continue()))
    await page.goto(`${TELUK}#${room.code}`, { waitUntil: 'commit' })
    const english = page.getByRole('link', { name: 'English' })
    await expect(english).toBeVisible()
    expect(page.url(), 'no script has wiped it').toContain(room.code)
    isHeld = false
    await english.click()

    await expect(page.getByText(`Room ${room.room}`)).toBeVisible()
    expect(page.url()).not.toContain(room.code)
  })
})
