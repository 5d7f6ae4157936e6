/**
 * Every word that a person wrote, and every name that leads to one, has an owner and a term in the description of the
 * tables. Here each is written, its term passes, and it is gone: by SQL on every engine, and to the byte in every file of
 * SQLite's. A column that is somebody's and is not written here fails by its name.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ACT_TRAITS, ACTS } from '../../src/domain/act.ts'
import { FORGET_AFTER_MS } from '../../src/domain/stay.ts'
import { DAY_MS } from '../../src/domain/time.ts'
import { type Column, type Table, TERMS_KEPT, type TermKept } from '../../src/server/storage/columns.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { OF_THE_CITY } from '../../src/server/storage/statements/acts/acts.ts'
import { addImport } from '../../src/server/storage/statements/city/sheet-imports.ts'
import { addEvent } from '../../src/server/storage/statements/events.ts'
import { holdTelling } from '../../src/server/storage/statements/ordering/escalations.ts'
import { addPass } from '../../src/server/storage/statements/people/passes.ts'
import { savePushAddress } from '../../src/server/storage/statements/staff/channels.ts'
import { addOfficerSession } from '../../src/server/storage/statements/staff/officers.ts'
import { savePinTries } from '../../src/server/storage/statements/staff/pin-tries.ts'
import { addConfirmation } from '../../src/server/storage/statements/stays/confirmations.ts'
import { addSession } from '../../src/server/storage/statements/stays/sessions.ts'
import { STORAGE_ENGINES } from '../../src/server/storage/storage.ts'
import { TABLES } from '../../src/server/storage/tables.ts'
import { addAgencyEntry } from '../../src/server/usecases/agency/add-entry.ts'
import { forgetActs } from '../../src/server/usecases/erasing/forget-acts.ts'
import { forgetGuests } from '../../src/server/usecases/erasing/forget-guests.ts'
import { forgetPast } from '../../src/server/usecases/erasing/forget-past.ts'
import { forgetLapsed, forgetOfficers, HANDS_MS } from '../../src/server/usecases/forget-lapsed.ts'
import { receiveGoods } from '../../src/server/usecases/goods/receive-goods.ts'
import { stepOrder } from '../../src/server/usecases/ordering/act-on-order.ts'
import { deliverOrder } from '../../src/server/usecases/ordering/deliver-order.ts'
import { openDrawer } from '../../src/server/usecases/payments/drawers.ts'
import { stepPayment } from '../../src/server/usecases/payments/step-payment.ts'
import { recordGoods } from '../../src/server/usecases/shelf/manage-placements.ts'
import { offerEnrolment } from '../../src/server/usecases/staff/enrol.ts'
import { KNOWN_FOR_MS } from '../../src/server/usecases/staff/pin-tries.ts'
import { checkOut } from '../../src/server/usecases/stays/check-out.ts'
import { keepAgencyLog } from '../support/agency.ts'
import { believed } from '../support/believed.ts'
import { standOn } from '../support/engines.ts'
import { valueIn } from '../support/results.ts'
import { aCity, aHotel, type Hotel } from '../support/world.ts'

/** When the bytes are gone; `null`: the term has no end of its own, and who ends it is said. */
const ENDS_AFTER = {
  lapsed: FORGET_AFTER_MS,
  stay: FORGET_AFTER_MS,
  past: FORGET_AFTER_MS + 1,
  known: KNOWN_FOR_MS,
  year: HANDS_MS,
  act: Math.max(...ACTS.map(word => ACT_TRAITS[word].termMs)),
  office: null,
  public: null,
} as const satisfies Record<TermKept, number | null>

const NOTE = 'kanari seorang tamu'
const COMMENT = 'kanari seorang petugas'
const GOODS = 'kanari sebuah kardus'
const REASON = 'kanari sebuah alasan'
const ROOM = 'Kanari 7'
const CLERK = 'Dewi Kanari'
const OFFICER = 'Pak Kanari'
const MAKER = 'kanari seorang pembuat'
const TERMINAL = 'Meja Kanari'
const ENDPOINT = 'https://push.test/kanari'

