/**
 * Hours and clocks. The server has the real clock, so its hours are put around it; the guest's phone has a clock that is
 * wrong by a day, and times on the screen are the outlet's by the server's clock all the same.
 */
import { localDate, localTime } from '../../src/domain/time.ts'
import { rowOf, signInAtDesk } from './desk.ts'
import { setHours } from './hours.ts'
import { test as base, type City, expect, freshRoom, standCity } from './story.ts'

const HOTEL = 'hotel-demo-teluk'
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const ZONE = 'Asia/Makassar'
const hourIn = (hours: number) => Number(localTime(Date.now() + hours * HOUR_MS, ZONE).slice(0, 2))

/** Nobody serves for two hours yet, or more; then for four. Read once: the clock's hour may end within a story. */
const test = base.extend<{ city: City; service: { readonly fromHour: number; readonly toHour: number } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  service: async ({}, use) => {
    await use({ fromHour: hourIn(3), toHour: hourIn(7) })
  },
  city: async ({ service }, use) => {
    const { city, end } = await standCity({}, dir => setHours(dir, service))
    await use(city)
    await end()
  },
  refusals: [422],
})

for (const [clock, aheadMs, tag] of [
  ['a day ahead', DAY_MS, '@campaign'],
  ['a day behind', -DAY_MS, []],
  ['right', 0, '@campaign'],
] as const) {
  test(`outside the hours, on a phone whose clock is ${clock}, the first time that can be kept is shown and sent`, {
    tag: [tag].flat(),
  }, async ({ city, service, open }) => {
    const page = await open()
    await page.clock.install({ time: Date.now() + aheadMs })
    await page.clock.resume()
    const room = freshRoom(city, HOTEL)
    await page.goto(`/r/${HOTEL}#${room.code}`)
    const from = `${String(service.fromHour).padStart(2, '0')}.00`
    await expect(page.getByRole('status').filter({ hasText: `pukul ${from}` })).toBeVisible()

    await page.locator('a.item').first().click()
    await expect(page.getByRole('status').filter({ hasText: `pukul ${from}` })).toBeVisible()
    await page.getByRole('button', { name: /^Tambah, / }).click()
    await page.getByRole('link', { name: 'Lihat keranjang' }).click()

    const at = page.getByRole('radio', { name: /Pada jam/ })
    await expect(at).toBeChecked()
    const time = page.getByRole('combobox', { name: 'Jam antar' })
    const shownMs = Number(await time.inputValue())
    expect(localTime(shownMs, ZONE).replace(':', '.')).toBe(from)
    const isToday = localDate(shownMs, ZONE) === localDate(Date.now(), ZONE)
    await expect(time.locator('option:checked')).toHaveText(
      isToday ? from : new RegExp(`^\\d+ \\S+, ${from}$`),
    )

    await page.getByLabel('Kode inap').fill(room.stayCode)
    const sent = page.waitForRequest(request => request.method() === 'PUT')
    await page.getByRole('button', { name: /^Pesan, / }).click()
    const body = (await sent).postDataJSON() as { deliver: { when: string; at: string } }
    expect(body.deliver).toEqual({ when: 'at', at: new Date(shownMs).toISOString() })
    await expect(page.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()
    await expect(page.getByText(new RegExp(`Diantar .*pukul ${from}`))).toBeVisible()
  })
}

test('a basket kept for a time that has gone by says so, and sends what it shows', async ({ city, open }) => {
  const page = await open()
  const room = freshRoom(city, HOTEL)
  await page.goto(`/r/${HOTEL}#${room.code}`)
  await page.locator('a.item').first().click()
  await page.getByRole('button', { name: /^Tambah, / }).click()
  // As an earlier release kept it, and as this one does.
  for (const [time, told] of [
    ['19:30', '19.30'],
    [
      new Date(Date.now() - 3 * HOUR_MS).toISOString(),
      localTime(Date.now() - 3 * HOUR_MS, ZONE).replace(':', '.'),
    ],
  ] as const) {
    await page.evaluate(
      ([key, kept]) => {
        const cart = JSON.parse(localStorage.getItem(key) ?? '{}')
        localStorage.setItem(key, JSON.stringify({ ...cart, deliver: 'at', time: kept, payment: 'none' }))
      },
      [`etalase-cart-${HOTEL}`, time] as const,
    )
    await page.goto(`/r/${HOTEL}/cart`)
    await expect(page.getByRole('alert').filter({ hasText: told })).toBeVisible()
  }
  const shownMs = Number(await page.getByRole('combobox', { name: 'Jam antar' }).inputValue())
  await page.getByRole('button', { name: 'Baik' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByLabel('Kode inap').fill(room.stayCode)
  const sent = page.waitForRequest(request => request.method() === 'PUT')
  await page.getByRole('button', { name: /^Pesan, / }).click()
  expect((await sent).postDataJSON()).toMatchObject({
    deliver: { when: 'at', at: new Date(shownMs).toISOString() },
    payment: 'room',
  })
})

test('a desk sleeps over what is ordered outside its hours: it stands apart, for later', async ({
  city,
  service,
  open,
}) => {
  const guest = await open()
  const room = freshRoom(city, HOTEL)
  await guest.goto(`/r/${HOTEL}#${room.code}`)
  await guest.locator('a.item').first().click()
  await guest.getByRole('button', { name: /^Tambah, / }).click()
  await guest.getByRole('link', { name: 'Lihat keranjang' }).click()
  await guest.getByRole('radio', { name: /Sekarang/ }).check()
  await guest.getByLabel('Kode inap').fill(room.stayCode)
  await guest.getByRole('button', { name: /^Pesan, / }).click()
  const from = `${String(service.fromHour).padStart(2, '0')}.00`
  await expect(guest.getByText(new RegExp(`Petugas mulai melayani .*pukul ${from}`))).toBeVisible()

  const desk = await open({ viewport: { width: 1280, height: 800 } })
  await signInAtDesk(desk, city, HOTEL)
  const button = desk.getByRole('button', { name: `Pesanan kamar ${room.room}` })
  const later = desk.getByRole('region', { name: 'Nanti' }).locator('div').filter({ has: button })
  await expect(later).toContainText(from)
  await expect(rowOf(desk, room.room)).toHaveCount(0)
})
