/** How those who are at work in an office come in, in the demo city. */
import { expect, type Page } from '@playwright/test'
import { type City, outletOf } from './story.ts'

const TELUK = 'hotel-demo-teluk'

export async function signInManager(page: Page, city: City, slug = TELUK): Promise<void> {
  await page.goto(`/manage/${slug}`)
  await page.getByLabel('Nama').selectOption({ label: 'Manajer' })
  await page
    .getByLabel('PIN')
    .fill(outletOf(city, slug).staff.find(({ role }) => role === 'manager')?.pin ?? '')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Lembar QR' })).toBeVisible()
}

export async function signInOfficer(page: Page, city: City, path = '/evaluate'): Promise<void> {
  await page.goto(path)
  await page.getByLabel('Nama petugas').fill(city.agency.name)
  await page.getByLabel('PIN').fill(city.agency.pin)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('banner').getByRole('navigation')).toBeVisible()
}
