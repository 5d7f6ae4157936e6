/** In which version a log goes on, and what becomes of entries that are newer than whoever meets them. */
import { pino } from 'pino'
import { beforeEach, describe, expect, test } from 'vitest'
import { legible } from '../../../src/contract/entry.ts'
import { ENTRY_VERSION, type Entry } from '../../../src/domain/document.ts'
import { DAY_MS } from '../../../src/domain/time.ts'
import { utf8 } from '../../../src/log/bytes.ts'
import { formatNote } from '../../../src/log/note.ts'
import { formatRegister, type LogRegister, readRegister } from '../../../src/log/register.ts'
import { startChores } from '../../../src/server/live/chores-loop.ts'
import { findEntries } from '../../../src/server/storage/statements/documents/documents.ts'
import { countedUpTo } from '../../../src/server/storage/statements/evaluation/counted.ts'
import { foldCursor } from '../../../src/server/storage/statements/folds/fold-cursors.ts'
import { findLog } from '../../../src/server/storage/statements/log/logs.ts'
import { ENTRY_V2_MARK } from '../../../src/server/storage/storage.ts'
import { kwitansiToken } from '../../../src/server/usecases/city/codes.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { issueDocument } from '../../../src/server/usecases/documents/issue-document.ts'
import { readKwitansi } from '../../../src/server/usecases/documents/read-kwitansi.ts'
import { voidDocument } from '../../../src/server/usecases/documents/void-document.ts'
import { mirrored } from '../../../src/server/usecases/hub/papers.ts'
import { openLogs } from '../../../src/server/usecases/log/open-logs.ts'
import { passedOver, toMakeUpFor } from '../../../src/server/usecases/log/passed-over.ts'
import { type Pusher, type Pushing, pusher, refreshRegister } from '../../../src/server/usecases/log/push.ts'
import { restoreLog } from '../../../src/server/usecases/log/restore.ts'
import { type Sealing, sealLog } from '../../../src/server/usecases/log/seal.ts'
import { reconcileBooks } from '../../../src/server/usecases/reconcile/reconcile.ts'
import { believed } from '../../support/believed.ts'
import { count } from '../../support/counting.ts'
import { aHub, type ServedHub } from '../../support/hub.ts'
import { type HandSigner, handHighWater, handSigner } from '../../support/log.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

/** The hub counts what it has mirrored. */
const countThere = () => count({ ...hotel, world: { ...hotel.world, storage: served.hub.storage } })

type Outlet = Sealing & Pushing & { readonly signer: HandSigner }

const silent = pino({ level: 'silent' })

let hotel: Hotel
let served: ServedHub
let world: Outlet
let push: Pusher['push']
let stay: string

beforeEach(async () => {
  hotel = await aHotel(await aCity())
  served = await aHub(hotel.world.clock)
  world = served.pushing({ ...hotel.world, signer: handSigner(), highWater: handHighWater() })
  push = pusher(world).push
  stay = (await hotel.checkIn('512')).stay
  return () => served.stop()
})

const open = (hasHub: boolean) => openLogs(world, world.signer, 'etalase.test', hasHub)
const entries = async (where: Pick<Outlet, 'storage'> = world) =>
  (await where.storage.read(sql => findEntries(sql, HOTEL, 0, 100))).map(text => JSON.parse(text) as Entry)
const deliver = async () => hotel.deliver(await hotel.place(stay, { amplang: 1 }))
const isMarked = async () =>
  (
    await world.storage.read(sql => believed(sql).all<{ number: number }>('SELECT number FROM migrations'))
  ).some(({ number }) => number === ENTRY_V2_MARK)

/** A version that nobody has made yet. */
const issueNewer = (kind = 'gift') =>
  world.storage.write(HOTEL, sql =>
    issueDocument(sql, hotel.outlet, world.clock.now(), head => {
      const made = { ...head, v: 3, kind, wrapped: ['twice'] }
      return made as unknown as Entry
    }),
  )

const nothing = () => {
  throw new Error('nothing there')
}

