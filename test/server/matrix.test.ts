/**
 * Who may what, on the wire: every address of the contract, asked by whoever there is, with each right and without it, at their
 * own outlet and at another, ended and signed out. What is to be heard is made from the contract, and from nothing else: an
 * address more is asked by itself. No wrong yes, and no wrong no.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FILES, type Reader } from '../../src/contract/files.ts'
import { ROUTES, type Route, type RouteName } from '../../src/contract/routes.ts'
import type { OutletId } from '../../src/domain/ids.ts'
import { PROOF_LIFE_MS, type ProofWay } from '../../src/domain/proof.ts'
import {
  AGENCY_RIGHTS,
  DESK_RIGHTS,
  OUTLET_RIGHTS,
  type Right,
  writeRights,
} from '../../src/domain/rights.ts'
import { STAFF_ROLES, type StaffRole } from '../../src/domain/staff.ts'
import { HOUR_MS } from '../../src/domain/time.ts'
import { addAuditor } from '../../src/server/storage/statements/hub/auditors.ts'
import { hashOf } from '../../src/server/usecases/world.ts'
import { HOTEL } from '../support/things.ts'
import { addressOf, type Headers } from './browser.ts'
import { type Now, type Parts, type Picker, pickerOf, REQUESTS } from './requests.ts'
import { aGuest, aSite, OTHER_HOTEL, type Served } from './support.ts'

/** Why somebody who was let in is in no more. */
type Out = 'ended' | 'signed out' | 'run out'

interface Caller {
  readonly is: 'nobody' | 'guest' | 'officer' | 'auditor' | StaffRole
  /** Where they belong; '' is the agency. */
  readonly at: OutletId
  readonly rights: readonly Right[]
  readonly out?: Out
  /** It is longer than five minutes ago that they showed who they are. */
  readonly isUnproved?: true
  /** They came in by PIN, where managers come by passkey. */
  readonly byPin?: true
}

/** None, each alone, all but each, all. */
function setsOf(all: readonly Right[]): readonly (readonly Right[])[] {
  return [[], all, ...all.flatMap(one => [[one], all.filter(other => other !== one)])]
}

const OF_DESKS: readonly Right[] = DESK_RIGHTS
const OUT = ['ended', 'signed out', 'run out'] as const satisfies readonly Out[]
const atDesk = STAFF_ROLES.flatMap(is => [
  ...setsOf(OUTLET_RIGHTS).map((rights): Caller => ({ is, at: HOTEL, rights })),
  { is, at: OTHER_HOTEL, rights: OUTLET_RIGHTS },
  ...setsOf(OUTLET_RIGHTS).map((rights): Caller => ({ is, at: HOTEL, rights, byPin: true })),
  { is, at: HOTEL, rights: OUTLET_RIGHTS, isUnproved: true } as const,
  ...OUT.map((out): Caller => ({ is, at: HOTEL, rights: OUTLET_RIGHTS, out })),
])
const officers: readonly Caller[] = [
  ...setsOf(AGENCY_RIGHTS).map((rights): Caller => ({ is: 'officer', at: '', rights })),
  { is: 'officer', at: '', rights: AGENCY_RIGHTS, isUnproved: true },
  ...OUT.map((out): Caller => ({ is: 'officer', at: '', rights: AGENCY_RIGHTS, out })),
]
const CALLERS: readonly Caller[] = [
  { is: 'nobody', at: '', rights: [] },
  { is: 'guest', at: HOTEL, rights: [] },
  { is: 'guest', at: OTHER_HOTEL, rights: [] },
  ...atDesk,
  ...officers,
  { is: 'auditor', at: '', rights: [] },
]

const nameOf = ({ is, at, rights, out, isUnproved, byPin }: Caller) =>
  [is, at, `may ${rights.join('+') || 'nothing'}`, out ?? 'in', isUnproved && 'unproved', byPin && 'by PIN']
    .filter(Boolean)
    .join(' ')

const NO = ['session-required', 'not-allowed', 'auditor-required', 'prove-again'] as const
type Heard = 'yes' | (typeof NO)[number]
type Who = Route['who'] | Reader
type Asked = Pick<Route, 'right' | 'again'> & { readonly who: Who }

