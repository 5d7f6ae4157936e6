/** Every screen in every width: nothing wider than its window, nothing serious for axe, light and dark. */
import type { Page } from '@playwright/test'
import type { AppName } from '../../src/contract/apps.ts'
import { expectControlsAnswer, type TextSize } from './controls.ts'
import { signInAtDesk } from './desk.ts'
import { signInManager, signInOfficer } from './sign-in.ts'
import { type City, expect, expectAccessible, expectNoSidewaysScroll, freshRoom, test } from './story.ts'
import { deskWire, orderOne, tabletCode } from './wire.ts'

const TELUK = 'hotel-demo-teluk'
const MALL = 'mal-demo-pesisir'
test.use({ refusals: [401, 404] })

interface Visit {
  readonly name: string
  readonly widths: readonly number[]
  /** Kin to another that is looked at each time. */
  readonly isOfCampaign?: boolean
  /** Opens the screen and waits until it is drawn. */
  readonly go: Going
  /** Screens that are opened from there, one after another: asked for their controls. */
  readonly further?: Readonly<Record<string, Going>>
}
type Going = (page: Page, city: City) => Promise<void>

const PHONE_UP = [320, 360, 768, 1280]
const DESK = [360, 768, 1280, 1920]

async function heading(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
}

function at(name: string, path: string, widths: readonly number[]): Visit {
  return {
    name,
    widths,
    async go(page) {
      await page.goto(path)
      await heading(page)
    },
  }
}

async function deliverOne(city: City): Promise<string> {
  const desk = await deskWire(city, TELUK)
  const { id } = await orderOne(city, TELUK, freshRoom(city, TELUK))
  await desk.ask('POST', `/api/desk/orders/${id}/acknowledge`, {})
  const { kwitansi } = await desk.ask<{ kwitansi: { url: string } }>(
    'POST',
    `/api/desk/orders/${id}/deliver`,
    {},
  )
  return kwitansi.url
}