describe('without a hub', () => {
  test('the newest version is written at once, and the database is marked by its first entry', async () => {
    const before = await isMarked()
    await open(false)
    expect(await isMarked()).toBe(before)
    await deliver()
    expect(await isMarked()).toBe(true)
    valueIn(await voidDocument(world, hotel.clerk, 1, 'test'))
    hotel.world.clock.pass(DAY_MS)
    await closeDays(world, hotel.outlet)
    const all = await entries()
    expect(all.map(({ v, kind }) => `${kind} ${v}`)).toEqual(['kwitansi 2', 'void 2', 'day 2'])
    expect(all.map(legible)).toEqual(['known', 'known', 'known'])
  })

  test('what is said of a day is what it was', async () => {
    await open(false)
    hotel.world.clock.pass(90_000)
    await deliver()
    hotel.world.clock.pass(DAY_MS)
    await closeDays(world, hotel.outlet)
    const [kwitansi, day] = await entries()
    expect(kwitansi).toMatchObject({ source: 'stay', by: 'guest', waitMinutes: 0 })
    expect(day).toMatchObject({
      unit: 'room',
      nights: 1,
      stays: 1,
      viewers: 1,
      open: [[180, 1080]],
      order: { rule: 'fixed' },
    })
    expect(day?.kind === 'day' && day.v === 2 && day.exposure.map(({ place }) => place)).toEqual([0, 1, 2])
  })
})

describe('with a hub', () => {
  /** The hub as one of another release: it signs that it reads entries up to that version, or says nothing of it. */
  const hubReading = (reads?: number): Outlet => ({
    ...world,
    link: {
      async ask(path, body) {
        const answer = await served.link.ask(path, body)
        if (path !== 'register') return answer
        const { reads: _, ...register } = readRegister(Buffer.from(answer.body).toString()) ?? nothing()
        return {
          status: 200,
          body: utf8(await signed({ ...register, ...(reads === undefined ? {} : { reads }) })),
        }
      },
    },
  })

  async function signed(register: LogRegister): Promise<string> {
    const name = served.hub.names.register
    const text = formatRegister(register)
    const key = (await served.signer.keyOf(name)) ?? nothing()
    return formatNote({
      text,
      signatures: [{ ...key, signature: await served.signer.sign(name, utf8(text)) }],
    })
  }

  test('version 1 is written until its register says that it reads more', async () => {
    await open(true)
    await deliver()
    await served.adopt(world, HOTEL)
    await refreshRegister(world)
    await deliver()
    expect((await entries()).map(({ v }) => v)).toEqual([1, 2])
    await sealLog(world, HOTEL)
    expect(await push(HOTEL)).toBe(2)
    expect(await entries(served.hub)).toEqual(await entries())
  })

  test.each([
    [undefined, 1],
    [1, 1],
    [2, 2],
    [7, 2],
  ])('whose register says that it reads %s, version %i is written', async (reads, version) => {
    await open(true)
    await served.adopt(world, HOTEL)
    await refreshRegister(hubReading(reads))
    await deliver()
    expect((await entries()).map(({ v }) => v)).toEqual([version])
  })

  test('that was put back to an older release, its version is written again', async () => {
    await open(true)
    await served.adopt(world, HOTEL)
    for (const reads of [2, undefined, 2]) {
      await refreshRegister(hubReading(reads))
      await deliver()
    }
    expect((await entries()).map(({ v }) => v)).toEqual([2, 1, 2])
  })
})

describe('an entry that is newer than the hub', () => {
  beforeEach(async () => {
    await open(true)
    await served.adopt(world, HOTEL)
    await refreshRegister(world)
    await deliver()
    await issueNewer()
    await deliver()
    await sealLog(world, HOTEL)
    expect(await push(HOTEL)).toBe(3)
  })

  test('is mirrored and witnessed to the byte', async () => {
    expect(await entries(served.hub)).toEqual(await entries())
    const log = await served.hub.storage.read(sql => findLog(sql, HOTEL))
    expect(log).toMatchObject({ size: 3, witnessedSize: 3 })
  })

  test('is where counting waits for a program that reads it, and nothing before it is lost', async () => {
    expect(await countThere()).toBe(1)
    expect(await countThere()).toBe(0)
    expect(await served.hub.storage.read(sql => countedUpTo(sql, HOTEL))).toBe(1)
  })

  test('is missed in no book but the count', async () => {
    await countThere()
    const books = valueIn(await reconcileBooks(served.hub, true, { outlet: HOTEL }))
    expect(books.outlets[0]?.missing.map(({ stage, from, to }) => [stage, from, to])).toEqual([
      ['counted', 2, 3],
    ])
  })

  test('comes back from the mirror as it was', async () => {
    const old = await aHotel(await aCity(undefined, 'put back'))
    const back: Outlet = {
      ...served.pushing({ ...old.world, signer: world.signer }),
      highWater: world.highWater,
    }
    await openLogs(back, back.signer, 'etalase.test', true)
    const restored = await restoreLog(back, HOTEL, legible)
    expect(restored.map(({ standing }) => standing)).toEqual(['known', 'newer', 'known'])
    expect(await entries(back)).toEqual(await entries())
  })
})