/** What the contract says, where that outlet is named. */
function due({ who, right, again }: Asked, caller: Caller, named: OutletId | null): Heard {
  const { is, at, out, isUnproved } = caller
  const isIn = out === undefined
  /** Of a manager who came by PIN, what is done at a desk. */
  const isMore = is === 'manager' && caller.byPin === true
  const rights = isMore ? caller.rights.filter(right => OF_DESKS.includes(right)) : caller.rights
  const ifMay = (): Heard => {
    if (right !== undefined && !rights.includes(right)) return 'not-allowed'
    return again === true && isUnproved === true ? 'prove-again' : 'yes'
  }
  const isStaff = (is === 'clerk' || is === 'manager') && isIn && at === named
  switch (who) {
    case 'anyone':
      return 'yes'
    case 'guest':
      return is === 'guest' && at === named ? 'yes' : 'session-required'
    case 'desk':
      return isStaff ? ifMay() : 'session-required'
    case 'manager':
      if (!isStaff) return 'session-required'
      if (isMore) return 'prove-again'
      return is === 'manager' ? ifMay() : 'not-allowed'
    case 'agency':
      return is === 'officer' && isIn ? ifMay() : 'session-required'
    case 'member':
      return due({ who: named === null ? 'agency' : 'manager', ...withRight(right, again) }, caller, named)
    case 'auditor':
      return is === 'auditor' ? 'yes' : 'auditor-required'
    case 'auditor or agency':
      if (is === 'auditor') return 'yes'
      return is === 'officer' && isIn ? ifMay() : 'auditor-required'
  }
}

const withRight = (right: Right | undefined, again: true | undefined) => ({
  ...(right === undefined ? {} : { right }),
  ...(again === undefined ? {} : { again }),
})

/** Of whose sessions each address may be asked: what is alike at the agency and at an outlet is asked at both. */
function placesOf(who: Who): readonly (OutletId | null)[] {
  if (who === 'member') return [null, HOTEL]
  return who === 'guest' || who === 'desk' || who === 'manager' ? [HOTEL] : [null]
}

let served: Served
let now: Now
const guests = new Map<OutletId, ReadonlyMap<string, string>>()

beforeAll(async () => {
  served = await aSite({ demo: false })
  await served.city.storage.writeCity(sql => addAuditor(sql, hashOf('auditor'), 'Pemeriksa', 0))
  for (const hotel of [served.hotel, served.other]) {
    const { browser, stay } = await aGuest(served, '512', hotel)
    guests.set(hotel.outlet.slug, browser.cookies)
    if (hotel === served.hotel)
      now = {
        served,
        stays: new Map([['512', stay]]),
        stay,
        prices: new Map([['amplang', 25_000]]),
        confirmations: [],
        codes: [],
      }
  }
})
afterAll(() => served.stop())

/** Everybody is as they are above, whatever the last one who was let in did. */
async function put(caller: Caller): Promise<void> {
  const { storage, clock } = served.city
  const { is, at, rights, out, isUnproved, byPin } = caller
  if (is !== 'officer' && is !== 'clerk' && is !== 'manager') return
  const name = nameOf(caller)
  const nowMs = clock.now()
  const endedAt = out === 'ended' ? nowMs : null
  const provedAt = isUnproved === true ? nowMs - PROOF_LIFE_MS : nowMs
  const provedBy: ProofWay = byPin === true ? 'pin' : 'passkey'
  const expiresAt = out === 'run out' ? nowMs : nowMs + HOUR_MS
  const may = writeRights(rights)
  const token = hashOf(name)
  if (is === 'officer')
    return storage.writeCity(async sql => {
      await sql.run('DELETE FROM officers WHERE name = ?', [name])
      await sql.run('DELETE FROM officer_sessions WHERE token_hash = ?', [token])
      await sql.run('INSERT INTO officers (name, pin_hash, rights, ended_at) VALUES (?, ?, ?, ?)', [
        name,
        '',
        may,
        endedAt,
      ])
      if (out !== 'signed out')
        await sql.run(
          'INSERT INTO officer_sessions (token_hash, name, expires_at, proved_at) VALUES (?, ?, ?, ?)',
          [token, name, expiresAt, provedAt],
        )
    })
  return storage.write(at, async sql => {
    await sql.run('DELETE FROM staff WHERE outlet = ? AND name = ?', [at, name])
    await sql.run('DELETE FROM sessions WHERE outlet = ? AND token_hash = ?', [at, token])
    await sql.run(
      'INSERT INTO staff (outlet, name, role, pin_hash, rights, ended_at) VALUES (?, ?, ?, ?, ?, ?)',
      [at, name, is, '', may, endedAt],
    )
    if (out !== 'signed out')
      await sql.run(
        `INSERT INTO sessions (outlet, token_hash, role, staff, device, created_at, expires_at, proved_at, proved_by)
         VALUES (?, ?, 'staff', ?, 'Meja', ?, ?, ?, ?)`,
        [at, token, name, nowMs, expiresAt, provedAt, provedBy],
      )
  })
}

