/**
 * The program as another team's program meets it: its wire, in process and without a port, over a small city of two
 * hotels. Everything behind the wire is real but the clock, the randomness and the slow hash of PINs.
 */

import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { createLimits, type Limits, NO_LIMITS } from '../../src/server/http/limits.ts'
import { createFeed } from '../../src/server/live/feed.ts'
import { passkeys } from '../../src/server/passkeys.ts'
import type { Site } from '../../src/server/routes/site.ts'
import { createSite } from '../../src/server/routes/site-routes.ts'
import { addStaff } from '../../src/server/storage/statements/city/outlets.ts'
import { addOfficer } from '../../src/server/storage/statements/staff/officers.ts'
import type { Storage } from '../../src/server/storage/storage.ts'
import { roomCode, stayCode } from '../../src/server/usecases/city/codes.ts'
import { type Phones, phonesHere } from '../support/phones.ts'
import { photosHere } from '../support/photos.ts'
import { hashesOf, openPins } from '../support/pins.ts'
import { A_QRIS } from '../support/qris.ts'
import { HOTEL } from '../support/things.ts'
import { aCity, aHotel, type City, type Hotel, type HotelWish, type Pieces } from '../support/world.ts'
import { aBrowser, type Browser } from './browser.ts'

export const OTHER_HOTEL = 'hotel-lain'
export const CLERK = { staff: 'Petugas', pin: '1111' }
export const MANAGER = { staff: 'Manajer', pin: '2222' }
export const OFFICER = { name: 'Petugas dinas', pin: '3333' }
/** Origin of the own pages, as browsers name it. */
export const ORIGIN = 'https://etalase.test'

/** Of a box in a hotel's own network, where browsers make no passkeys. */
export const BOX = 'http://192.168.1.20:8080'

export interface SiteWish extends HotelWish {
  /** False: a real city, in which a PIN counts on an enrolled terminal only. */
  readonly demo?: boolean
  readonly secure?: boolean
  /** Of the own pages; without, {@link ORIGIN}. */
  readonly publicUrl?: string
  /** Rates as they are in service; without, nothing is slowed. */
  readonly limits?: boolean
  /** Where what is brought to phones ends; without, somewhere. */
  readonly phones?: Phones
  /** What keeps and develops photographs; without, memory and this process. */
  readonly photos?: Site['photos']
  /** Stands over this empty storage, which it closes; without, over one in memory. */
  readonly storage?: Storage
}

export interface Served {
  readonly app: FastifyInstance
  readonly city: City
  readonly hotel: Hotel
  readonly other: Hotel
  /** A browser with no cookies yet. */
  browser(): Browser
  /** What the room's QR says. */
  code(room: string, outlet?: string): string
  /** What the key-card sleeve says. */
  sleeve(stay: string, outlet?: string): string
  stop(): Promise<void>
}

export async function aSite(wish: SiteWish = {}): Promise<Served> {
  const { storage } = wish
  const city = await aCity(storage && (() => storage))
  const hotel = await aHotel(city, wish)
  const other = await aHotel(city, { ...wish, outlet: { slug: OTHER_HOTEL, mark: 'HL', ...wish.outlet } })
  for (const { outlet } of [hotel, other]) {
    await city.storage.write(outlet.slug, async sql => {
      await addStaff(sql, outlet.slug, { name: CLERK.staff, role: 'clerk', ...hashesOf(CLERK.pin) })
      await addStaff(sql, outlet.slug, { name: MANAGER.staff, role: 'manager', ...hashesOf(MANAGER.pin) })
    })
  }
  await city.storage.writeCity(sql => addOfficer(sql, OFFICER.name, hashesOf(OFFICER.pin)))

  const feed = createFeed(city.storage)
  const site = siteOver(city, feed, wish)
  const secure = wish.secure ?? false
  const app = createSite({
    site,
    secure,
    log: pino({ level: 'silent' }),
    client: null,
  })
  await app.ready()
  return {
    app,
    city,
    hotel,
    other,
    browser: () => aBrowser(app, wish.publicUrl ?? ORIGIN),
    code: (room, outlet = HOTEL) => roomCode(city.keys, { outlet, name: room, generation: 1 }),
    sleeve: (stay, outlet = HOTEL) => stayCode(city.keys, outlet, stay),
    async stop() {
      await app.close()
      feed.close()
      await city.storage.close()
    },
  }
}

function siteOver(
  world: City,
  feed: Site['feed'],
  { demo = true, limits = false, publicUrl = ORIGIN, photos = photosHere(), phones = phonesHere() }: SiteWish,
): Site {
  const rates: Limits = limits ? createLimits(world.clock) : NO_LIMITS
  return {
    world,
    feed,
    limits: rates,
    limited: true,
    publicUrl,
    pins: openPins,
    passkeys,
    photos,
    phones: phones.parts,
    role: {
      kind: 'city',
      demo: demo
        ? { outlets: [], agency: { name: OFFICER.name, pin: OFFICER.pin }, auditor: { token: 'auditor' } }
        : null,
      hub: null,
    },
  }
}

/** A browser at the desk, signed in. */
export async function atDesk(served: Served, who = CLERK, outlet = HOTEL): Promise<Browser> {
  const browser = served.browser()
  await browser.value('openDeskSession', { body: { outlet, ...who } })
  return browser
}

/** A browser of the agency, signed in. */
export async function atAgency(served: Served): Promise<Browser> {
  const browser = served.browser()
  await browser.value('openAgencySession', { body: OFFICER })
  return browser
}

export interface GuestInRoom {
  readonly browser: Browser
  readonly stay: string
}

/** Somebody checks in and scans the QR, then types the sleeve's code. */
export async function aGuest(served: Served, room = '512', hotel = served.hotel): Promise<GuestInRoom> {
  const { stay } = await hotel.checkIn(room)
  return { browser: await joined(served, stay, room, hotel), stay }
}

/** One more phone of that stay. */
export async function joined(
  served: Served,
  stay: string,
  room = '512',
  hotel = served.hotel,
): Promise<Browser> {
  const outlet = hotel.outlet.slug
  const browser = served.browser()
  await browser.value('door', { body: { outlet, code: served.code(room, outlet) } })
  await browser.value('openSession', { body: { outlet, stayCode: served.sleeve(stay, outlet) } })
  return browser
}

/** An order's path and body as a device sends them: prices of the shelf, an id of its own. */
export function anOrder(hotel: Hotel, stay: string, pieces: Pieces) {
  const { id, lines, ...rest } = hotel.request(stay, pieces)
  return { params: { orderId: id }, body: { ...rest, lines: lines.map(line => ({ ...line })) } }
}

/** The hotel takes QRIS from now on. */
export async function takesQris(manager: Browser): Promise<void> {
  const { closingFrom: _, ...was } = await manager.value('outletSettings', {})
  const to = { ...was, qris: A_QRIS, payments: [...new Set([...was.payments, 'qris' as const])] }
  await manager.value('changeOutlet', { body: { was, to } })
}