const VISITS: readonly Visit[] = [
  at('front page', '/', PHONE_UP),
  { ...at('no such page', '/r/nowhere', PHONE_UP), isOfCampaign: true },
  at('menu', `/r/${TELUK}`, PHONE_UP),
  at('menu in English', `/r/${TELUK}/en`, PHONE_UP),
  { ...at('menu of a mall', `/r/${MALL}`, PHONE_UP), isOfCampaign: true },
  {
    ...at('product', `/r/${TELUK}/p/amplang-kuku-macan`, PHONE_UP),
    further: {
      async 'product in the basket'(page) {
        await page.getByRole('button', { name: /^Tambah, Rp/ }).click()
        await expect(page.getByRole('link', { name: 'Lihat keranjang' })).toBeVisible()
      },
      async 'basket for a wished time'(page, city) {
        await page.goto(`/r/${TELUK}/cart#${freshRoom(city, TELUK).code}`)
        await page.getByText('Pada jam').click()
        await expect(page.getByLabel('Jam antar')).toBeVisible()
      },
    },
  },
  {
    name: 'an order that was brought',
    widths: PHONE_UP,
    async go(page, city) {
      const room = freshRoom(city, TELUK)
      await page.goto(`/r/${TELUK}#${room.code}`)
      await page.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
      await page.getByRole('button', { name: /^Tambah, Rp/ }).click()
      await page.getByRole('link', { name: 'Lihat keranjang' }).click()
      await page.getByLabel('Kode inap').fill(room.stayCode)
      await page.getByRole('button', { name: /^Pesan, Rp/ }).click()
      await expect(page.getByRole('button', { name: 'Batalkan' })).toBeVisible()
      await expectControlsAnswer(page, 'an order that was sent', '200%')
      const id = page.url().split('/').at(-1)
      const desk = await deskWire(city, TELUK)
      for (const step of ['acknowledge', 'deliver'])
        await desk.ask('POST', `/api/desk/orders/${id}/${step}`, {})
      await expect(page.getByRole('link', { name: /^Kwitansi no\./ })).toBeVisible()
    },
    further: {
      async 'own orders'(page) {
        await page.goto(`/r/${TELUK}/orders`)
        await expect(page.getByRole('link', { name: /Sudah sampai/ }).first()).toBeVisible()
      },
    },
  },
  at('empty basket', `/r/${TELUK}/cart`, PHONE_UP),
  { ...at('no orders', `/r/${TELUK}/en/orders`, PHONE_UP), isOfCampaign: true },
  {
    name: 'filter',
    widths: [320, 768],
    async go(page) {
      await page.goto(`/r/${TELUK}`)
      await page.getByRole('button', { name: 'Saring' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'kwitansi in two languages',
    widths: PHONE_UP,
    async go(page, city) {
      await page.goto((await deliverOne(city)).replace('#', '?lang=en#'))
      await expect(page.getByText('Sealed.', { exact: true })).toBeVisible()
    },
  },
  {
    name: 'kwitansi whose sum was changed',
    widths: PHONE_UP,
    async go(page, city) {
      await page.route('**/api/kwitansi', async route => {
        const answer = await route.fetch()
        const paper = (await answer.json()) as { total: number }
        await route.fulfill({ response: answer, json: { ...paper, total: paper.total + 1 } })
      })
      await page.goto(await deliverOne(city))
      await expect(page.getByText('Tidak cocok.', { exact: true })).toBeVisible()
    },
  },
  at('the check that stands alone', '/verify.html', PHONE_UP),
  {
    name: 'the check of what is no file',
    widths: PHONE_UP,
    async go(page) {
      await page.goto('/verify.html')
      await page.getByLabel('Atau tempel isi berkas di sini').fill('{"entry":"{}"}')
      await page.getByRole('button', { name: 'Periksa', exact: true }).click()
      await expect(page.getByText('Tidak dapat diperiksa.')).toBeVisible()
    },
  },
  at('tablet to enrol', '/tablet', [768, 1280]),
  {
    name: 'open tablet',
    widths: [768, 1280],
    async go(page, city) {
      const room = freshRoom(city, TELUK)
      const desk = await deskWire(city, TELUK)
      const code = await tabletCode(desk, room)
      await page.request.post('/api/tablet', { data: { outlet: TELUK, code } })
      await page.goto('/tablet')
      await page.getByText('Sentuh untuk melihat').click()
      await page.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
      await page.getByRole('button', { name: /^Tambah, Rp/ }).click()
    },
    further: {
      async 'basket on the tablet'(page) {
        await page.goBack()
        await page
          .getByRole('link', { name: 'Lihat keranjang' })
          .or(page.getByRole('link', { name: /^Pesan ke/ }))
          .click()
        await heading(page)
      },
    },
  },
  {
    name: 'desk sign-in',
    widths: DESK,
    async go(page) {
      await page.goto(`/desk/${TELUK}`)
      await expect(page.getByRole('button', { name: 'Petugas 1' })).toBeVisible()
    },
    further: {
      async 'pad for a PIN'(page) {
        await page.getByRole('button', { name: 'Petugas 1' }).click()
        await expect(page.getByLabel('PIN', { exact: true })).toBeVisible()
      },
    },
  },
  {
    name: 'board',
    widths: DESK,
    go: (page, city) => signInAtDesk(page, city, TELUK),
    further: {
      async 'one order'(page) {
        await page
          .getByRole('button', { name: /^Tindakan lain/ })
          .first()
          .click()
        await expect(page.getByRole('dialog')).toBeVisible()
      },
      async 'order to decline'(page) {
        await page.getByRole('button', { name: 'Tolak pesanan' }).click()
        await page.getByText('Barang habis').click()
        await expect(page.getByLabel('Pesan untuk tamu')).toBeVisible()
      },
      async documents(page) {
        await page.keyboard.press('Escape')
        await page.getByRole('link', { name: 'Dokumen' }).click()
        await expect(page.locator('.day-sum')).toBeVisible()
      },
    },
  },
  {
    name: 'rooms',
    widths: DESK,
    async go(page, city) {
      await signInAtDesk(page, city, TELUK)
      await page.getByRole('link', { name: 'Kamar' }).click()
      await expect(page.getByLabel('Cari kamar')).toBeVisible()
    },
    further: {
      async 'room with a guest'(page) {
        await page
          .getByRole('button', { name: /Terisi/ })
          .first()
          .click()
        await expect(page.getByRole('dialog')).toBeVisible()
      },
      async 'order by phone for a wished time'(page) {
        await page.getByRole('button', { name: 'Pesanan telepon' }).click()
        await page
          .getByRole('button', { name: /Amplang Kuku Macan/ })
          .first()
          .click()
        await page.getByText('Pada jam').click()
        await expect(page.getByRole('combobox')).toBeVisible()
      },
      async 'room to check in'(page) {
        await page.keyboard.press('Escape')
        await page
          .getByRole('button', { name: /Kosong/ })
          .first()
          .click()
        await expect(page.getByLabel(/^Rencana pulang/)).toBeVisible()
      },
    },
  },
  {
    name: 'products to manage',
    widths: [360, 768, 1280],
    go: signInManager,
    further: {
      async 'one product'(page) {
        const rows = page.getByRole('row').filter({ has: page.getByRole('switch') })
        await rows.first().getByRole('button', { expanded: false }).click()
        await expect(page.getByRole('button', { name: 'Simpan' })).toBeVisible()
      },
      async 'goods that came'(page) {
        await page.getByRole('link', { name: 'Barang', exact: true }).click()
        await expect(page.getByRole('heading', { name: 'Barang datang' })).toBeVisible()
      },
      async 'rooms to manage'(page) {
        await page.getByRole('link', { name: 'Kamar', exact: true }).click()
        await expect(page.getByRole('checkbox').first()).toBeVisible()
      },
      async 'one room to manage'(page) {
        await page.getByRole('checkbox').first().check()
        await expect(page.getByRole('button', { name: 'Tutup kamar' })).toBeVisible()
      },
    },
  },
  {
    name: 'QR sheet',
    widths: [360, 768, 1280],
    async go(page, city) {
      // Cards are alike: six say what a hundred and forty would.
      await signInManager(page, city, MALL)
      await page.getByRole('link', { name: 'Lembar QR' }).click()
      await page.getByLabel('Kamar yang dicetak').selectOption('all')
      await expect(page.getByText('6 kartu, 1 lembar A4')).toBeVisible()
    },
  },
  {
    name: 'books',
    widths: [360, 768, 1280, 1920],
    async go(page, city) {
      await signInOfficer(page, city, '/evaluate/books')
      await expect(page.getByText('✓ cocok')).toHaveCount(3)
    },
  },
  {
    name: 'evaluation',
    widths: [360, 768, 1280, 1920],
    async go(page, city) {
      await signInOfficer(page, city)
      await expect(page.getByRole('heading', { level: 1 })).toContainText('kwitansinya')
    },
  },
]

async function fits(page: Page, name: string, width: number, sizes: readonly TextSize[]): Promise<void> {
  await page.setViewportSize({ width, height: 800 })
  await expectNoSidewaysScroll(page, `${name} at ${width}`)
  for (const size of sizes) await expectControlsAnswer(page, `${name} at ${width}`, size)
}

for (const { name, widths, go, further = {}, isOfCampaign } of VISITS) {
  const tag = isOfCampaign ? '@campaign' : []
  test(`${name}: fits every width, readable to everyone, by day and by night`, { tag }, async ({
    city,
    open,
  }) => {
    const page = await open({ viewport: { width: widths[0] ?? 360, height: 800 } })
    await go(page, city)
    const [narrowest = 360, widest = 1280] = [widths[0], widths.at(-1)]
    for (const width of widths)
      await fits(page, name, width, width === narrowest || width === widest ? ['100%', '200%'] : ['100%'])
    await expectAccessible(page, `${name}, light`)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page, `${name}, dark`, 'colours')
    for (const [next, goOn] of Object.entries(further)) {
      await goOn(page, city)
      await fits(page, next, widest, ['100%'])
      await fits(page, next, narrowest, ['200%'])
    }
  })
}

const OFFICES = {
  desk: { narrowest: 360, signIn: (page, city) => signInAtDesk(page, city, MALL) },
  manage: { narrowest: 360, signIn: (page, city) => signInManager(page, city, MALL) },
  evaluate: { narrowest: 360, signIn: signInOfficer },
} satisfies Partial<Record<AppName, { narrowest: number; signIn: Going }>>

for (const [office, { narrowest, signIn }] of Object.entries(OFFICES)) {
  test(`${office}: each screen that its ways lead to fits, is readable, and is there again`, async ({
    city,
    open,
  }) => {
    const page = await open({ viewport: { width: narrowest, height: 800 } })
    await signIn(page, city)
    const ways = page.getByRole('banner').getByRole('navigation').getByRole('link')
    for (const name of await ways.allTextContents()) {
      const way = page.getByRole('banner').getByRole('navigation').getByRole('link', { name, exact: true })
      await way.click()
      await expect(way).toHaveAttribute('aria-current', 'page')
      await page.reload()
      await expect(way, name).toHaveAttribute('aria-current', 'page')
      await expect(page.locator('main'), name).toContainText(/\w{3}/)
      await expectNoSidewaysScroll(page, name)
      // What stands at the thumb stands over rows until the last of them is reached.
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
      await expectAccessible(page, name)
    }
  })
}