/** What is written into each column that is somebody's and has an end. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  'officer_sessions.name': [OFFICER],
  'officer_sessions.device': [TERMINAL],
  'passes.person': [OFFICER],
  'passes.made_by': [OFFICER],
  'pin_tries.person': [CLERK],
  'enrolments.made_by': [CLERK],
  'stays.room': [ROOM],
  'sessions.staff': [CLERK],
  'sessions.device': [TERMINAL],
  'confirmations.room': [ROOM],
  'sheet_imports.made_by': [CLERK],
  'sheet_imports.body': [MAKER],
  'stock_entries.made_by': [CLERK],
  'stock_entries.note': [GOODS],
  'agency_openings.value': [OFFICER, REASON],
  'goods_notes.made_by': [CLERK],
  'payments.made_by': [CLERK],
  'drawers.clerk': [CLERK],
  'goods_notes.remark': [GOODS],
  'orders.body': [NOTE, COMMENT, ROOM, CLERK],
  'escalations.person': [CLERK],
  'desk_silences.person': [CLERK],
  'push_addresses.person': [CLERK],
  'push_addresses.endpoint': [ENDPOINT],
  'events.subject': [ROOM],
  'acts.who': [CLERK],
  'acts.terminal': [TERMINAL],
  'acts.subject': [ROOM],
  'acts.body': [ROOM],
  'documents.detail': [ROOM, CLERK],
  'documents.room': [ROOM],
  'documents.clerk': [CLERK],
}

interface Held {
  readonly at: string
  readonly table: string
  readonly column: string
  readonly term: TermKept
}

const personal: readonly Held[] = Object.entries<Table>(TABLES).flatMap(([table, { columns }]) =>
  Object.entries<Column>(columns).flatMap(([column, description]) => {
    if (!('personal' in description) || description.personal === null) return []
    return [{ at: `${table}.${column}`, table, column, term: description.personal.term }]
  }),
)
const ending = personal.filter(({ term }) => ENDS_AFTER[term] !== null)

const A_SHEET = {
  importId: '019ab000-0000-7000-8000-0000000000a1',
  sheet: 'rooms',
  madeBy: CLERK,
  version: 'v',
  ...{ added: 1, changed: 0, same: 0, undoneAt: null },
  applied: [{ key: 'k', isNew: true, before: {}, after: { name: MAKER } }],
} as const

async function live(hotel: Hotel): Promise<void> {
  const { world, outlet } = hotel
  const nowMs = world.clock.now()
  const clerk = { ...hotel.clerk, staff: CLERK, terminal: TERMINAL }
  const manager = { ...hotel.manager, staff: CLERK, terminal: TERMINAL }
  const { stay } = await hotel.checkIn(ROOM)
  const brought = await hotel.place(stay, { amplang: 1 }, { note: NOTE })
  const { number } = valueIn(await deliverOrder(world, clerk, brought.id))
  const posted = { id: '019ab000-0000-7000-8000-0000000000b1', number, command: { step: 'post' } } as const
  valueIn(await stepPayment(world, clerk, posted))
  valueIn(await openDrawer(world, clerk, { id: posted.id, counted: 100_000 }))
  const phoned = await hotel.place(stay, { madu: 1 }, { note: NOTE })
  valueIn(await stepOrder(world, clerk, phoned.id, { type: 'dispatch' }))
  const why = { type: 'decline', reason: 'other', comment: COMMENT } as const
  valueIn(await stepOrder(world, clerk, phoned.id, why))
  valueIn(await recordGoods(world, manager, 'madu', { kind: 'in', batch: 'b2', quantity: 5, note: GOODS }))
  const paper = { remark: GOODS, lines: [{ placement: 'madu', quantity: 1 }] }
  valueIn(await receiveGoods(world, manager, '019ab000-0000-7000-8000-000000000001', paper))
  valueIn(await offerEnrolment(world, outlet, manager, { for: 'tablet', room: ROOM }))
  await world.storage.write(outlet.slug, async sql => {
    const asked = { id: 'c', room: ROOM, secretHash: 's', match: 'AB', allowedStay: null, answeredAt: null }
    await addConfirmation(sql, outlet.slug, { ...asked, askedAt: nowMs })
    await addEvent(sql, outlet.slug, { kind: 'rooms', stay: null, subject: ROOM }, nowMs)
    await addImport(sql, { ...A_SHEET, outlet: outlet.slug, at: nowMs, expiresAt: nowMs + DAY_MS })
    const telling = { rung: 'second', way: 'gateway', recipient: 'h', person: CLERK } as const
    const begun = { begunAt: nowMs, tries: 1, restsUntil: nowMs }
    for (const of of [{ order: phoned.id }, { silentSince: nowMs }])
      await holdTelling(sql, outlet.slug, of, telling, begun)
    const browser = { browser: 'b', person: CLERK, session: 'h', language: 'id', endpoint: ENDPOINT } as const
    const reads = { p256dh: 'p', auth: 'a', expiresAt: nowMs + DAY_MS }
    await savePushAddress(sql, outlet.slug, { ...browser, ...reads })
    await savePinTries(sql, outlet.slug, CLERK, { terminal: 't', spentUntil: nowMs, knownAt: nowMs })
    const session = {
      outlet: outlet.slug,
      tokenHash: 'h',
      role: 'staff',
      stay: null,
      device: TERMINAL,
    } as const
    await addSession(sql, { ...session, staff: CLERK, createdAt: nowMs, expiresAt: nowMs + DAY_MS })
  })
  await world.storage.writeCity(async sql => {
    await keepAgencyLog(sql)
    const retired = { deed: 'retire-maker', id: 'dapur-demo', by: OFFICER, note: REASON } as const
    await addAgencyEntry(sql, world, retired, nowMs)
    const expiresAt = nowMs + DAY_MS
    const officer = { tokenHash: 'h', name: OFFICER, device: TERMINAL, expiresAt, provedAt: nowMs }
    await addOfficerSession(sql, officer, nowMs)
    const pass = { codeHash: 'p', outlet: OF_THE_CITY, person: OFFICER, madeBy: OFFICER }
    await addPass(sql, { ...pass, expiresAt: nowMs + DAY_MS }, nowMs)
  })
  valueIn(await checkOut(world, clerk, ROOM, 'keep'))
}

/** As `live/chores-loop.ts` does by the hour. */
async function forgetAll({ world, outlet: { slug } }: Hotel): Promise<void> {
  await forgetActs(world, OF_THE_CITY)
  await forgetOfficers(world)
  await forgetActs(world, slug)
  await forgetPast(world, slug)
  await forgetGuests(world, slug)
  await forgetLapsed(world, slug)
}

