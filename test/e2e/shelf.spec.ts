/** A manager puts three products onto the shelf, pins one and ends one by a date; a guest sees exactly that. */
import type { Page } from '@playwright/test'
import { expect, expectAccessible, outletOf, test } from './story.ts'

const TELUK = 'hotel-demo-teluk'
test.use({ refusals: [401] })

/** The first three that are not on the shelf yet and can be chosen, as they are called. */
async function chooseThree(manager: Page): Promise<string[]> {
  const names: string[] = []
  const free = manager.locator('.entry', {
    has: manager.locator('input:enabled'),
    hasNot: manager.locator('.st'),
  })
  for (let i = 0; i < 3; i++) {
    names.push((await free.nth(i).locator('b').textContent()) ?? '')
    await free.nth(i).getByRole('checkbox').check()
  }
  return names
}

test('three products come onto the shelf at once, and guests see what was previewed', async ({
  city,
  open,
}) => {
  const manager = await open({ viewport: { width: 1280, height: 800 } })
  await manager.goto(`/manage/${TELUK}`)
  const pin = outletOf(city, TELUK).staff.find(({ role }) => role === 'manager')?.pin ?? ''
  await manager.getByLabel('Nama').selectOption({ label: 'Manajer' })
  await manager.getByLabel('PIN').fill(pin)
  await manager.keyboard.press('Enter')
  await expect(manager.getByRole('heading', { level: 1, name: 'Rak' })).toBeVisible()

  await manager.keyboard.press('n')
  await expect(manager.getByRole('checkbox').first()).toBeVisible()
  const names = await chooseThree(manager)
  await expectAccessible(manager, 'choosing')
  await manager.getByRole('button', { name: 'Lanjut: harga dan bagian' }).click()
  for (const name of names) {
    await manager.getByLabel(`Cara, ${name}`).selectOption({ label: 'titip jual' })
    await manager.getByLabel(`Harga, ${name}`).fill('35.000')
    await manager.getByLabel(`Bagian, ${name}`).fill('40.000')
  }
  const next = manager.getByRole('button', { name: 'Lanjut: tanggal dan rak' })
  await expect(manager.getByText('Bagian lebih besar dari harga.')).toHaveCount(3)
  await expect(next).toBeDisabled()
  await manager.reload()
  for (const name of names) await manager.getByLabel(`Bagian, ${name}`).fill('80 %')
  await expect(manager.getByText('Rp7.000')).toHaveCount(3)
  await expectAccessible(manager, 'prices')
  await next.click()
  for (const name of names) await manager.getByLabel(`Rak, ${name}`).fill('Z9')
  await manager.getByRole('button', { name: 'Tayangkan 3 produk' }).click()
  await expect(manager.getByText('3 produk sekarang di rak.', { exact: false })).toBeVisible()

  const [pinned = '', ended = ''] = names
  await manager.getByRole('searchbox').fill('Z9')
  await manager.getByRole('button', { name: pinned, exact: true }).click()
  await manager.getByRole('button', { name: 'Sematkan di depan' }).click()
  await manager.getByLabel('Harga tamu, Rp').fill('36.000')
  const preview = manager.getByRole('complementary', { name: 'Yang dilihat tamu' })
  await expect(preview.getByRole('listitem').first()).toContainText('Rp36.000')
  await manager.getByRole('button', { name: 'Simpan' }).click()
  await expect(manager.getByText('Tersimpan.')).toBeVisible()
  await expectAccessible(manager, 'a placement that is open')
  await manager.getByLabel(`Pilih ${ended}`).check()
  await manager.getByRole('button', { name: 'Matikan' }).click()
  await manager.getByRole('button', { name: 'Akhiri' }).click()
  await expect(manager.getByText('1 produk diubah.')).toBeVisible()

  const guest = await open()
  await guest.goto(`/r/${TELUK}`)
  await expect(guest.locator('a.item').first()).toContainText(pinned)
  await expect(guest.locator('a.item').first()).toContainText('Rp36.000')
  await expect(guest.locator('a.item', { hasText: ended })).toHaveCount(0)
  await expect(guest.locator('a.item', { hasText: names[2] ?? '' })).toHaveCount(1)
})
