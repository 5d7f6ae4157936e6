/** Pages that the browser translates: every state and every total is the one that is so, on every screen. */
import type { Locator, Page } from '@playwright/test'
import { TRANSLATORS, type Translator, toldAndDrawn, translate } from '../support/translator.ts'
import { proveBell, rowOf, signInAtDesk } from './desk.ts'
import { type DemoRoom, expect, freshRoom, outletOf, test } from './story.ts'
import { deskWire, orderOne, stockUp, tabletCode, type Wire } from './wire.ts'

const TELUK = 'hotel-demo-teluk'
const WIDE = { viewport: { width: 1280, height: 800 } }

// Nobody is signed in yet; no tablet enrolled; nobody checked in.
test.use({ refusals: [401, 404, 409] })

async function translated(page: Page, how: Translator): Promise<Page> {
  await page.addInitScript(translate, how)
  return page
}

/** All that stands there is what was drawn last; nothing of it twice. */
async function expectTold(page: Page): Promise<void> {
  const differs = async () => {
    const { told, drawn } = await page.evaluate(toldAndDrawn)
    return told === drawn ? null : { told, drawn }
  }
  await expect.poll(differs).toBeNull()
}

/** Read from the page itself: what stands there, whoever put it there. */
function says(place: Locator, text: string | RegExp): Promise<void> {
  return expect(place).toContainText(text)
}

/** The ways that others are kin to. */
const EACH_TIME: readonly string[] = ['wrap', 'replace', 'late']

for (const how of TRANSLATORS) {
  const tag = EACH_TIME.includes(how) ? [] : '@campaign'
  test(`a guest whose browser translates (${how}) reads what is ordered, for how much, and how far it is`, {
    tag,
  }, async ({ city, open }) => {
    const room = freshRoom(city, TELUK)
    const desk = await deskWire(city, TELUK)
    await stockUp(desk, TELUK)
    const page = await translated(await open(), how)
    await page.goto(`/r/${TELUK}#${room.code}`)
    await says(page.locator('.room'), room.room)
    await pick(page, /Amplang Kuku Macan/)
    await expectTold(page)
    await page.goBack()
    await says(page.locator('.counter'), 'Rp25.000')
    await page.locator('.counter').getByRole('link').click()
    await five(page)
    await page.getByLabel('Kode inap').fill(room.stayCode)
    await page.getByRole('button', { name: 'Pesan, Rp125.000' }).click()

    await follow(page, desk, room)
    await page.goto(`/r/${TELUK}/orders`)
    await says(page.locator('main'), 'Sudah sampai')
    await expectTold(page)
  })
}

test('a total that somebody goes on writing over is not sent, and the guest is told to look again', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, TELUK)
  await stockUp(await deskWire(city, TELUK), TELUK)
  const page = await open()
  await page.goto(`/r/${TELUK}/en#${room.code}`)
  await page.getByRole('link', { name: /tiger claw/ }).click()
  await page.getByRole('button', { name: /^Add, Rp25\.000/ }).click()
  await page.getByRole('link', { name: 'View basket' }).click()
  await page.getByLabel('Stay code').fill(room.stayCode)
  await page.evaluate(() => {
    const button = document.querySelector('button[type=submit]')
    const write = () => {
      if (button?.textContent !== 'Bestellen, Rp5.000') button?.replaceChildren('Bestellen, Rp5.000')
    }
    const writing = new MutationObserver(write)
    writing.observe(document.body, { childList: true, characterData: true, subtree: true })
    write()
    addEventListener('submit', () => writing.disconnect(), { capture: true })
  })
  await page.getByRole('button', { name: 'Bestellen, Rp5.000' }).click()
  await says(page.getByRole('alert'), 'Nothing has been ordered.')
  const order = page.getByRole('button', { name: 'Order, Rp25.000' })
  await expect(order).toHaveAttribute('translate', 'no')
  await order.click()
  await says(page.locator('.state h1'), 'The hotel has it.')
})

