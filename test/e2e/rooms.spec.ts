/**
 * A manager's rooms and their guests: added by ranges, one renamed under a guest, a floor out of order, a card changed and only that
 * one printed; and at the desk the sleeve of whoever stays.
 */
import { HOUR_MS } from '../../src/domain/time.ts'
import { signInAtDesk } from './desk.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, freshRoom, outletOf, test } from './story.ts'

const TELUK = 'hotel-demo-teluk'
const WIDE = { viewport: { width: 1280, height: 800 } }
// A card of before is one that nothing is found by; who settles later has seen less.
test.use({ refusals: [401, 404, 409] })

test('rooms are added, renamed under a guest, closed, and only the changed card is printed', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, TELUK)
  const guest = await open()
  await guest.goto(`/r/${TELUK}#${room.code}`)
  await expect(guest.getByText(`Kamar ${room.room}`).first()).toBeVisible()

  const manager = await open(WIDE)
  await manager.goto(`/manage/${TELUK}`)
  const pin = outletOf(city, TELUK).staff.find(({ role }) => role === 'manager')?.pin ?? ''
  await manager.getByLabel('Nama').selectOption({ label: 'Manajer' })
  await manager.getByLabel('PIN').fill(pin)
  await manager.keyboard.press('Enter')
  await manager.getByRole('link', { name: 'Kamar', exact: true }).click()

  // As on the key rack, read back before anything is made; what is there already is said.
  await manager.getByLabel('Tambah kamar dengan rentang').fill('9801–9803, lantai 98; 9805; 101, lantai 1')
  await expect(manager.getByText('9801–9803, 9805 di lantai 98')).toBeVisible()
  await expect(manager.getByText('1 sudah ada dan tidak diubah.')).toBeVisible()
  await manager.getByRole('button', { name: 'Tambah 4 kamar' }).click()
  await expect(manager.getByText('4 kamar sudah ditambahkan.')).toBeVisible()
  await expect(manager.getByRole('button', { name: 'Kartu berubah 4' })).toBeVisible()

  // A guest stays there: the stay goes along, and so does the card on the wall.
  await manager.getByRole('searchbox').fill(room.room)
  await manager.getByRole('checkbox', { name: `Kamar ${room.room},` }).check()
  await manager.getByLabel('Nomor atau nama').fill(`${room.room}A`)
  await expect(manager.getByText(`Tamu masih menginap di ${room.room}.`)).toBeVisible()
  await expectAccessible(manager, 'a room to rename')
  await manager.getByRole('button', { name: 'Simpan', exact: true }).click()
  await expect(manager.getByText(`Kamar ${room.room}A sudah disimpan.`)).toBeVisible()
  const scanned = await open()
  await scanned.goto(`/r/${TELUK}#${room.code}`)
  await expect(scanned.getByText(`Kamar ${room.room}A`).first()).toBeVisible()

  // It cannot be closed over its guest's head, and then none of those that are chosen is.
  await manager.getByRole('searchbox').fill('9801–9803')
  await expect(manager.getByRole('checkbox')).toHaveCount(3)
  for (const box of await manager.getByRole('checkbox').all()) await box.check()
  // As the hotel counts: its day turns at four.
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Makassar' }).format(Date.now() - 4 * HOUR_MS)
  await manager.getByLabel('Ditutup dari').fill(today)
  await manager.getByLabel('Sebab').fill('AC bocor')
  await manager.getByRole('button', { name: 'Tutup 4 kamar' }).click()
  await expect(manager.getByText(`Kamar ${room.room}A: `)).toContainText('Belum ada yang diubah.')
  await manager.getByRole('button', { name: 'Batal pilih' }).click()
  for (const box of await manager.getByRole('checkbox').all()) await box.check()
  await manager.getByLabel('Ditutup dari').fill(today)
  await manager.getByLabel('Sebab').fill('AC bocor')
  await manager.getByRole('button', { name: 'Tutup 3 kamar' }).click()
  await expect(manager.getByText('Ditutup pada hari-hari itu: 3 kamar.')).toBeVisible()
  await expect(manager.getByRole('checkbox', { name: 'Kamar 9801, ditutup' })).toBeVisible()
  await expectAccessible(manager, 'closed rooms')
  await manager.getByRole('button', { name: 'Batal pilih' }).click()

  // The cards of the new ones and of the renamed one are printed; then all on the walls are right.
  await manager.getByRole('link', { name: 'Lembar QR' }).click()
  await expect(manager.getByText('5 kartu, 1 lembar A4')).toBeVisible()
  await manager.getByRole('button', { name: 'Ya, 5 kartu sudah tercetak' }).click()
  await expect(manager.getByText('Semua kartu di dinding masih benar.')).toBeVisible()

  // One code is made anew: that card alone is printed, and the one on the wall is worthless.
  await manager.getByRole('link', { name: 'Kamar', exact: true }).click()
  await manager.getByRole('searchbox').fill(`${room.room}A`)
  await manager.getByRole('checkbox', { name: `Kamar ${room.room}A,` }).check()
  await manager.getByRole('button', { name: `Ganti kode Kamar ${room.room}A` }).click()
  await manager.getByRole('button', { name: 'Ya, ganti kodenya' }).click()
  await expect(manager.getByText(`Kode Kamar ${room.room}A sudah diganti.`)).toBeVisible()
  await manager.getByRole('button', { name: 'Batal pilih' }).click()
  await manager.getByRole('link', { name: 'Lembar QR' }).click()
  await expect(manager.getByText('1 kartu, 1 lembar A4')).toBeVisible()
  await expectAccessible(manager, 'only what has changed')
  const late = await open()
  await late.goto(`/r/${TELUK}#${room.code}`)
  await expect(late.getByText('Kode QR yang dipindai sudah tidak berlaku.')).toBeVisible()
})