/** In a browser of their own. */
function browserOf(caller: Caller) {
  const browser = served.browser()
  const { is, at } = caller
  if (is === 'guest') for (const [name, value] of guests.get(at) ?? []) browser.cookies.set(name, value)
  if (is === 'officer') browser.cookies.set('etalase-agency-city.0', nameOf(caller))
  if (is === 'clerk' || is === 'manager') browser.cookies.set(`etalase-desk-${at}.0`, nameOf(caller))
  return browser
}

function headersOf({ is }: Caller, named: OutletId | null): Headers {
  return {
    'etalase-contract': '2',
    ...(named === null ? {} : { 'etalase-outlet': named }),
    ...(is === 'auditor' ? { authorization: 'Bearer auditor' } : {}),
  }
}

const heardIn = (code: unknown): Heard => NO.find(no => no === code) ?? 'yes'

function codeOf(text: string): unknown {
  try {
    return (JSON.parse(text) as { code?: unknown }).code
  } catch {
    return undefined
  }
}

interface Wrong {
  readonly caller: string
  readonly named: OutletId | null
  readonly due: Heard
  readonly heard: Heard
}

/** All who are told otherwise than the contract says. */
async function wrongAt(
  asked: Asked,
  ask: (caller: Caller, named: OutletId | null) => Promise<Heard>,
): Promise<Wrong[]> {
  const wrong: Wrong[] = []
  for (const named of placesOf(asked.who))
    for (const caller of CALLERS) {
      await put(caller)
      const [is, heard] = [due(asked, caller, named), await ask(caller, named)]
      if (heard !== is) wrong.push({ caller: nameOf(caller), named, due: is, heard })
    }
  return wrong
}

describe('at each route', () => {
  test.each(Object.keys(ROUTES) as RouteName[])('%s', async name => {
    const route: Route = ROUTES[name]
    const make: (pick: Picker, now: Now) => Parts = REQUESTS[name]
    const wrong = await wrongAt(route, async (caller, named) => {
      const parts = make(pickerOf([0]), now)
      const { method } = route
      const sent = {
        method,
        url: addressOf(route, parts),
        headers: headersOf(caller, named),
        ...(method === 'GET' ? {} : { body: parts.body }),
      }
      const response = await browserOf(caller).send(sent, route)
      const code = codeOf(response.body)
      // What the address itself refuses by such a word is said of what is asked, and not of who asks.
      const isItsOwn = due(route, caller, named) === 'yes' && route.problems.some(problem => problem === code)
      return isItsOwn ? 'yes' : heardIn(code)
    })
    expect(wrong).toEqual([])
  })
})

describe('at each file', () => {
  test.each(Object.entries(FILES))('%s', async (_, file) => {
    const wrong = await wrongAt(file, async (caller, named) => {
      const url = file.path.replace(/\{\w+\}/g, HOTEL)
      const response = await browserOf(caller).send({ method: 'GET', url, headers: headersOf(caller, named) })
      return heardIn(codeOf(response.body))
    })
    expect(wrong).toEqual([])
  })
})

describe('at each stream', () => {
  test.each([
    ['/api/events', { who: 'guest' }, HOTEL],
    ['/api/desk/events', { who: 'desk', right: 'sell' }, HOTEL],
    ['/api/member/events', { who: 'desk' }, HOTEL],
    ['/api/member/events', { who: 'agency' }, null],
  ] as const)('%s nobody listens who may not', async (url, asked, named) => {
    const wrong: string[] = []
    for (const caller of CALLERS) {
      // Whoever may would listen without end.
      if (due(asked, caller, named) === 'yes') continue
      await put(caller)
      const sent = { method: 'GET', url: `${url}?after=0`, headers: headersOf(caller, named) } as const
      const response = await browserOf(caller).send(sent)
      if (response.statusCode !== 401) wrong.push(nameOf(caller))
    }
    expect(wrong).toEqual([])
  })
})