test('a shop window that was translated before its script came shows the prices that are so', async ({
  open,
}) => {
  const page = await open()
  let come = () => {}
  const mayCome = new Promise<void>(resolve => {
    come = resolve
  })
  await page.route('**/assets/*.js', async route => {
    await mayCome
    await route.continue()
  })
  await page.goto(`/r/${TELUK}`, { waitUntil: 'commit' })
  await expect(page.locator('a.item')).not.toHaveCount(0)
  const prices = await page.locator('.price').allInnerTexts()
  await page.evaluate(() => {
    for (const price of document.querySelectorAll('.price')) {
      const font = document.createElement('font')
      font.append(`${(price.textContent ?? '').replace(/[1-9]/, '٩')},00`)
      price.replaceChildren(font)
    }
    for (const maker of document.querySelectorAll('.maker')) maker.replaceChildren('A maker of Teritip')
  })
  come()
  await expect(page.getByRole('button', { name: 'Saring' })).toBeEnabled()
  await expect.poll(() => page.locator('.price').allInnerTexts()).toEqual(prices)
  await expectTold(page)
})

async function pick(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('link', { name }).click()
  await page.getByRole('button', { name: /^Tambah, Rp25\.000/ }).click()
  await says(page.locator('.counter output'), '1')
}

/** One piece becomes five: the stepper, the line, the sum and the button say so, each time. */
async function five(page: Page): Promise<void> {
  for (const pieces of [2, 3, 4, 5]) {
    await page.getByRole('button', { name: /^Tambah Amplang/ }).click()
    const total = `Rp${pieces * 25}.000`
    await says(page.locator('.amount output'), new RegExp(`^(${pieces}\\W*)+$`))
    await says(page.locator('.amount > b'), total)
    await says(page.locator('.totals'), new RegExp(`${pieces} barang.*${total}.*${total}`))
    await says(page.locator('button[type=submit]'), `Pesan, ${total}`)
    await expectTold(page)
  }
}

const STEPS = [
  ['acknowledge', 'Petugas sudah melihatnya.'],
  ['dispatch', 'Dalam perjalanan.'],
  ['deliver', 'Sudah sampai.'],
] as const

async function follow(page: Page, desk: Wire, room: DemoRoom): Promise<void> {
  const heading = page.locator('.state h1')
  await says(heading, 'Diterima hotel.')
  await says(page.locator('.totals'), /^5.* × .*Amplang Kuku Macan/)
  const { orders } = await desk.ask<{ orders: { id: string; room: string }[] }>(
    'GET',
    `/api/desk/board?outlet=${TELUK}`,
  )
  const order = orders.find(one => one.room === room.room)
  for (const [step, state] of STEPS) {
    await desk.ask('POST', `/api/desk/orders/${order?.id}/${step}?outlet=${TELUK}`, {})
    await says(heading, state)
    await expectTold(page)
  }
  await says(page.locator('.totals'), 'Rp125.000')
}

// The room's tablet and the screens for staff.
for (const how of ['wrap', 'move', 'late'] as const) {
  test(`a desk whose browser translates (${how}) sees each order come, move and go, and its clock run`, async ({
    city,
    open,
  }) => {
    const room = freshRoom(city, TELUK)
    const desk = await translated(await open(WIDE), how)
    await signInAtDesk(desk, city, TELUK)
    await proveBell(desk)
    const before = Number.parseInt(await desk.locator('.tally b').first().innerText(), 10)
    await orderOne(city, TELUK, room)
    const row = rowOf(desk, room.room)
    await says(row.locator('.how'), 'Baru masuk')
    await says(desk.locator('.tally'), `${before + 1}`)
    await expectTold(desk)
    await tap(row, 'Lihat', room)
    await says(row.locator('.how'), 'Dilihat')
    await tap(row, 'Antar', room)
    await says(row.locator('.how'), 'Diantar')
    const heard = desk.locator('.sign small').first()
    const earlier = await heard.innerText()
    await expect
      .poll(() => heard.innerText(), 'the seconds since the server was heard go on')
      .not.toBe(earlier)
    await expectTold(desk)
    await tap(row, 'Sampai', room)
    await expectTold(desk)
    await expect(row).toBeHidden()
    await says(desk.locator('.tally'), `${before}`)
    await expectTold(desk)
    for (const screen of ['Kamar', 'Dokumen']) {
      await desk.getByRole('link', { name: screen }).click()
      await expectTold(desk)
    }
  })
}

async function tap(row: Locator, step: string, { room }: DemoRoom): Promise<void> {
  await row.getByRole('button', { name: `${step}, kamar ${room}` }).click()
}