async function said({ world }: Hotel, { table, column, at }: Held): Promise<string[]> {
  const rows = await world.storage.read(sql =>
    believed(sql).all<{ value: string | null }>(`SELECT ${column} AS value FROM ${table}`),
  )
  const text = rows.map(({ value }) => value ?? '').join('\n')
  return (WRITTEN[at] ?? []).filter(canary => text.includes(canary))
}

test('whatever is somebody’s and has an end is written here, and nothing else', () => {
  expect(ending.map(({ at }) => at).sort()).toEqual(Object.keys(WRITTEN).sort())
  expect(new Set(personal.map(({ term }) => term))).toEqual(new Set(TERMS_KEPT))
})

test('the list for whoever asks names each term with its columns', () => {
  const lines = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8').split('\n')
  const told = lines.flatMap(line => {
    const [, term = '', , columns = ''] = /^\| `(\w+)` \| (.+) \| (.+) \|$/.exec(line) ?? []
    return term === '' ? [] : Array.from(columns.matchAll(/`([\w.]+)`/g), ([, at]) => `${term} ${at}`)
  })
  expect(told.sort()).toEqual(personal.map(({ term, at }) => `${term} ${at}`).sort())
})

const HOUSE = { rooms: [ROOM], pieces: { amplang: 100, madu: 100, gabin: 100 } } as const

/** A city that has lived, and its terms in the order in which they end. */
async function everyTermKept(hotel: Hotel): Promise<void> {
  for (const held of ending) expect([held.at, await said(hotel, held)]).toEqual([held.at, WRITTEN[held.at]])
  const began = hotel.world.clock.now()
  for (const endsMs of [...new Set(ending.map(({ term }) => ENDS_AFTER[term] ?? 0))].sort((a, b) => a - b)) {
    hotel.world.clock.pass(began + endsMs - hotel.world.clock.now())
    await forgetAll(hotel)
    for (const held of ending.filter(({ term }) => (ENDS_AFTER[term] ?? 0) <= endsMs))
      expect([held.at, held.term, await said(hotel, held)]).toEqual([held.at, held.term, []])
  }
}

describe.each(STORAGE_ENGINES)('on %s', engine => {
  test('each is kept for its term, and no longer', async () => {
    standOn(engine)
    const hotel = await aHotel(await aCity(), HOUSE)
    await live(hotel)
    await everyTermKept(hotel)
    await hotel.world.storage.close()
  })
})

describe('in SQLite’s files', () => {
  let folder: string
  beforeEach(() => {
    standOn('sqlite')
    folder = mkdtempSync(join(tmpdir(), 'etalase-terms-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('no byte of any of them is left when the last term is over', async () => {
    const hotel = await aHotel(await aCity(() => openSqlite({ path: join(folder, 'etalase.db') })), HOUSE)
    await live(hotel)
    // The room itself stays, by its name: it is nobody's any more.
    await hotel.world.storage.write(hotel.outlet.slug, sql =>
      sql.run("UPDATE rooms SET room = '7' WHERE room = ?", [ROOM]),
    )
    const canaries = [...new Set(Object.values(WRITTEN).flat())]
    const found = () =>
      readdirSync(folder).flatMap(name => {
        const bytes = readFileSync(join(folder, name))
        return canaries.filter(canary => bytes.includes(canary)).map(canary => `${name}: ${canary}`)
      })
    expect(new Set(found().map(one => one.split(': ')[1]))).toEqual(new Set(canaries))
    await everyTermKept(hotel)
    expect(found()).toEqual([])
    await hotel.world.storage.close()
  })
})