test('two managers set what the desk then goes by, and whoever stays has a sleeve', async ({
  city,
  open,
}) => {
  const room = freshRoom(city, TELUK)
  const pin = outletOf(city, TELUK).staff.find(({ role }) => role === 'manager')?.pin ?? ''
  const settings = async () => {
    const page = await open(WIDE)
    await page.goto(`/manage/${TELUK}#settings`)
    await page.getByLabel('Nama').selectOption({ label: 'Manajer' })
    await page.getByLabel('PIN').fill(pin)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Wi-Fi tamu')).toBeVisible()
    return page
  }
  const [one, other] = [await settings(), await settings()]
  const save = (page: typeof one) => page.getByRole('button', { name: 'Simpan pengaturan' }).click()
  await one.getByLabel('Wi-Fi tamu').fill('Teluk Tamu / laut1234')
  await one.getByLabel('Telepon meja depan').fill('9')
  await other.getByLabel('Telepon meja depan').fill('8')
  await other.getByLabel('Meja terkunci').fill('5')
  await save(one)
  await expect(one.getByText('Tersimpan.')).toBeVisible()
  await save(other)
  // Where only one has written it is put together; where both have, it is asked.
  await expect(other.getByRole('alert').first()).toContainText('Telepon meja depan: 9')
  await expect(other.getByLabel('Wi-Fi tamu')).toHaveValue('Teluk Tamu / laut1234')
  await expectAccessible(other, 'settings of two')
  await other.getByRole('button', { name: 'Pakai yang ini' }).click()
  await expect(other.getByLabel('Telepon meja depan')).toHaveValue('9')
  await save(other)
  await expect(other.getByText('Tersimpan.')).toBeVisible()

  const desk = await open(WIDE)
  await signInAtDesk(desk, city, TELUK)
  await desk.getByRole('link', { name: 'Kamar', exact: true }).click()
  await desk.getByRole('button', { name: 'Sampul kunci' }).click()
  await desk.getByText('Semua yang menginap').click()
  await desk.getByLabel(/rentang untuk rombongan/).fill(room.room)
  const sleeve = desk.getByRole('region', { name: `Kamar ${room.room}` })
  await expect(sleeve).toContainText(room.stayCode.replace(/..(?=.)/g, '$& '))
  await expect(sleeve).toContainText('Teluk Tamu / laut1234')
  // What it leads to is the shop window: the room's own code is on no sleeve.
  await expect(sleeve).not.toContainText('#')
  await expectAccessible(desk, 'sleeves')
  await expectNoSidewaysScroll(desk, 'sleeves')
  const pdf = (await desk.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
  expect(pdf).toMatch(/\/MediaBox \[0 0 59\d/)
})