describe('an outlet that is a version ahead of its hub for a day', () => {
  const upgrade = async () => {
    served.reads = ENTRY_VERSION
    await startChores(served.hub, silent, false).stop()
  }
  const papers = () => mirrored(served.hub, served.hubKey)
  const linkOf = (number: number) => ({
    outlet: HOTEL,
    number,
    token: kwitansiToken(world.keys, HOTEL, number),
  })
  const paper = async (number: number) => valueIn(await readKwitansi(served.hub, papers(), linkOf(number)))
  /** What each paper says of whether it is void, and which days were stated. */
  const marks = ({ storage }: Pick<Outlet, 'storage'>) =>
    storage.read(async sql => [
      await sql.all('SELECT number, voided_by AS by FROM documents WHERE outlet = ? ORDER BY number', [
        HOTEL,
      ]),
      await sql.all('SELECT date, number FROM days WHERE outlet = ?', [HOTEL]),
    ])
  const pushAll = async () => {
    await sealLog(world, HOTEL)
    await push(HOTEL)
  }
  const waiting = () => served.hub.storage.read(sql => foldCursor(sql, HOTEL, passedOver.name))

  beforeEach(async () => {
    await open(true)
    await served.adopt(world, HOTEL)
    await refreshRegister(world)
    served.reads = 1
    for (let i = 0; i < 3; i++) await deliver()
    await pushAll()
    valueIn(await voidDocument(world, hotel.clerk, 2, 'test'))
    hotel.world.clock.pass(DAY_MS)
    await closeDays(world, hotel.outlet)
    valueIn(await voidDocument(world, hotel.clerk, 3, 'other'))
    await pushAll()
  })

  test('is mirrored there to the byte, and nothing of it is guessed', async () => {
    expect(await entries(served.hub)).toEqual(await entries())
    expect((await paper(2)).voidedBy).toBeNull()
    expect(await waiting()).toEqual({ number: 0, stoppedBy: 2 })
  })

  test('is there as it is here, once the hub is upgraded', async () => {
    await upgrade()
    expect(await marks(served.hub)).toEqual(await marks(world))
    expect(await paper(2)).toMatchObject({ total: 25_000, voidedBy: { number: 4 } })
    expect(await paper(4)).toMatchObject({ kind: 'void', voids: { number: 2 } })
    expect(await served.hub.storage.read(sql => countedUpTo(sql, HOTEL))).toBe(6)
    expect(await waiting()).toEqual({ number: 0, stoppedBy: 0 })
  })

  test('is read again for no longer than something waits, and what comes later is marked as it comes', async () => {
    await upgrade()
    valueIn(await voidDocument(world, hotel.clerk, 1, 'test'))
    await pushAll()
    expect(await marks(served.hub)).toEqual(await marks(world))
    expect(await toMakeUpFor(served.hub)).toEqual([])
  })

  test('waits where something is newer still, and nothing before that waits along', async () => {
    await issueNewer('kwitansi')
    await deliver()
    await pushAll()
    await upgrade()
    expect(await waiting()).toEqual({ number: 6, stoppedBy: 3 })
    expect(await marks(served.hub)).toEqual(await marks(world))
    expect(await toMakeUpFor(served.hub)).toEqual([])
    const refused = await readKwitansi(served.hub, papers(), linkOf(7))
    expect(codeOf(refused)).toBe('unknown-document')
  })
})
