/** The entries of `test/vectors/entry-v1.json`, built as the program builds them. */
import { dayEntry, type Entry, kwitansiEntry, voidEntry } from '../../src/domain/document.ts'
import { detailHash, stayHash } from '../../src/log/hash.ts'
import { sha256 } from '../support/sha256.ts'

export const SALT = 'AAECAwQFBgcICQoLDA0ODw'
export const STAY = '019ab000-0000-7000-8000-0000000000aa'
export const DETAIL = { room: '512', payer: 'Tamu kamar 512', cashier: 'Dewi (demo)' }

const outlet = 'hotel-demo'
const stay = stayHash(SALT, STAY, sha256)
const detail = detailHash(SALT, DETAIL, sha256)

const kwitansi = kwitansiEntry(
  { outlet, number: 1, issuedAt: '2026-11-24T03:05:00Z' },
  {
    lines: [
      {
        product: 'dapur-demo/amplang-kuku-macan',
        name: 'Amplang “Kuku Macan” – pedas 🌶',
        seller: 'dapur-demo',
        terms: 'consigned',
        quantity: 2,
        unitPrice: 25_000,
        included: [{ kind: 'pbjt', rateBp: 1000, amount: 4_545 }],
      },
      {
        product: 'lebah-demo/madu-kelulut',
        name: 'Madu kelulut',
        seller: 'lebah-demo',
        terms: 'bought',
        quantity: 1,
        unitPrice: 60_000,
      },
    ],
    payment: 'room',
    stay,
    detail,
    event: 'pekan-umkm',
  },
)

const complimentary = kwitansiEntry(
  { outlet, number: 2, issuedAt: '2026-11-24T15:59:00Z' },
  {
    lines: [
      {
        product: 'dapur-demo/kue-gabin',
        name: 'Kue gabin',
        seller: 'dapur-demo',
        terms: 'complimentary',
        quantity: 1,
        unitPrice: 0,
      },
    ],
    payment: 'none',
    stay,
    detail,
  },
)

export const ENTRIES: Readonly<Record<string, Entry>> = {
  kwitansi,
  'complimentary kwitansi': complimentary,
  void: voidEntry({ outlet, number: 3, issuedAt: '2026-11-24T16:30:00Z' }, kwitansi, 'wrong-item'),
  'kwitansi in the place of a voided one': kwitansiEntry(
    { outlet, number: 4, issuedAt: '2026-11-24T16:31:00Z' },
    {
      lines: [
        {
          product: 'lebah-demo/madu-kelulut',
          name: 'Madu kelulut',
          seller: 'lebah-demo',
          terms: 'bought',
          quantity: 1,
          unitPrice: 60_000,
        },
      ],
      payment: 'cash',
      stay,
      detail,
      replaces: 1,
    },
  ),
  day: dayEntry(
    { outlet, number: 5, issuedAt: '2026-11-24T20:00:00Z' },
    {
      date: '2026-11-24',
      occupiedRooms: 17,
      exposure: [
        {
          product: 'dapur-demo/amplang-kuku-macan',
          seller: 'dapur-demo',
          terms: 'consigned',
          liveMinutes: 1440,
          inStockMinutes: 1195,
        },
      ],
    },
  ),
}
