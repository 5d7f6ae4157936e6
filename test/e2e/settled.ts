/** A device that has been here for a while. */
import { expect, type Page } from '@playwright/test'

/** A room's guest whose device the worker has made ready for a day without a network. */
export async function settledIn(
  page: Page,
  room: { readonly code: string; readonly room: string },
): Promise<void> {
  await page.goto(`/r/hotel-demo-teluk#${room.code}`)
  await expect(page.getByText(`Kamar ${room.room}`)).toBeVisible()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  // The first visit ends when the worker has kept the shop: every picture of the menu is one address.
  const pictures = await page.locator('.item img').count()
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('seen')).keys()).length))
    .toBeGreaterThan(pictures)
}
