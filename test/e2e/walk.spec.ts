/** A clerk's board on a full evening: what rings is in the window however much there is, and rooms are gone to once. */
import type { Page } from '@playwright/test'
import type { Board } from '../../src/contract/desk.ts'
import { rowOf, signInAtDesk } from './desk.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, freshRoom, test } from './story.ts'
import { deskWire, orderOne } from './wire.ts'

const TELUK = 'hotel-demo-teluk'

test('forty orders: what rings stays in the window, one room is one row, its walk one slip', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, TELUK)
  const wire = await deskWire(city, TELUK)
  for (let orders = 0; orders < 2; orders++) {
    const { id } = await orderOne(city, TELUK, room)
    await wire.ask('POST', `/api/desk/orders/${id}/acknowledge`, { outlet: TELUK })
  }
  const desk = await open({ viewport: { width: 1280, height: 800 } })
  await crowd(desk, 40)
  await signInAtDesk(desk, city, TELUK)
  await expectRingingInSight(desk)
  await expectAccessible(desk, 'a board that rings forty times')

  const row = rowOf(desk, room.room)
  await expect(row).toContainText('2 pesanan')
  await expectInTheirRows(desk)
  const size = await row
    .locator('.pick li')
    .first()
    .evaluate(one => Number.parseFloat(getComputedStyle(one).fontSize))
  expect(size, 'goods are read from two metres').toBeGreaterThanOrEqual(22)
  await row.getByRole('button', { name: `Tindakan lain, kamar ${room.room}` }).click()
  await expect(row.getByRole('button', { name: `Pesanan kamar ${room.room}` })).toHaveCount(2)
  await row.getByRole('button', { name: `Antar, kamar ${room.room}` }).click()
  const away = desk.locator('.walk').filter({ has: row, hasText: 'di jalan' })
  await expect(row.getByRole('button', { name: `Sampai, kamar ${room.room}` })).toBeVisible()

  await away.getByRole('button', { name: /^Slip/ }).click()
  const slip = desk.getByRole('dialog').locator('.walk-slip')
  await expect(slip).toContainText('Ambil dari rak')
  await expect(slip.locator('.stops > li').filter({ hasText: room.room })).toContainText('Tunai')
  await desk.emulateMedia({ media: 'print' })
  await expect(slip).toBeVisible()
  await expect(desk.locator('.bar')).toBeHidden()
  await desk.emulateMedia({ media: 'screen' })
  await desk.keyboard.press('Escape')

  await desk.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(desk, 'a full board on a phone')
  await expectInTheirRows(desk)
})

/** What one does to an order lies within its frame, as far as it is drawn: rows that ring beside many show only their first button. */
async function expectInTheirRows(page: Page): Promise<void> {
  const outside = await page.locator('.order').evaluateAll(rows =>
    rows.flatMap(row => {
      const frame = row.getBoundingClientRect()
      return Array.from(row.querySelectorAll('button')).flatMap(button => {
        const { left, right, width } = button.getBoundingClientRect()
        const isIn = width === 0 || (left >= frame.left - 1 && right <= frame.right + 1)
        return isIn ? [] : [button.getAttribute('aria-label')]
      })
    }),
  )
  expect(outside).toEqual([])
}

/** Orders that this page alone hears of. */
async function crowd(page: Page, many: number): Promise<void> {
  await page.route('**/api/desk/board?*', async route => {
    const answer = await route.fetch()
    const board = (await answer.json()) as Board
    const [like] = board.orders
    if (like === undefined) throw new Error('no order to be like')
    const orders = Array.from({ length: many }, (_, n) => ({
      ...like,
      id: `019ab000-0000-7000-8000-${String(n).padStart(12, '0')}`,
      room: String(1_000 + n),
      state: 'placed' as const,
      receivedAt: new Date().toISOString(),
    }))
    await route.fulfill({ response: answer, json: { ...board, orders: [...board.orders, ...orders] } })
  })
}

/** Each has its room and its button in the window, at the top and at the end of the page. */
async function expectRingingInSight(page: Page): Promise<void> {
  const buttons = page.locator('.calls .order').getByRole('button', { name: /^Lihat, kamar/ })
  await expect.poll(() => buttons.count()).toBeGreaterThanOrEqual(40)
  for (const end of [0, 100_000]) {
    await page.evaluate(y => scrollTo(0, y), end)
    // A row that has only just slid under the pointer takes no tap yet.
    await expect(page.locator('.settling')).toHaveCount(0)
    const hidden = await buttons.evaluateAll(all =>
      all.flatMap(one => {
        const { left, top, right, bottom } = one.getBoundingClientRect()
        const isIn = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
        return isIn && one.contains(hit) ? [] : [`${one.getAttribute('aria-label')} at ${Math.round(top)}`]
      }),
    )
    expect(hidden, `out of sight, scrolled to ${end}`).toEqual([])
  }
}
