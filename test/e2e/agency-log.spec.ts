/**
 * A hotel's box follows the agency's log at a hub, both in processes of their own. An older backup is put back at the hub: the
 * manager reads it on the shelf, which goes on, and the officer under the books, until a newer one is put back.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makerOf } from '../../src/domain/agency-register.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { addAgencyEntry } from '../../src/server/usecases/agency/add-entry.ts'
import { seededRandom } from '../support/ports.ts'
import { aSeller } from '../support/things.ts'
import { CITY, DIST, type Server, startServer } from './server.ts'
import { signInManager, signInOfficer } from './sign-in.ts'
import { type City, expect, expectAccessible, expectNoSidewaysScroll, readCity, test } from './story.ts'

const folder = mkdtempSync(join(tmpdir(), 'etalase-agency-log-'))
const HUB = join(folder, 'hub')
const BACKUP = join(folder, 'backup')
const NEWEST = join(folder, 'newest')
const BOX = join(folder, 'box')
let hub: Server
let box: Server

const startHub = async (port = '0') => {
  hub = await startServer(HUB, { PORT: port }, DIST, ['hub'])
}
/** Its box asks at once when it starts. */
async function startBox(): Promise<City> {
  const [key = ''] = (await (await fetch(`${hub.url}/hub/keys`)).text()).split('\n')
  box = await startServer(BOX, { HUB_URL: hub.url, HUB_KEY: key })
  return readCity(box.url)
}
async function enter(many: number): Promise<void> {
  const storage = openSqlite({ path: join(HUB, 'etalase.db') })
  const random = seededRandom('agency')
  await storage.writeCity(async sql => {
    for (let i = 0; i < many; i++) {
      const maker = makerOf({ ...aSeller('dapur-baru'), name: `Dapur ${i}` })
      await addAgencyEntry(sql, { random }, { deed: 'maker', maker, by: null }, Date.now())
    }
  })
  await storage.close()
}
const copyHub = (from: string, to: string) => cpSync(join(from, 'etalase.db'), join(to, 'etalase.db'))
const sizeAt = async (url: string) => {
  const [, size] = (await (await fetch(`${url}/agency/log/checkpoint`)).text()).split('\n')
  return Number(size)
}
/** The hub with another database under the same address and the same keys, and its box started anew. */
async function turned(to: string): Promise<City> {
  await box.stop()
  const { port } = new URL(hub.url)
  await hub.stop()
  for (const rest of ['-wal', '-shm']) rmSync(join(HUB, `etalase.db${rest}`), { force: true })
  copyHub(to, HUB)
  await startHub(port)
  return startBox()
}

// Whoever is not signed in yet is told so.
test.use({ refusals: [401] })

test.beforeAll(async () => {
  cpSync(CITY, BOX, { recursive: true })
  await startHub()
  await hub.stop()
  await enter(2)
  await startHub()
  await expect.poll(() => sizeAt(hub.url)).toBe(2)
  await hub.stop()
  cpSync(HUB, BACKUP, { recursive: true })
  await enter(3)
  await startHub()
  await expect.poll(() => sizeAt(hub.url)).toBe(5)
  const { port } = new URL(hub.url)
  await hub.stop()
  cpSync(HUB, NEWEST, { recursive: true })
  await startHub(port)
})
test.afterAll(async () => {
  await box.stop()
  await hub.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a rollback is told to manager and officer until it is mended, and the shelf goes on', async ({
  open,
}) => {
  await startBox()
  await expect.poll(() => sizeAt(box.url)).toBe(5)

  const rolled = await turned(BACKUP)
  const baseURL = box.url
  const manager = await open({ baseURL, viewport: { width: 1280, height: 800 } })
  await signInManager(manager, rolled)
  const notice = manager.getByText('Register dinas mundur ke keadaan lama.')
  await expect(notice).toBeVisible()
  await expect(manager.getByText('Kabari dinas')).toBeVisible()
  await expect(manager.getByRole('switch').first()).toBeVisible()
  await manager.reload()
  await expect(notice).toBeVisible()
  await expectAccessible(manager, 'the shelf with a notice')
  await manager.setViewportSize({ width: 390, height: 800 })
  await expectNoSidewaysScroll(manager, 'the shelf with a notice')
  const officer = await open({ baseURL })
  await signInOfficer(officer, rolled, '/evaluate/books')
  await expect(officer.getByText('Register dinas mundur ke keadaan lama.')).toBeVisible()
  await expectAccessible(officer, 'the books with a notice')
  // A page that is open while its server goes says so on its console, and rightly.
  await manager.close()
  await officer.close()

  const whole = await turned(NEWEST)
  const later = await open({ baseURL: box.url })
  await signInManager(later, whole)
  await expect(later.getByRole('switch').first()).toBeVisible()
  await expect(later.getByText('Register dinas mundur')).toHaveCount(0)
})
