/** What changes between the look and the tap is said, and confirmed by the guest before anything is ordered. */
import type { Page } from '@playwright/test'
import { expect, expectAccessible, freshRoom, test } from './story.ts'
import { deskWire, type Wire } from './wire.ts'

const TELUK = 'hotel-demo-teluk'
test.use({ refusals: [401, 409] })

interface Managed {
  readonly placements: readonly {
    readonly id: string
    readonly price: number
    readonly available: number
    readonly batches: readonly { readonly batch: string; readonly onHand: number }[]
  }[]
}

/** What guests see and can buy some of. */
async function onSale(manager: Wire): Promise<Managed['placements']> {
  const { placements } = await manager.ask<Managed>('GET', `/api/manage/placements?outlet=${TELUK}`)
  const menu = await manager.ask<Managed>('GET', `/api/outlets/${TELUK}/menu`)
  const shown = new Set(menu.placements.map(({ id }) => id))
  return placements.filter(({ id, price, available }) => price > 0 && available > 5 && shown.has(id))
}

async function fillCart(page: Page, code: string, id: string): Promise<void> {
  await page.goto(`/r/${TELUK}#${code}`)
  await page.locator(`a.item[href$="/p/${id}"]`).click()
  await page.getByRole('button', { name: /^Tambah, Rp/ }).click()
  await page.getByRole('link', { name: 'Lihat keranjang' }).click()
}

test('a price that has changed is shown with what it was; the guest agrees, then it is ordered', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, TELUK)
  const manager = await deskWire(city, TELUK)
  const chosen = (await onSale(manager)).at(0)
  if (chosen === undefined) throw new Error('nothing to buy')
  const page = await open()
  await fillCart(page, room.code, chosen.id)
  await manager.ask('PATCH', `/api/manage/placements/${chosen.id}`, { price: chosen.price + 5_000 })
  await page.getByLabel('Kode inap').fill(room.stayCode)
  await page.getByRole('button', { name: /^Pesan, Rp/ }).click()
  await expect(page.getByText('Harga berubah sejak Anda melihatnya.')).toBeVisible()
  await expectAccessible(page, 'price changed')
  await page.getByRole('button', { name: /^Pesan, Rp/ }).click()
  await expect(page.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()
})

test('what has been sold meanwhile is taken out of the basket and said', async ({ city, open }) => {
  const room = freshRoom(city, TELUK)
  const manager = await deskWire(city, TELUK)
  const chosen = (await onSale(manager)).at(-1)
  if (chosen === undefined) throw new Error('nothing to buy')
  const page = await open()
  await fillCart(page, room.code, chosen.id)
  for (const { batch, onHand } of chosen.batches) {
    await manager.ask('POST', `/api/manage/placements/${chosen.id}/goods`, {
      kind: 'damaged',
      batch,
      quantity: onHand,
    })
  }
  await page.getByLabel('Kode inap').fill(room.stayCode)
  await page.getByRole('button', { name: /^Pesan, Rp/ }).click()
  await expect(page.getByText('Ada yang habis.')).toBeVisible()
  await expectAccessible(page, 'sold out')
})

test('a photographed QR orders nothing', async ({ city, open }) => {
  const room = freshRoom(city, TELUK)
  const page = await open()
  await page.goto(`/r/${TELUK}#${room.code}`)
  await expect(page.getByText(`Kamar ${room.room}`)).toBeVisible()
  const status = await page.evaluate(async () => {
    const answer = await fetch('/api/orders/01900000-0000-7000-8000-000000000000', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    return answer.status
  })
  expect(status).toBe(401)
})
