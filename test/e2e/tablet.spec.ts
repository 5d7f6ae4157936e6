/** The room's tablet: enrolled by the desk's word, open to one guest, and nothing of that guest left for the next. */
import { expect, expectAccessible, expectNoSidewaysScroll, freshRoom, test } from './story.ts'
import { deskWire, tabletCode } from './wire.ts'

const TELUK = 'hotel-demo-teluk'
// Not enrolled yet; nobody checked in.
test.use({ refusals: [401, 409] })

test('enrolled by a code, ordered from, and wiped at check-out', async ({ city, open }) => {
  const room = freshRoom(city, TELUK)
  const desk = await deskWire(city, TELUK)
  const code = await tabletCode(desk, room)
  const tablet = await open({ viewport: { width: 1280, height: 800 } })
  await tablet.goto('/tablet')
  await tablet.getByLabel('Hotel').fill(TELUK)
  await tablet.getByLabel('Kode dari meja depan').fill(code)
  await tablet.keyboard.press('Enter')
  await expect(tablet.getByText(`Kamar ${room.room}`)).toBeVisible()
  await expectAccessible(tablet, 'attract')

  await tablet.mouse.click(640, 400)
  await tablet.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await tablet.getByRole('button', { name: /^Tambah, Rp/ }).click()
  await expectAccessible(tablet, 'open shop')
  await expectNoSidewaysScroll(tablet, 'open shop')
  await tablet.getByRole('link', { name: `Pesan ke kamar ${room.room}` }).click()
  await expect(tablet.getByLabel('Kode inap')).toBeHidden()
  await tablet.getByRole('button', { name: /^Pesan, Rp/ }).click()
  await expect(tablet.getByRole('heading', { name: 'Diterima hotel.' })).toBeVisible()

  await desk.ask('POST', `/api/desk/rooms/${room.room}/check-out?outlet=${TELUK}`, { open: 'keep' })
  await expect(tablet.getByText('Sentuh untuk melihat')).toBeVisible()
  const kept = await tablet.evaluate(() => Object.entries(localStorage).map(entry => entry.join(' ')))
  expect(kept.filter(line => /amplang|cart.*"lines":{"/.test(line))).toEqual([])
  await tablet.mouse.click(640, 400)
  await expect(tablet.getByRole('link', { name: /Amplang Kuku Macan/ })).toBeVisible()
  await expect(tablet.getByText('Diterima hotel.')).toBeHidden()
})

test('asks before it closes, and keeps the basket of the stay', async ({ city, open }) => {
  const room = freshRoom(city, TELUK)
  const desk = await deskWire(city, TELUK)
  const code = await tabletCode(desk, room)
  const tablet = await open({ viewport: { width: 1280, height: 800 } })
  await tablet.clock.install()
  await tablet.request.post('/api/tablet', { data: { outlet: TELUK, code } })
  await tablet.goto('/tablet')
  await tablet.getByText('Sentuh untuk melihat').click()
  await tablet.getByRole('link', { name: /Amplang Kuku Macan/ }).click()
  await tablet.getByRole('button', { name: /^Tambah, Rp/ }).click()

  await tablet.clock.fastForward(91_000)
  await expect(tablet.getByRole('alertdialog', { name: 'Masih di sini?' })).toBeVisible()
  await expectAccessible(tablet, 'still here?')
  await tablet.keyboard.press('Enter')
  await expect(tablet.getByRole('alertdialog')).toBeHidden()

  await tablet.clock.fastForward(91_000)
  await expect(tablet.getByRole('alertdialog')).toBeVisible()
  await tablet.clock.fastForward(31_000)
  await expect(tablet.getByText('Sentuh untuk melihat')).toBeVisible()
  await tablet.getByText('Sentuh untuk melihat').click()
  await expect(tablet.getByRole('link', { name: `Pesan ke kamar ${room.room}` })).toBeVisible()
})
