/** A group comes; one of it leaves with half its bill answered, over a reload; the others leave together; the night reads what is left. */
import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { Menu } from '../../src/contract/menu.ts'
import { uuidV7 } from '../../src/domain/ids.ts'
import { signInAtDesk } from './desk.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './story.ts'
import { deskWire, type Wire } from './wire.ts'

const TELUK = 'hotel-demo-teluk'

interface DeskRooms {
  readonly rooms: readonly {
    readonly room: string
    readonly stay: string | null
    readonly closed?: unknown
  }[]
}

/** Ordered by telephone, and brought. */
async function bring(desk: Wire, room: string): Promise<void> {
  const { rooms } = await desk.ask<DeskRooms>('GET', `/api/desk/rooms?outlet=${TELUK}`)
  const { placements } = await desk.ask<Menu>('GET', `/api/outlets/${TELUK}/menu`)
  const wanted = placements.find(({ available, price }) => available > 0 && price > 0)
  const id = uuidV7(Date.now(), randomBytes)
  await desk.ask('PUT', `/api/desk/orders/${id}?outlet=${TELUK}`, {
    stay: rooms.find(one => one.room === room)?.stay,
    lines: [{ placementId: wanted?.id, quantity: 1, unitPrice: wanted?.price }],
    total: wanted?.price,
    payment: 'room',
    deliver: { when: 'now' },
    placedAt: new Date().toISOString(),
  })
  await desk.ask('POST', `/api/desk/orders/${id}/deliver?outlet=${TELUK}`, {})
}

async function vacantRooms(desk: Wire, count: number): Promise<string[]> {
  const { rooms } = await desk.ask<DeskRooms>('GET', `/api/desk/rooms?outlet=${TELUK}`)
  const vacant = rooms.filter(({ stay, closed }) => stay === null && closed === undefined)
  return vacant.slice(0, count).map(({ room }) => room)
}

async function pick(page: Page, rooms: readonly string[]): Promise<void> {
  for (const room of rooms) {
    await page.getByLabel('Nomor kamar, atau rentang: 511–530').fill(room)
    await page.getByRole('checkbox', { name: room, exact: true }).check()
  }
}

async function look(page: Page, what: string): Promise<void> {
  await expectAccessible(page, what)
  await expectNoSidewaysScroll(page, what)
}

async function openCheckOut(page: Page, room: string): Promise<void> {
  await page.getByLabel('Cari kamar').fill(room)
  await page.getByRole('button', { name: new RegExp(`^${room}\\b`) }).click()
  await page.getByRole('button', { name: 'Check-out', exact: true }).click()
}

test('a group comes and leaves, and no money stays behind unseen', async ({ city, open }) => {
  const desk = await deskWire(city, TELUK)
  const [alone = '', ...others] = await vacantRooms(desk, 3)
  const page = await open({ viewport: { width: 1280, height: 800 } })
  await signInAtDesk(page, city, TELUK)
  await page.getByRole('link', { name: 'Kamar', exact: true }).click()

  await page.getByRole('button', { name: 'Rombongan' }).click()
  await pick(page, [alone, ...others])
  await page.getByRole('button', { name: 'Check-in 3 kamar' }).click()
  await expect(page.getByRole('dialog').getByText('3 kamar sudah check-in.')).toBeVisible()
  await page.getByRole('button', { name: 'Tutup' }).click()

  for (const room of [alone, alone, ...others]) await bring(desk, room)
  await openCheckOut(page, alone)
  const first = page.getByRole('radiogroup').first()
  await first.getByText('Diposting').click()
  await expect(page.getByText('Tinggal 1 jawaban.')).toBeVisible()
  await page.reload()
  await openCheckOut(page, alone)
  await expect(first.getByLabel('Diposting')).toBeChecked()
  await page.getByRole('button', { name: 'Check-out, biarkan terbuka' }).click()
  await expect(page.getByText(`Kamar ${alone} sudah check-out.`)).toBeVisible()

  await page.getByRole('button', { name: 'Rombongan' }).click()
  await page.getByText('Check-out bersama').click()
  await pick(page, others)
  await page.getByRole('button', { name: 'Lihat tagihan 2 kamar' }).click()
  await expect(page.getByText('Tinggal 2 jawaban.')).toBeVisible()
  await page.getByRole('button', { name: 'Sisanya diposting' }).click()
  await look(page, 'the bills of a group')
  await page.getByRole('button', { name: 'Check-out 2 kamar' }).click()
  await expect(page.getByText('2 kamar sudah check-out.')).toBeVisible()

  await page.getByRole('link', { name: 'Terbuka', exact: true }).click()
  await page.getByRole('button', { name: 'Lembar semua kamar' }).click()
  await expect(page.getByRole('heading', { name: 'Lembar audit malam' })).toBeVisible()
  await expect(page.getByRole('heading', { name: `Kamar ${alone}`, exact: true })).toBeVisible()
  for (const room of others)
    await expect(page.getByRole('heading', { name: new RegExp(`^Kamar ${room}\\b`) })).toHaveCount(0)
  await look(page, 'the sheet of the night')
})
