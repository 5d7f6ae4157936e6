/** The entries of `test/vectors/entry-v1.json` and `entry-v2.json`, built as the program builds them. */
import {
  dayEntry,
  type Entry,
  type EntryVersion,
  kwitansiEntry,
  voidEntry,
} from '../../src/domain/document.ts'
import type { EntryV2 } from '../../src/domain/entry-v2.ts'
import { detailHash, stayHash } from '../../src/log/hash.ts'
import { sha256 } from '../support/sha256.ts'

export const SALT = 'AAECAwQFBgcICQoLDA0ODw'
export const STAY = '019ab000-0000-7000-8000-0000000000aa'
export const DETAIL = { room: '512', payer: 'Tamu kamar 512', cashier: 'Dewi (demo)' }

const NONCE = 'EBESExQVFhcYGRobHB0eHw'
const outlet = 'hotel-demo'
const stay = stayHash(SALT, STAY, sha256)
const detail = detailHash(SALT, DETAIL, sha256)
const AMPLANG = {
  product: 'dapur-demo/amplang-kuku-macan',
  name: 'Amplang “Kuku Macan” – pedas 🌶',
  seller: 'dapur-demo',
  terms: 'consigned',
  quantity: 2,
  unitPrice: 25_000,
  included: [{ kind: 'pbjt', rateBp: 1000, amount: 4_545 }],
} as const
const MADU = {
  product: 'lebah-demo/madu-kelulut',
  name: 'Madu kelulut',
  seller: 'lebah-demo',
  terms: 'bought',
  quantity: 1,
  unitPrice: 60_000,
} as const
const GABIN = {
  product: 'dapur-demo/kue-gabin',
  name: 'Kue gabin',
  seller: 'dapur-demo',
  terms: 'complimentary',
  quantity: 1,
  unitPrice: 0,
} as const
const SHOWN = {
  product: 'dapur-demo/amplang-kuku-macan',
  seller: 'dapur-demo',
  terms: 'consigned',
  liveMinutes: 1440,
  inStockMinutes: 1195,
  openMinutes: 955,
} as const

/** What the program writes for who reads that version. */
function entriesOf(v: EntryVersion): Record<string, Entry> {
  const head = (number: number, issuedAt: string) => ({ v, outlet, number, issuedAt })
  const came = { stay, detail, source: 'stay', by: 'guest', waitMinutes: 4 } as const
  const kwitansi = kwitansiEntry(head(1, '2026-11-24T03:05:00Z'), {
    ...came,
    lines: [AMPLANG, MADU],
    payment: 'room',
    event: 'pekan-umkm',
  })
  return {
    kwitansi,
    'complimentary kwitansi': kwitansiEntry(head(2, '2026-11-24T15:59:00Z'), {
      ...came,
      by: 'phone',
      waitMinutes: 0,
      lines: [GABIN],
      payment: 'none',
    }),
    void: voidEntry(head(3, '2026-11-24T16:30:00Z'), kwitansi, 'wrong-item', NONCE),
    'kwitansi in the place of a voided one': kwitansiEntry(head(4, '2026-11-24T16:31:00Z'), {
      ...came,
      lines: [MADU],
      payment: 'cash',
      replaces: 1,
    }),
    day: dayEntry(head(5, '2026-11-24T20:00:00Z'), {
      date: '2026-11-24',
      nonce: NONCE,
      unit: 'room',
      units: 24,
      occupiedRooms: 17,
      nights: 14,
      stays: 19,
      viewers: 6,
      open: [[180, 1200]],
      order: { rule: 'fixed' },
      exposure: [v === 1 ? SHOWN : { ...SHOWN, place: 0 }],
    }),
  }
}

/** What only version 2 has words for: nothing that the program writes yet. */
const AHEAD: Record<string, Entry> = {
  'visit paid by QRIS, with a gift box': {
    v: 2,
    kind: 'kwitansi',
    outlet,
    number: 6,
    issuedAt: '2026-11-25T03:05:00Z',
    lines: [{ ...AMPLANG, amount: 50_000, box: 1, due: stay }],
    payment: 'qris',
    total: 50_000,
    stay,
    detail,
    source: 'visit',
    by: 'desk',
    waitMinutes: 0,
  },
  'second part of a day of tables, by lot': {
    v: 2,
    kind: 'day',
    outlet,
    number: 7,
    issuedAt: '2026-11-25T20:00:00Z',
    date: '2026-11-25',
    nonce: NONCE,
    unit: 'table',
    units: 30,
    nights: 0,
    stays: 88,
    viewers: 61,
    open: [
      [0, 60],
      [420, 1440],
    ],
    order: { rule: 'lot-1', seed: detail, pinned: 'lebah-demo/madu-kelulut' },
    event: 'pekan-umkm',
    agency: { size: 12, root: stay },
    part: [2, 2],
    replaces: 5,
    exposure: [SHOWN],
  },
  loss: {
    v: 2,
    kind: 'loss',
    outlet,
    number: 8,
    issuedAt: '2026-11-26T01:00:00Z',
    from: 8,
    to: 11,
    key: 'etalase.test/log/hotel-demo+9d3c1f7e+AeVYWDRD2Fr1pBmkN9pRDRMh0YmJhtJ8XYcEHyrJ8yWb',
    nonce: NONCE,
  } satisfies EntryV2,
}

export const ENTRIES_V1: Readonly<Record<string, Entry>> = entriesOf(1)
export const ENTRIES_V2: Readonly<Record<string, Entry>> = { ...entriesOf(2), ...AHEAD }
