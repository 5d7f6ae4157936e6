/** A backup was put back: at the desk one list has what is in doubt, each thing is settled by a tap, and then nobody is told any more. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Restored } from '../../src/contract/restored.ts'
import { signInAtDesk } from './desk.ts'
import {
  test as base,
  type City,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  standCity,
} from './story.ts'
import { deskWire } from './wire.ts'

const HOTEL = 'hotel-demo-teluk'

const test = base.extend<{ city: City }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  city: async ({}, use) => {
    const { city, end } = await standCity({}, dir => writeFileSync(join(dir, 'put-back.json'), '{}'))
    await use(city)
    await end()
  },
})

test('what a backup that was put back leaves in doubt is settled on one list', async ({ city, open }) => {
  const wire = await deskWire(city, HOTEL)
  const { restored } = await wire.ask<Restored>('GET', `/api/desk/restored?outlet=${HOTEL}`)
  const [first, ...others] = (restored?.orders ?? []).map(({ order }) => order)
  for (const { id } of others)
    await wire.ask('POST', `/api/desk/restored/settle?outlet=${HOTEL}`, { doubt: 'order', subjects: [id] })

  const page = await open()
  await signInAtDesk(page, city, HOTEL, 'Manajer')
  await page.getByRole('button', { name: 'Lihat dan pastikan' }).click()
  const list = page.getByRole('dialog', { name: 'Setelah pemulihan' })
  await expect(list.getByRole('heading', { name: 'Pesanan (1)' })).toBeVisible()
  await expectAccessible(page, 'what is in doubt')
  await expectNoSidewaysScroll(page, 'what is in doubt')

  await list.getByRole('button', { name: `Belum diantar: Kamar ${first?.room}` }).click()
  await expect(list.getByRole('heading', { name: /^Pesanan/ })).toBeHidden()
  await list.getByRole('button', { name: 'Semua masih menginap' }).click()
  await list.getByRole('button', { name: 'Ya', exact: true }).click()
  await expect(list.getByRole('heading', { name: /^Tamu/ })).toBeHidden()
  await list.getByRole('button', { name: 'Semua sesuai buku' }).click()
  await list.getByRole('button', { name: 'Ya', exact: true }).click()
  await expect(list.getByRole('heading', { name: /^Barang/ })).toBeHidden()
  await expect(
    restored?.due.count === 0
      ? list.getByText('Tidak ada lagi yang perlu dipastikan.')
      : list.getByRole('link', { name: 'Buka daftar terbuka' }),
  ).toBeVisible()
})
