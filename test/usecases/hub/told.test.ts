/** What an outlet tells its hub beside its log, over the hub's own wire; and what strangers and thieves try to tell it. */
import { beforeEach, describe, expect, test } from 'vitest'
import { fieldsOfProduct } from '../../../src/domain/register.ts'
import { formatTold, type ToldClaim } from '../../../src/log/told.ts'
import {
  mendAgencyFaults,
  saveAgencyFault,
} from '../../../src/server/storage/statements/agency/agency-faults.ts'
import { saveHeard, standBy } from '../../../src/server/storage/statements/agency/agency-logs.ts'
import {
  allProducts,
  allSellers,
  findProduct,
  saveProduct,
} from '../../../src/server/storage/statements/city/register.ts'
import { allNoticed } from '../../../src/server/storage/statements/hub/told.ts'
import { readNoticed } from '../../../src/server/usecases/agency/notice.ts'
import { signClaim } from '../../../src/server/usecases/log/claim.ts'
import { openLogs } from '../../../src/server/usecases/log/open-logs.ts'
import { type Pusher, type Pushing, pusher } from '../../../src/server/usecases/log/push.ts'
import { type Sealing, sealLog } from '../../../src/server/usecases/log/seal.ts'
import { addOwnProduct, changeOwnProduct } from '../../../src/server/usecases/register/outlet-adds.ts'
import { aHub, type ServedHub } from '../../support/hub.ts'
import { type HandSigner, handHighWater, handSigner } from '../../support/log.ts'
import { valueIn } from '../../support/results.ts'
import { aProduct, HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

const ORIGIN = `etalase.test/log/${HOTEL}`
const AGENCY = 'hub.test/agency'
const NAME = 'Hotel Demo Teluk'

let hotel: Hotel
let world: Sealing & Pushing & { readonly signer: HandSigner }
let served: ServedHub
let pushing: Pusher
const push = () => pushing.push(HOTEL)

beforeEach(async () => {
  hotel = await aHotel(await aCity())
  served = await aHub(hotel.world.clock)
  world = served.pushing({ ...hotel.world, signer: handSigner(), highWater: handHighWater() })
  await openLogs(world, world.signer, 'etalase.test')
  await sealLog(world, HOTEL)
  await served.adopt(world, HOTEL)
  await world.storage.writeCity(async sql => {
    await standBy(sql, AGENCY, 'followed', '')
    await saveHeard(sql, AGENCY, world.clock.now())
  })
  pushing = pusher(world)
  await push()
  return () => served.stop()
})

const seconds = () => Math.floor(world.clock.now() / 1_000)
/** As that signer tells it. */
async function tell(wish: Partial<ToldClaim> = {}, signer: Pick<Pushing, 'signer'> = world): Promise<number> {
  const claim = formatTold({ what: 'noticed', origin: ORIGIN, seconds: seconds(), lines: [], ...wish })
  const body = await signClaim(signer, wish.origin ?? ORIGIN, claim)
  return (await served.link.ask(`add-${wish.what ?? 'noticed'}`, body)).status
}

describe('what was noticed of the agency’s log', () => {
  const notice = (fault: 'forked' | 'rolled-back', size = 3) =>
    world.storage.writeCity(sql =>
      saveAgencyFault(sql, {
        ...{ origin: AGENCY, fault, size, root: `${size}`, note: 'a note', held: 'another' },
        at: world.clock.now(),
      }),
    )
  /** As an officer of the agency reads it above the books. */
  const told = async () =>
    (await readNoticed(served.hub)).map(({ name, fault, ever, open }) => `${name}: ${fault} ${ever} ${open}`)

  test('an officer reads with the next push, by kind and number, though nothing was sold since', async () => {
    expect(await told()).toEqual([])
    await notice('forked')
    await notice('rolled-back', 2)
    await push()
    expect(await told()).toEqual([`${NAME}: forked 1 1`, `${NAME}: rolled-back 1 1`])
    const rows = JSON.stringify(await served.hub.storage.read(allNoticed))
    expect(rows).not.toContain('a note')
  })

  test('stays known when it is well again, and with it since when', async () => {
    await notice('forked')
    const at = world.clock.now()
    await push()
    hotel.world.clock.pass(60_000)
    await world.storage.writeCity(sql => mendAgencyFaults(sql, AGENCY, world.clock.now()))
    await push()
    expect(await told()).toEqual([`${NAME}: forked 1 0`])
    expect((await served.hub.storage.read(allNoticed))[0]?.since).toBe(Math.floor(at / 1_000) * 1_000)
  })

  test('stays known when a box that was put back tells of nothing', async () => {
    expect(await tell({ lines: ['forked 1 1 1700000000'] })).toBe(204)
    hotel.world.clock.pass(10_000)
    expect(await tell({ lines: [] })).toBe(204)
    expect(await told()).toEqual([`${NAME}: forked 1 0`])
  })

  test('includes that nothing was heard for days, as long as the hub takes what is pushed', async () => {
    hotel.world.clock.pass(3 * 86_400_000)
    await push()
    expect(await told()).toEqual([`${NAME}: silent 1 1`])
  })

  test('is told again to a hub that may have lost it, and once where it has not', async () => {
    await notice('forked')
    await push()
    const before = served.link.asked.length
    await push()
    expect(served.link.asked.length).toBe(before)
    hotel.world.clock.pass(600_000)
    pushing.forget()
    await push()
    expect(served.link.asked.slice(before)).toContain('add-noticed')
  })

  test('keeps back nothing of the log where a hub of an earlier release takes none of it', async () => {
    const ask = served.link.ask.bind(served.link)
    served.link.ask = async (path, body) =>
      path === 'add-noticed' ? { status: 404, body: new Uint8Array() } : ask(path, body)
    await notice('forked')
    expect(await push()).toBe(0)
  })

  test('is taken of nobody but whose log it is, a moment ago, and not twice', async () => {
    const lines = ['forked 1 1 1700000000']
    const stranger = { signer: handSigner() }
    stranger.signer.rotate(ORIGIN)
    expect(await tell({ lines }, stranger)).toBe(403)
    expect(await tell({ lines, origin: 'etalase.test/log/elsewhere' })).toBe(404)
    expect(await tell({ lines, seconds: seconds() - 301 })).toBe(403)
    expect(await tell({ lines, seconds: seconds() + 301 })).toBe(403)
    const unsigned = formatTold({ what: 'noticed', origin: ORIGIN, seconds: seconds(), lines })
    expect((await served.link.ask('add-noticed', unsigned)).status).toBe(400)
    // What one claim says is no other's.
    expect(await tell({ what: 'noticed', lines: ['{"maker":{}}'] })).toBe(400)
    expect(await told()).toEqual([])
    expect(await tell({ lines })).toBe(204)
    expect(await tell({ lines })).toBe(429)
    expect(await tell({ lines, seconds: seconds() - 60 })).toBe(429)
    expect(await told()).toEqual([`${NAME}: forked 1 1`])
  })

  test('has a few lines, of which those of a newer program are passed over', async () => {
    expect(await tell({ lines: ['eclipsed 1 1 1700000000', 'forked 2 1 1700000000'] })).toBe(204)
    expect(await told()).toEqual([`${NAME}: forked 2 1`])
    hotel.world.clock.pass(10_000)
    for (const line of ['forked', 'forked -1 0 1', 'forked 1 1 x', `forked ${'9'.repeat(20)} 1 1`])
      expect(await tell({ lines: [line] })).toBe(400)
    expect(await tell({ lines: Array.from({ length: 40 }, () => 'forked 1 1 1700000000') })).toBe(400)
  })

  test('written a thousand times a minute is written six times, and never more than a row a kind', async () => {
    const statuses: number[] = []
    for (let nth = 0; nth < 60; nth++) {
      statuses.push(await tell({ lines: [`forked ${nth} 1 1700000000`] }))
      hotel.world.clock.pass(1_000)
    }
    expect(statuses.filter(status => status === 204).length).toBe(6)
    expect((await told()).length).toBe(1)
  })
})

describe('what an outlet has added by itself', () => {
  const manager = () => ({ kind: 'manager', outlet: hotel.outlet, staff: 'Manajer', terminal: '' }) as const
  const kain = () =>
    aProduct('dapur-demo/kain', {
      category: 'craft',
      picture: 'kain.webp',
      permit: { kind: 'exempt' },
      halal: { status: 'not-food' },
    })
  const kainFields = () => ({ ...fieldsOfProduct(kain()), allergens: [], care: [], photos: [] })
  const add = async () =>
    valueIn(
      await addOwnProduct(world, manager(), {
        maker: { slug: 'dapur-demo' },
        fields: kainFields(),
      }),
    )
  const atHub = async () =>
    (await served.hub.storage.read(allProducts)).filter(({ addedBy }) => addedBy === HOTEL)
  const beside = async () => {
    hotel.world.clock.pass(20_000)
    await push()
  }

  test('waits at the hub with the next push, though nothing else was done', async () => {
    const { id } = await add()
    await push()
    expect(await atHub()).toMatchObject([{ id, standing: 'own', addedBy: HOTEL, name: kain().name }])
  })

  test('comes with its maker, where the outlet has added that as well', async () => {
    const maker = { name: 'Ibu Baru', district: 'Balikpapan', 'about.id': 'Baru.', 'about.en': 'New.' }
    valueIn(await addOwnProduct(world, manager(), { maker: maker as never, fields: kainFields() }))
    await push()
    const [product] = await atHub()
    const makers = await served.hub.storage.read(allSellers)
    expect(makers.find(({ slug }) => slug === product?.seller)).toMatchObject({
      name: 'Ibu Baru',
      standing: 'own',
    })
  })

  test('is mended there as the outlet mends it, until an officer has written in it', async () => {
    const { id, version } = await add()
    await push()
    const mend = async (name: string, at: number) => {
      valueIn(await changeOwnProduct(world, manager(), id, { version: at, fields: { 'name.id': name } }))
      await beside()
      return (await atHub())[0]?.name.id
    }
    expect(await mend('Kain baru', version)).toBe('Kain baru')
    await served.hub.storage.writeCity(async sql => {
      const kept = await findProduct(sql, id)
      if (kept !== null) await saveProduct(sql, { ...kept, version: 2 })
    })
    expect(await mend('Kain lagi', version + 1)).toBe('Kain baru')
  })

  test('is taken under its own name alone, and changes nothing of the register', async () => {
    const before = await served.hub.storage.read(allProducts)
    const line = (id: string) =>
      JSON.stringify({ product: { ...aProduct(id, { name: { id: 'Palsu', en: 'False' } }) } })
    for (const id of ['dapur-demo/amplang', 'dapur-demo/x-hotel-lain-kain', 'x-hotel-lain/kain'])
      expect(await tell({ what: 'own', lines: [line(id)] })).toBe(400)
    expect(await tell({ what: 'own', lines: ['{'] })).toBe(400)
    expect(await tell({ what: 'own', lines: ['{"maker":{"slug":"dapur-demo"}}'] })).toBe(400)
    // Of a maker whom nobody knows here it is left out.
    expect(await tell({ what: 'own', lines: [line(`x-${HOTEL}-siapa/kain`)] })).toBe(204)
    expect(await served.hub.storage.read(allProducts)).toEqual(before)
  })

  test('is no more than an outlet may add', async () => {
    const lines = Array.from({ length: 205 }, (_, nth) =>
      JSON.stringify({ product: aProduct(`dapur-demo/x-${HOTEL}-${nth}`) }),
    )
    expect(await tell({ what: 'own', lines })).toBe(204)
    expect((await atHub()).length).toBe(200)
  })
})
