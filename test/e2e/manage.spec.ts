/** The manager: QR cards eight to a sheet, a rotated code, goods received. */
import { expect, expectAccessible, freshRoom, outletOf, test } from './story.ts'

const TELUK = 'hotel-demo-teluk'
test.use({ refusals: [401, 404] })

test('a rotated code makes the printed one worthless; cards print eight to a sheet', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, TELUK)
  const manager = await open({ viewport: { width: 1280, height: 800 } })
  await manager.goto(`/manage/${TELUK}`)
  const pin = outletOf(city, TELUK).staff.find(({ role }) => role === 'manager')?.pin ?? ''
  await manager.getByLabel('Nama').selectOption({ label: 'Manajer' })
  await manager.getByLabel('PIN').fill(pin)
  await manager.keyboard.press('Enter')
  await expect(manager.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(manager, 'products')
  await manager.getByRole('link', { name: 'Kamar', exact: true }).click()
  await manager.getByRole('searchbox').fill(room.room)
  await manager.getByRole('checkbox', { name: `Kamar ${room.room},` }).check()
  await expectAccessible(manager, 'rooms')
  await manager.getByRole('button', { name: `Ganti kode Kamar ${room.room}`, exact: true }).click()
  await manager.getByRole('button', { name: 'Ya, ganti kodenya' }).click()
  await expect(manager.getByText(`Kode Kamar ${room.room} sudah diganti.`)).toBeVisible()

  await manager.getByRole('link', { name: 'Lembar QR' }).click()
  await manager.getByLabel('Kamar yang dicetak').selectOption('all')
  await expect(manager.getByText('140 kartu, 18 lembar A4')).toBeVisible()
  const pdf = (await manager.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(18)

  const guest = await open()
  await guest.goto(`/r/${TELUK}#${room.code}`)
  await expect(guest.getByText('Kode QR yang dipindai sudah tidak berlaku.')).toBeVisible()
})
