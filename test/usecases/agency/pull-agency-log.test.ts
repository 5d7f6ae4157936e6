/**
 * A hotel's box follows the agency's log at its hub: the register comes, also after days without a line; and a log that is not
 * what was signed before, or by whom the hub names, is noticed, kept with its notes, and not believed.
 */
import { beforeEach, describe, expect, test } from 'vitest'
import { readAgencyEntry } from '../../../src/contract/agency-entry.ts'
import { makerOf, productOf } from '../../../src/domain/agency-register.ts'
import type { Product } from '../../../src/domain/product.ts'
import { DAY_MS } from '../../../src/domain/time.ts'
import { canonical } from '../../../src/log/canonical.ts'
import { formatCheckpoint } from '../../../src/log/checkpoint.ts'
import { formatKey, formatNote } from '../../../src/log/note.ts'
import type { HighWater } from '../../../src/server/ports.ts'
import {
  addAgencyEntries,
  agencyEntries,
} from '../../../src/server/storage/statements/agency/agency-entries.ts'
import { agencyFaults, standingFault } from '../../../src/server/storage/statements/agency/agency-faults.ts'
import {
  addAgencyKey,
  findAgencyLog,
  findAgencyLogOf,
  takeAgencyNumber,
} from '../../../src/server/storage/statements/agency/agency-logs.ts'
import { allProducts, allSellers } from '../../../src/server/storage/statements/city/register.ts'
import { lastNumber } from '../../../src/server/storage/statements/counters.ts'
import type { Transaction } from '../../../src/server/storage/storage.ts'
import { type AgencyDone, addAgencyEntry } from '../../../src/server/usecases/agency/add-entry.ts'
import { makeUpForPassedOver } from '../../../src/server/usecases/agency/apply.ts'
import { keptAgencyLog } from '../../../src/server/usecases/agency/kept.ts'
import { openAgencyLog } from '../../../src/server/usecases/agency/open-log.ts'
import { type Pulled, pullAgencyLog } from '../../../src/server/usecases/agency/pull.ts'
import type { Following } from '../../../src/server/usecases/agency/remote.ts'
import { sealAgencyLog } from '../../../src/server/usecases/agency/seal.ts'
import { agencyRootAt } from '../../../src/server/usecases/agency/tree.ts'
import { refreshRegister } from '../../../src/server/usecases/log/push.ts'
import type { Sealing } from '../../../src/server/usecases/log/seal.ts'
import type { World } from '../../../src/server/usecases/world.ts'
import { type AgencyLink, agencyLink } from '../../support/agency.ts'
import { crypto } from '../../support/crypto.ts'
import { aHub, type ServedHub } from '../../support/hub.ts'
import { handHighWater } from '../../support/log.ts'
import { aProduct, aSeller, HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

const ORIGIN = 'hub.test/agency'

let hotel: Hotel
let box: Following & { readonly agency: AgencyLink }
let served: ServedHub

const marks = new WeakMap<ServedHub, HighWater>()
function sealing(hub: ServedHub): Sealing {
  const highWater = marks.get(hub) ?? handHighWater()
  marks.set(hub, highWater)
  return { ...hub.hub, highWater }
}
const writeAt = (hub: ServedHub, work: (sql: Transaction, world: World) => Promise<unknown>) =>
  hub.hub.storage.writeCity(sql => work(sql, hub.hub))
const publish = (hub: ServedHub, name: string) =>
  writeAt(hub, (sql, world) =>
    addAgencyEntry(
      sql,
      world,
      { deed: 'maker', maker: makerOf({ ...aSeller('dapur-baru'), name }), by: 'Bu Sari' },
      0,
    ),
  )
const publishMany = async (hub: ServedHub, many: number, name = 'Dapur') => {
  for (let i = 0; i < many; i++) await publish(hub, `${name} ${i}`)
  await sealAgencyLog(sealing(hub))
}
const publishProduct = async (hub: ServedHub, product: Product) => {
  await writeAt(hub, (sql, world) =>
    addAgencyEntry(sql, world, { deed: 'product', product: productOf(product), by: null }, 0),
  )
  await sealAgencyLog(sealing(hub))
}
async function pullAll(): Promise<Pulled> {
  for (;;) {
    const pulled = await pullAgencyLog(box)
    if (pulled.is !== 'more') return pulled
  }
}
const boxLog = async () => {
  const log = await box.storage.read(findAgencyLog)
  if (log === null) throw new Error('nothing is followed')
  return log
}
const makers = async () => (await box.storage.read(allSellers)).map(({ name }) => name)
const faults = () => box.storage.read(sql => agencyFaults(sql, ORIGIN))
const entriesAt = (of: Pick<World, 'storage'>) => of.storage.read(sql => agencyEntries(sql, ORIGIN, 0, 9_999))
const open = async (hub: ServedHub) => {
  await openAgencyLog(hub.hub, hub.signer, 'hub.test')
  await sealAgencyLog(sealing(hub))
}

beforeEach(async () => {
  hotel = await aHotel(await aCity())
  served = await aHub(hotel.world.clock)
  await open(served)
  box = {
    ...hotel.world,
    ...{ crypto, link: served.link, hubKey: served.hubKey, read: readAgencyEntry },
    agency: agencyLink(served.app),
  }
})

describe('a box', () => {
  test('has from nothing what the agency has ever said, package by package', async () => {
    await publishMany(served, 600)
    const first = await pullAgencyLog(box)
    expect(first).toEqual({ is: 'more', size: 256 })
    expect(await pullAll()).toEqual({ is: 'whole', size: 600 })
    expect(await entriesAt(box)).toEqual(await entriesAt(served.hub))
    expect(await makers()).toEqual(['Dapur 599', 'Dapur Demo'])
    const [here, there] = [await boxLog(), await served.hub.storage.read(findAgencyLog)]
    expect([here.root, here.signed, here.heardAt]).toEqual([there?.root, there?.signed, box.clock.now()])
  })

  test('shows on its menus what the register says now', async () => {
    const menu = () => box.storage.read(sql => lastNumber(sql, HOTEL, 'menu'))
    const before = await menu()
    const story = { id: 'Cerita baru.', en: 'A new story.' }
    await publishProduct(served, aProduct('dapur-demo/amplang', { story }))
    await pullAll()
    expect(await menu()).toBe(before + 1)
    expect(
      (await box.storage.read(allProducts)).find(({ id }) => id === 'dapur-demo/amplang')?.story,
    ).toEqual(story)
  })

  test('takes off its shelf what the agency has retired, with a maker all that is made there', async () => {
    const standings = () =>
      box.storage.read(async sql =>
        (await allProducts(sql)).map(product => ('standing' in product ? product.standing : 'live')),
      )
    const say = async (done: AgencyDone) => {
      await writeAt(served, (sql, world) => addAgencyEntry(sql, world, done, 0))
      await sealAgencyLog(sealing(served))
      await pullAll()
    }
    await say({ deed: 'retire-product', id: 'dapur-demo/amplang', by: 'Bu Sari', note: 'izin dicabut' })
    expect(await standings()).toEqual(['retired', 'live', 'live'])
    await say({ deed: 'refuse', id: 'dapur-demo/gabin', by: 'Bu Sari' })
    expect(await standings()).toEqual(['retired', 'refused', 'live'])
    await say({ deed: 'retire-maker', id: 'dapur-demo', by: 'Bu Sari' })
    expect(await standings()).toEqual(['retired', 'retired', 'retired'])
    await publishProduct(served, aProduct('dapur-demo/amplang'))
    await pullAll()
    expect(await standings()).toEqual(['live', 'retired', 'retired'])
    await say({ deed: 'retire-product', id: 'dapur-demo/nobody-knows', by: null })
    expect((await boxLog()).size).toBe(5)
  })

  test('that was three days without a line catches up with a register that has moved on', async () => {
    await publishMany(served, 3)
    await pullAll()
    box.agency.isAway = true
    for (let day = 0; day < 3; day++) {
      await publishMany(served, 100)
      hotel.world.clock.pass(DAY_MS)
      await expect(pullAgencyLog(box)).rejects.toThrow('the hub is away')
      expect(await makers()).toEqual(['Dapur 2', 'Dapur Demo'])
    }
    box.agency.isAway = false
    expect(await pullAll()).toEqual({ is: 'whole', size: 303 })
    expect(await makers()).toEqual(['Dapur 99', 'Dapur Demo'])
    expect(await faults()).toEqual([])
  })

  test('that is cut off within a package has nothing of it, and goes on from there', async () => {
    await publishMany(served, 300)
    await pullAgencyLog(box)
    box.agency.twist = () => Promise.reject(new Error('cut off'))
    await expect(pullAgencyLog(box)).rejects.toThrow('cut off')
    expect((await boxLog()).size).toBe(256)
    box.agency.twist = answer => answer
    box.agency.asked.length = 0
    await pullAll()
    expect(box.agency.asked).not.toContain('tile/entries/000')
    expect((await boxLog()).size).toBe(300)
  })

  test('asks for nothing but the head where nothing is new', async () => {
    await publishMany(served, 3)
    await pullAll()
    box.agency.asked.length = 0
    await pullAll()
    expect(box.agency.asked).toEqual(['checkpoint'])
  })

  test('hands out what it holds, proven', async () => {
    await publishMany(served, 3)
    await pullAll()
    const { kept, key } = await box.storage.read(async sql => {
      const log = await keptAgencyLog(sql)
      return { kept: log, key: await log?.key() }
    })
    expect([kept?.size, kept?.checkpoint]).toEqual([3, (await boxLog()).signed])
    expect(key).toBe(formatKey(served.signer.ensure(ORIGIN)))
  })

  test('follows no log where the hub names none', async () => {
    const bare = await aHub(hotel.world.clock, 'bare')
    const alone = { ...box, link: bare.link, hubKey: bare.hubKey, agency: agencyLink(bare.app) }
    expect(await pullAgencyLog(alone)).toEqual({ is: 'none' })
  })

  test('goes by a key that took over, once the hub names it', async () => {
    await publishMany(served, 2)
    await pullAll()
    served.signer.rotate(ORIGIN)
    await publishMany(served, 1)
    expect((await pullAll()).is).toBe('wrong-key')
    await nameKeyInUse(served)
    hotel.world.clock.pass(1_000)
    expect(await pullAll()).toEqual({ is: 'whole', size: 3 })
    expect(await box.storage.read(sql => standingFault(sql, ORIGIN))).toBeNull()
  })
})

/** Other letters of Base 64, which decode as well. */
const flipped = (text: string) => text.replace(/^[A-Za-z]/, letter => (letter === 'A' ? 'B' : 'A'))

async function nameKeyInUse(hub: ServedHub): Promise<void> {
  const key = await hub.signer.keyOf(ORIGIN)
  if (key === null) throw new Error('no key')
  await writeAt(hub, sql => addAgencyKey(sql, ORIGIN, { vkey: formatKey(key), since: 2 }))
}

describe('an entry that is newer than the program', () => {
  const newer = canonical({ v: 2, number: 1, at: '2026-11-30T02:00:00Z', deed: 'gift', more: [] })
  beforeEach(async () => {
    await writeAt(served, async sql => {
      await takeAgencyNumber(sql)
      addAgencyEntries(sql, ORIGIN, [{ number: 1, deed: 'gift', subject: '', entry: newer, at: 0 }])
    })
    await publishMany(served, 3)
  })

  test('is kept to the byte and not applied; what comes after it is', async () => {
    expect(await pullAll()).toEqual({ is: 'whole', size: 4 })
    expect((await entriesAt(box))[0]).toBe(newer)
    expect((await boxLog()).passedOver).toBe(1)
    expect(await makers()).toEqual(['Dapur 2', 'Dapur Demo'])
  })

  test('waits for the program that reads it, which applies everything from there on once more', async () => {
    await pullAll()
    await makeUpForPassedOver(box)
    expect((await boxLog()).passedOver).toBe(1)
    const gift = { ...makerOf({ ...aSeller('hadiah'), name: 'Hadiah' }) }
    const upgraded: Following['read'] = value => {
      const entry = readAgencyEntry(value)
      return entry?.deed === 'newer' ? { v: 1, number: 1, at: '', deed: 'maker', maker: gift } : entry
    }
    await makeUpForPassedOver({ ...box, read: upgraded })
    expect((await boxLog()).passedOver).toBeNull()
    expect(await makers()).toEqual(['Dapur 2', 'Dapur Demo', 'Hadiah'])
  })
})

describe('a log that is not to be believed', () => {
  /** Another hub under the same name and the same keys: what somebody would have who put back a backup, or holds the keys. */
  let other: ServedHub
  const isNotTaken = async () => {
    expect((await boxLog()).size).toBe(5)
    expect(await makers()).toEqual(['Dapur 4', 'Dapur Demo'])
    expect((await hotel.checkIn('512')).stay).toBeTruthy()
  }
  beforeEach(async () => {
    await publishMany(served, 5)
    await pullAll()
    other = await aHub(hotel.world.clock, 'other')
    await open(other)
  })
  const turnTo = (hub: ServedHub) => {
    box = { ...box, link: hub.link, agency: agencyLink(hub.app) }
  }

  test('because it has fewer entries than it had: a backup was put back', async () => {
    const held = (await boxLog()).signed
    const smaller = await sameAs(served, 3)
    box.agency.twist = (answer, path) =>
      path === 'checkpoint' ? { ...answer, body: Buffer.from(smaller) } : answer
    expect(await pullAll()).toEqual({ is: 'rolled-back', size: 5 })
    expect(await faults()).toMatchObject([
      { fault: 'rolled-back', size: 3, note: smaller, held, mendedAt: null },
    ])
    await isNotTaken()
    box.agency.twist = answer => answer
    expect((await pullAll()).is).toBe('whole')
    expect(await box.storage.read(sql => standingFault(sql, ORIGIN))).toBeNull()
  })

  test.each([
    ['smaller', 3],
    ['as large', 5],
    ['larger', 7],
    ['larger by packages', 600],
  ])('because it is another history, %s', async (_, size) => {
    const held = (await boxLog()).signed
    await publishMany(other, size, 'Warung')
    turnTo(other)
    expect(await pullAll()).toEqual({ is: 'forked', size: 5 })
    expect(await faults()).toMatchObject([{ fault: 'forked', size, held }])
    await isNotTaken()
  })

  test('because no key has signed it that the hub names', async () => {
    other.signer.rotate(ORIGIN)
    await publishMany(other, 7, 'Warung')
    box = { ...box, agency: agencyLink(other.app) }
    expect(await pullAll()).toEqual({ is: 'wrong-key', size: 5 })
    expect(await faults()).toMatchObject([{ fault: 'wrong-key', size: 7 }])
    await isNotTaken()
  })

  test('because its signature is wrong', async () => {
    await publishMany(served, 1)
    const wrong = (body: Uint8Array) =>
      Buffer.from(
        Buffer.from(body)
          .toString()
          .replace(/(.{20})\n$/, (_, end: string) => `${flipped(end)}\n`),
      )
    box.agency.twist = (answer, path) =>
      path === 'checkpoint' ? { ...answer, body: wrong(answer.body) } : answer
    expect((await pullAll()).is).toBe('wrong-key')
    await isNotTaken()
  })

  test('because it is of another log, though signed by the key of this one', async () => {
    const head = formatCheckpoint({ origin: 'else.test/agency', size: 9, root: new Uint8Array(32) })
    const { name, id } = served.signer.ensure(ORIGIN)
    const signature = await served.signer.sign(ORIGIN, Buffer.from(head))
    const note = formatNote({ text: head, signatures: [{ name, id, signature }] })
    box.agency.twist = (answer, path) =>
      path === 'checkpoint' ? { ...answer, body: Buffer.from(note) } : answer
    expect((await pullAll()).is).toBe('wrong-key')
    await isNotTaken()
  })

  test('is told once, however often it is met, and no more than some of it is kept', async () => {
    for (let size = 20; size < 50; size++) {
      await publishMany(other, 1, 'Warung')
      turnTo(other)
      if (size < 25) continue
      await pullAll()
      await pullAll()
    }
    expect((await faults()).length).toBeLessThanOrEqual(16)
  })
})

/** The checkpoint that a hub signed when its log had so many entries. */
async function sameAs(hub: ServedHub, size: number): Promise<string> {
  const root = await hub.hub.storage.read(sql => agencyRootAt(sql, ORIGIN, size))
  const text = formatCheckpoint({ origin: ORIGIN, size, root })
  const key = await hub.signer.keyOf(ORIGIN)
  if (key === null) throw new Error('no key')
  const signature = await hub.signer.sign(ORIGIN, Buffer.from(text))
  return formatNote({ text, signatures: [{ name: key.name, id: key.id, signature }] })
}

describe('what is handed out and was not signed is not taken', () => {
  const twisting = (of: string, twist: (body: Buffer) => Uint8Array) => {
    box.agency.twist = (answer, path) =>
      path.startsWith(of) ? { ...answer, body: new Uint8Array(twist(Buffer.from(answer.body))) } : answer
  }
  beforeEach(async () => {
    await publishMany(served, 2)
    await pullAll()
    await publishMany(served, 3)
  })
  const notTaken = async () => expect((await boxLog()).size).toBe(2)

  test('a changed entry', async () => {
    twisting('tile/entries', body =>
      Buffer.from(body.toString('latin1').replaceAll('Dapur 1', 'Dapur 9'), 'latin1'),
    )
    expect(await pullAll()).toEqual({ is: 'wrong-entries', size: 2 })
    await notTaken()
  })

  test.each([
    ['entries that end too soon', 'tile/entries', (body: Buffer) => body.subarray(0, body.length - 3)],
    ['no entries', 'tile/entries', () => Buffer.alloc(0)],
    ['more than any bundle has', 'tile/entries', () => Buffer.alloc(256 * 65_537 + 1)],
    ['a checkpoint as long as a book', 'checkpoint', () => Buffer.alloc(100_000, 'a')],
    ['a page of a café that wants to be paid', 'checkpoint', () => Buffer.from('<html>Wifi</html>')],
  ])('%s is asked for again', async (_, of, twist) => {
    twisting(of, twist)
    await expect(pullAll()).rejects.toThrow()
    await notTaken()
    expect(await faults()).toEqual([])
    box.agency.twist = answer => answer
    expect(await pullAll()).toEqual({ is: 'whole', size: 5 })
  })

  test.each([404, 500, 503])('an answer of %i is asked for again', async status => {
    box.agency.twist = answer => ({ ...answer, status })
    await expect(pullAll()).rejects.toThrow(String(status))
    await notTaken()
  })
})

describe('what the agency has signed and is none of its entries is not taken', () => {
  test.each([
    ['out of its place', { number: 7 }],
    ['no entry of a version that is known', { number: 1, deed: 'gift' }],
    ['a known deed with something more', { number: 1, more: 1 }],
  ])('%s', async (_, differs) => {
    const entry = canonical({
      v: 1,
      at: '2026-11-30T02:00:00Z',
      deed: 'retire-maker',
      id: 'dapur',
      ...differs,
    })
    await writeAt(served, async sql => {
      await takeAgencyNumber(sql)
      addAgencyEntries(sql, ORIGIN, [{ number: 1, deed: 'x', subject: '', entry, at: 0 }])
    })
    await sealAgencyLog(sealing(served))
    expect(await pullAll()).toEqual({ is: 'wrong-entries', size: 0 })
  })

  test('not in its one form', async () => {
    const entry = '{"v":1,"number":1,"at":"2026-11-30T02:00:00Z","deed":"retire-maker","id":"dapur"}'
    await writeAt(served, async sql => {
      await takeAgencyNumber(sql)
      addAgencyEntries(sql, ORIGIN, [{ number: 1, deed: 'x', subject: '', entry, at: 0 }])
    })
    await sealAgencyLog(sealing(served))
    expect(await pullAll()).toEqual({ is: 'wrong-entries', size: 0 })
  })
})

test('a box that kept its own log follows the hub’s from the day on which it has one, and its own is kept', async () => {
  const own = { ...box, signer: served.signer }
  await openAgencyLog({ ...hotel.world, ...own }, served.signer, 'box.test')
  await publishMany(served, 2)
  expect(await pullAll()).toEqual({ is: 'whole', size: 2 })
  expect((await box.storage.read(sql => findAgencyLogOf(sql, 'box.test/agency')))?.standing).toBe('past')
  await refreshRegister(box)
  await openAgencyLog(hotel.world, served.signer, 'box.test')
  expect((await boxLog()).origin).toBe('box.test/agency')
})
