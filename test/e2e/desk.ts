/** A clerk at the desk: signs in, proves the bell, works the board. */
import { expect, type Page } from '@playwright/test'
import { type City, outletOf } from './story.ts'

export async function signInAtDesk(page: Page, city: City, slug: string, staff = 'Petugas 1'): Promise<void> {
  const pin = outletOf(city, slug).staff.find(({ name }) => name === staff)?.pin ?? ''
  await page.goto(`/desk/${slug}`)
  await page.getByRole('button', { name: staff }).click()
  await expect(page.getByLabel('PIN', { exact: true })).toBeFocused()
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await expect(page.locator('.board')).toBeVisible()
}

/** The bell is heard and said to be. */
export async function proveBell(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Bunyikan bel' }).click()
  await page.getByRole('button', { name: 'Saya dengar' }).click()
}

/** A room's row on the board; with orders that take different steps it has one of each. */
export function rowOf(page: Page, room: string) {
  return page.locator('.order').filter({ has: page.locator('.flap').getByText(room, { exact: true }) })
}
