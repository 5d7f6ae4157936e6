/** A disk that is really full: whoever is at the desk reads it without a tap, and it goes by itself when there is room again. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { type SmallDisk, smallDisk } from '../support/small-disk.ts'
import { signInAtDesk } from './desk.ts'
import { CITY } from './server.ts'
import { test as base, type City, expect, standCity } from './story.ts'
import { deskWire, stockUp } from './wire.ts'

const TELUK = 'hotel-demo-teluk'
const MEGABYTES = 64

const test = base.extend<{ disk: SmallDisk; city: City }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  disk: async ({}, use) => {
    const disk = smallDisk(MEGABYTES)
    base.skip(disk === null, 'no disk can be mounted here')
    if (disk === null) return
    await use(disk)
    disk.unmount()
  },
  city: async ({ disk }, use) => {
    const dir = join(disk.dir, 'city')
    cpSync(CITY, dir, { recursive: true })
    const { city, end } = await standCity({ DATA_DIR: dir })
    await use(city)
    disk.empty()
    await end()
  },
  refusals: [401, 503],
})

test('a desk whose server cannot save is told so, and when it can again', async ({ city, disk, open }) => {
  const desk = await open({ viewport: { width: 1280, height: 800 } })
  await signInAtDesk(desk, city, TELUK)
  const manager = await deskWire(city, TELUK)
  disk.fill()
  // What was written ahead may begin anew in room that it has; then there is none.
  await expect(async () => {
    for (;;) await stockUp(manager, TELUK)
  }).rejects.toThrow('503')

  await desk.reload()
  const alarm = desk.getByRole('alert').filter({ hasText: 'Server sedang tidak dapat menyimpan' })
  await expect(alarm).toBeVisible()
  await expect(desk.locator('.board')).toBeVisible()
  disk.empty()
  await expect(alarm).toBeHidden()
  await stockUp(manager, TELUK)
})
