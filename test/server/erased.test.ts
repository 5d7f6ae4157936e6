/**
 * Erased means gone: words that a guest or clerk wrote, and what leads to a room, are in no file of the city's once their
 * term is over: not in rows, nor in what a database leaves of rows that were changed or deleted.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { beforeEach, expect, test } from 'vitest'
import { FORGET_AFTER_MS } from '../../src/domain/stay.ts'
import { MIGRATIONS } from '../../src/server/storage/migrations/list.ts'
import { migrate } from '../../src/server/storage/sqlite/migrate.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { forgetGuests } from '../../src/server/usecases/erasing/forget-guests.ts'
import { cancelOrder, stepOrder } from '../../src/server/usecases/ordering/act-on-order.ts'
import { checkOut } from '../../src/server/usecases/stays/check-out.ts'
import { standOn } from '../support/engines.ts'
import { pictureOf } from '../support/faults.ts'
import { valueIn } from '../support/results.ts'
import { aCity, aHotel, guestIn, type Hotel } from '../support/world.ts'

const CANARIES = [
  'canary of a guest',
  'canary of a clerk',
  'canary of one who cancelled',
  'kamar 512',
] as const

/** A stay with every word that can be written in one, told in steps so that rows are changed and left. */
async function live(hotel: Hotel): Promise<void> {
  const { stay } = await hotel.checkIn('512')
  await hotel.deliver(await hotel.place(stay, { amplang: 1 }, { note: CANARIES[0] }))
  const declined = await hotel.place(stay, { madu: 1 }, { note: CANARIES[0] })
  const step = { type: 'decline', reason: 'other', comment: CANARIES[1] } as const
  valueIn(await stepOrder(hotel.world, hotel.clerk, declined.id, step))
  const last = await hotel.place(stay, { gabin: 1 }, { note: CANARIES[2] })
  valueIn(await cancelOrder(hotel.world, guestIn(hotel.outlet, stay), last.id))
  valueIn(await checkOut(hotel.world, hotel.clerk, '512', 'keep'))
}

async function forget(hotel: Hotel, stays: number): Promise<void> {
  hotel.world.clock.pass(FORGET_AFTER_MS)
  expect(await forgetGuests(hotel.world, hotel.outlet.slug)).toBe(stays)
}

const STAYS = 40
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'etalase-erased-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

/** Canaries in any file of the folder, whatever of it is in use. */
const foundIn = () =>
  readdirSync(folder).flatMap(name => {
    const bytes = readFileSync(join(folder, name))
    return CANARIES.filter(canary => bytes.includes(canary)).map(canary => `${name}: ${canary}`)
  })
const open = () => openSqlite({ path: join(folder, 'etalase.db') })

test('on SQLite no file holds a byte of it, while the program goes on', async () => {
  const hotel = await aHotel(await aCity(open), { pieces: { amplang: 100, madu: 100, gabin: 100 } })
  // Enough for pages to fill, to be written, and to be written again.
  for (let n = 0; n < STAYS; n++) await live(hotel)
  await hotel.world.storage.scrub()
  await live(hotel)
  expect(new Set(foundIn().map(found => found.split(': ')[1]))).toEqual(new Set(CANARIES))
  await forget(hotel, STAYS + 1)
  expect(foundIn()).toEqual([])
  await hotel.world.storage.close()
})

test('what an earlier release left in free pages is gone with the upgrade', async () => {
  const path = join(folder, 'etalase.db')
  const old = new DatabaseSync(path)
  old.exec('PRAGMA secure_delete = OFF')
  migrate(old, MIGRATIONS.slice(0, 5))
  const blank = 'x'.repeat(900)
  old.exec(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
     INSERT INTO sellers (seller, body) SELECT 's' || i, '${CANARIES[0]}${blank}' FROM n;
     UPDATE sellers SET body = '{}'; DELETE FROM sellers WHERE seller > 's2'`,
  )
  old.close()
  expect(foundIn()).not.toEqual([])
  const storage = open()
  expect(foundIn()).toEqual([])
  expect(await storage.look.get('SELECT COUNT(*) AS n FROM sellers')).not.toEqual({ n: 0 })
  await storage.close()
})

test('on PostgreSQL no row says it', async () => {
  standOn('postgres')
  const hotel = await aHotel(await aCity())
  const said = async () => {
    const all = JSON.stringify(await pictureOf(hotel.world.storage))
    return CANARIES.filter(canary => all.includes(canary))
  }
  await live(hotel)
  expect(await said()).toEqual([...CANARIES])
  await forget(hotel, 1)
  expect(await said()).toEqual([])
})