test('a manager whose browser translates sees the price that is so', async ({ city, open }) => {
  const page = await translated(await open(WIDE), 'wrap')
  await page.goto(`/manage/${TELUK}`)
  const pin = outletOf(city, TELUK).staff.find(({ role }) => role === 'manager')?.pin ?? ''
  await page.getByLabel('Nama').selectOption({ label: 'Manajer' })
  await page.getByLabel('PIN').fill(pin)
  await page.keyboard.press('Enter')
  const row = page.getByRole('row').filter({ hasText: 'Abon Kepiting Original' })
  await row.getByRole('button', { name: 'Abon Kepiting Original' }).click()
  await expectTold(page)
  await page.getByLabel('Harga tamu, Rp').fill('56.500')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await says(row.locator('td').first(), 'Rp56.500')
  await row.getByRole('switch').click()
  await says(row.locator('.switch .state'), 'Mati')
  await expectTold(page)
  await row.getByRole('switch').click()
  await says(row.locator('.switch .state'), 'Tayang')
  for (const part of ['Kamar', 'Lembar QR']) {
    await page.getByRole('link', { name: part, exact: true }).click()
    await expectTold(page)
  }
})

test('an officer whose browser translates reads the figures of the filters that are set', async ({
  city,
  open,
}) => {
  const page = await translated(await open(WIDE), 'wrap')
  await page.goto('/evaluate')
  await page.getByLabel('Nama petugas').fill(city.agency.name)
  await page.getByLabel('PIN').fill(city.agency.pin)
  await page.keyboard.press('Enter')
  await says(page.getByRole('heading', { level: 1 }), 'paling banyak kwitansinya')
  await expectTold(page)
  for (const days of ['90', '30']) {
    await page.getByLabel('Masa').selectOption(days)
    await expectTold(page)
  }
  await page.getByLabel('Jenis produk').selectOption('drink')
  await expectTold(page)
  await page
    .getByRole('columnheader', { name: /^Kwitansi/ })
    .getByRole('button')
    .click()
  await expectTold(page)
})

test('a kwitansi that is translated turns from waiting to sealed, and tells its sum in words and digits', async ({
  city,
  open,
}) => {
  const desk = await deskWire(city, TELUK)
  const { id } = await orderOne(city, TELUK, freshRoom(city, TELUK))
  await desk.ask('POST', `/api/desk/orders/${id}/acknowledge`, {})
  const { kwitansi } = await desk.ask<{ kwitansi: { url: string } }>(
    'POST',
    `/api/desk/orders/${id}/deliver`,
    {},
  )
  const page = await translated(await open(), 'wrap')
  let isSealed = false
  await page.route('**/api/kwitansi/proof', async route => {
    const answer = await route.fetch()
    const whole = (await answer.json()) as object
    await route.fulfill({
      response: answer,
      json: isSealed ? whole : { ...whole, seal: 'waiting', proof: null },
    })
  })
  await page.clock.install()
  await page.goto(kwitansi.url)
  await says(page.locator('.check-report'), 'Menunggu segel.')
  await expectTold(page)
  isSealed = true
  await page.clock.fastForward(20_000)
  await says(page.locator('.check-report'), 'Tersegel.')
  await says(page.locator('main'), /(ribu|ratus|juta) .*rupiah|ribu rupiah/i)
  await expectTold(page)
})

test('a tablet that is translated shows what was picked and what it comes to', async ({ city, open }) => {
  const room = freshRoom(city, TELUK)
  const desk = await deskWire(city, TELUK)
  await stockUp(desk, TELUK)
  const code = await tabletCode(desk, room)
  const tablet = await translated(await open(WIDE), 'wrap')
  await tablet.request.post('/api/tablet', { data: { outlet: TELUK, code } })
  await tablet.goto('/tablet')
  await says(tablet.locator('#app'), `Kamar ${room.room}`)
  await expectTold(tablet)
  await tablet.getByText('Sentuh untuk melihat').click()
  await pick(tablet, /Amplang Kuku Macan/)
  await expectTold(tablet)
  await tablet.getByRole('link', { name: `Pesan ke kamar ${room.room}` }).click()
  await five(tablet)
  await tablet.getByRole('button', { name: 'Pesan, Rp125.000' }).click()
  await follow(tablet, desk, room)
})
