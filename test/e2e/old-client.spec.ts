/** A device that still has the pages of an earlier release goes on with the server of today: contract 1 is served downwards. */
import { rowOf, signInAtDesk } from './desk.ts'
import { serveOldPages } from './old-client.ts'
import { expect, freshRoom, test } from './story.ts'
import { orderOne } from './wire.ts'

const TELUK = 'hotel-demo-teluk'

test('an old phone opens its room, orders, hears the desk and reads its kwitansi', async ({ city, open }) => {
  const room = freshRoom(city, TELUK)
  const desk = await open({ viewport: { width: 1280, height: 800 } })
  await signInAtDesk(desk, city, TELUK)

  const phone = await open({ serviceWorkers: 'block' })
  await serveOldPages(phone)
  const spoken = new Set<string | undefined>()
  phone.on('request', request => {
    if (request.method() === 'PUT') spoken.add(request.headers()['etalase-contract'])
  })
  await phone.goto(`/r/${TELUK}#${room.code}`)
  await expect(phone.getByText(`Kamar ${room.room}`)).toBeVisible()
  await phone.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await phone.getByRole('button', { name: /^Tambah, Rp/ }).click()
  await phone.getByRole('link', { name: 'Lihat keranjang' }).click()
  await phone.getByLabel('Kode inap').fill(room.stayCode)
  await phone.getByRole('button', { name: /^Pesan, Rp/ }).click()
  await expect(phone.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()
  expect([...spoken], 'it is an old phone').toEqual(['1'])

  const row = rowOf(desk, room.room)
  await row.getByRole('button', { name: `Lihat, kamar ${room.room}` }).click()
  await expect(phone.getByRole('heading', { name: 'Petugas sudah melihatnya.' })).toBeVisible()
  await row.getByRole('button', { name: `Antar, kamar ${room.room}` }).click()
  await row.getByRole('button', { name: `Sampai, kamar ${room.room}` }).click()
  await expect(phone.getByRole('heading', { name: 'Sudah sampai.' })).toBeVisible()

  await phone.getByRole('link', { name: /^Kwitansi no\./ }).click()
  await expect(phone.getByText('Dua puluh lima ribu rupiah')).toBeVisible()
  await expect(phone.getByText(`Tamu kamar ${room.room}`)).toBeVisible()
  await expect(async () => {
    await phone.getByRole('button', { name: 'Periksa lagi' }).click()
    await expect(phone.getByText('Tersegel. Kwitansi ini', { exact: false })).toBeVisible({ timeout: 10_000 })
  }, 'its own check, over an entry of today').toPass()
})

test('an old desk takes an order of today and brings it', async ({ city, open }) => {
  const room = freshRoom(city, TELUK)
  const desk = await open({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' })
  await serveOldPages(desk)
  await signInAtDesk(desk, city, TELUK)
  const order = await orderOne(city, TELUK, room)
  const stateIs = (state: string) =>
    expect.poll(async () => (await order.answered()).find(({ id }) => id === order.id)?.state).toBe(state)

  // As its board was: a table.
  const row = desk.getByRole('row').filter({ has: desk.getByText(room.room, { exact: true }) })
  await row.getByRole('button', { name: `Lihat, kamar ${room.room}` }).click()
  await stateIs('acknowledged')
  await row.getByRole('button', { name: `Antar, kamar ${room.room}` }).click()
  await row.getByRole('button', { name: `Sampai, kamar ${room.room}` }).click()
  await stateIs('delivered')
})
