/** The entries of `test/vectors/agency-entry-v1.json`, as the program builds them. */
import type { AgencyEntry } from '../../src/domain/agency-entry.ts'
import { sealedHash } from '../../src/log/hash.ts'
import { sha256 } from '../support/sha256.ts'

export const OPENINGS = {
  by: { salt: 'AAECAwQFBgcICQoLDA0ODw', value: 'Bu Sari' },
  note: { salt: 'EBESExQVFhcYGRobHB0eHw', value: 'Izin “P-IRT” tidak berlaku lagi – 30 Nov 🌶' },
} as const
const by = sealedHash(OPENINGS.by.salt, OPENINGS.by.value, sha256)
const note = sealedHash(OPENINGS.note.salt, OPENINGS.note.value, sha256)
const PHOTO = '5e'.repeat(32)

const head = (number: number) => ({ v: 1, number, at: '2026-11-30T02:05:00Z' }) as const
const product = {
  id: 'dapur-demo/amplang-kuku-macan',
  seller: 'dapur-demo',
  kind: 'amplang',
  category: 'sea',
  name: { id: 'Amplang “Kuku Macan”', en: 'Amplang fish crackers', ja: 'アンプラン' },
  story: { id: 'Dari tenggiri.', en: 'Of mackerel.' },
  ingredients: { id: 'tenggiri, tapioka', en: 'mackerel, tapioca' },
  storage: { id: 'Suhu ruang', en: 'Room temperature' },
  origin: 'Balikpapan',
  net: { thousandths: 150_000, unit: 'g' },
  shelfLifeDays: 90,
  allergens: ['fish', 'egg'],
  permit: { kind: 'P-IRT', number: '2062571010001-28', validTo: '2028-01-31' },
  halal: { kind: 'certified', number: 'ID641100', validTo: '2029-01-31' },
  care: ['strong-smell'],
  picture: 'amplang.svg',
  photos: [PHOTO],
  priceHint: 25_000,
} as const
const bare = {
  ...product,
  id: 'dapur-demo/x-hotel-demo-kain',
  kind: 'kain',
  category: 'cloth',
  net: { thousandths: 2_500, unit: 'm' },
  shelfLifeDays: undefined,
  allergens: undefined,
  permit: { kind: 'exempt' },
  halal: { kind: 'not-food' },
  care: [],
  picture: undefined,
  photos: undefined,
  priceHint: undefined,
} as const

/** Without undefined, as they are read. */
export const AGENCY_ENTRIES: Readonly<Record<string, AgencyEntry>> = {
  maker: {
    ...head(1),
    by,
    deed: 'maker',
    maker: {
      ...{ slug: 'dapur-demo', name: 'Dapur Demo', district: 'Balikpapan Timur', portrait: PHOTO },
      about: { id: 'Dapur contoh.', en: 'A sample.' },
    },
  },
  product: { ...head(2), by, deed: 'product', product },
  'retired product': { ...head(3), by, note, deed: 'retire-product', id: product.id },
  'retired maker': { ...head(4), by, note, deed: 'retire-maker', id: 'dapur-demo' },
  outlet: {
    ...head(5),
    deed: 'outlet',
    outlet: {
      ...{ slug: 'hotel-demo', name: 'Hotel Demo', kind: 'hotel', mark: 'HDT', zone: 'Asia/Makassar' },
      ...{ address: 'Jl. Jenderal Sudirman 1, Balikpapan', district: 'Balikpapan Kota' },
    },
  },
  'ended outlet': { ...head(6), by, deed: 'end-outlet', id: 'hotel-demo' },
  alias: { ...head(7), by, deed: 'alias', from: 'x-hotel-demo/amplang', to: product.id },
  adopted: { ...head(8), by, deed: 'adopt', product: JSON.parse(JSON.stringify(bare)) as typeof product },
  refused: { ...head(9), by, note, deed: 'refuse', id: 'x-hotel-demo/madu' },
}
