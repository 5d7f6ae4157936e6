/** Requests of sheets that could be meant: rows of what is there, of what is not, and of what cannot be. */
import { createHash } from 'node:crypto'
import type { Parts, Picker } from './requests.ts'

const IDS = ['019ab000-0000-7000-8000-00000000a001', '019ab000-0000-7000-8000-00000000a002'] as const
const TEXTS = [
  '',
  '-',
  'Rp 25.000',
  '25,000',
  '31/12/2026',
  '31.02.2026',
  '=1+1',
  'Ikan; telur',
  'x'.repeat(90),
]

interface Sheet {
  readonly sheet: string
  readonly there: Readonly<Record<string, string>>
  readonly key: string | null
  readonly columns: readonly string[]
}
const MAKERS: Sheet = {
  sheet: 'makers',
  there: { code: 'dapur-demo' },
  key: 'dapur-demo',
  columns: ['name', 'district', 'about.id', 'code'],
}
const PRODUCTS: Sheet = {
  sheet: 'products',
  there: { code: 'dapur-demo/amplang' },
  key: 'dapur-demo/amplang',
  columns: ['name.id', 'seller', 'category', 'net.amount', 'allergens', 'halal.validTo', 'priceHint'],
}
const ROOMS: Sheet = {
  sheet: 'rooms',
  there: { room: '512' },
  key: '512',
  columns: ['room', 'floor', 'kind'],
}

const PLACEMENTS: Sheet = {
  sheet: 'placements',
  there: { product: 'dapur-demo/madu' },
  key: 'madu',
  columns: ['product', 'seller', 'terms', 'price', 'part', 'rack', 'on', 'to'],
}

const rowsOf = (pick: Picker, { columns }: Sheet) =>
  Array.from({ length: 1 + pick.upTo(3) }, (_, i) => ({
    row: i + 2,
    cells: Object.fromEntries(columns.map(id => [id, pick.of([...TEXTS, null, 7, true])])),
  }))

/** A row that changes nothing, and the version of having seen that. */
export function nothingOf({ there, key }: Pick<Sheet, 'there' | 'key'>) {
  const outcomes = [{ row: 2, state: 'same', key, changes: {}, faults: {} }]
  const version = createHash('sha256').update(JSON.stringify(outcomes)).digest('base64url')
  return { rows: [{ row: 2, cells: there }], version }
}

const preview =
  (sheets: readonly Sheet[]) =>
  (pick: Picker): Parts => {
    const one = pick.of(sheets)
    return { params: { sheet: one.sheet }, body: { rows: rowsOf(pick, one) } }
  }
const apply =
  (sheets: readonly Sheet[]) =>
  (pick: Picker): Parts => {
    const one = pick.of(sheets)
    const params = { sheet: one.sheet, id: pick.of(IDS) }
    const body = pick.of([nothingOf(one), nothingOf(one), { rows: rowsOf(pick, one), version: 'another' }])
    return { params, body }
  }
const undo =
  (sheets: readonly Sheet[]) =>
  (pick: Picker): Parts => ({
    params: { sheet: pick.of(sheets).sheet, id: pick.of(IDS) },
  })

const OF_AGENCY = [MAKERS, PRODUCTS]
const GOODS: Sheet = {
  sheet: 'goods',
  there: { product: 'dapur-demo/madu' },
  // Of a row that says that nothing came, nothing is known.
  key: null,
  columns: ['product', 'quantity', 'batch', 'bestBefore', 'theirNumber', 'near'],
}
const OF_OUTLET = [ROOMS, PLACEMENTS, GOODS]

const PEOPLE: Sheet = {
  sheet: 'people',
  there: { name: 'Manajer' },
  key: 'Manajer',
  columns: ['name', 'rights', 'ended'],
}
const bodyOf =
  (one: (pick: Picker) => Parts) =>
  (pick: Picker): Parts => ({ body: one(pick).body })
/** Ids of an outlet are of all its sheets: what one was taken in by is no other’s. */
const OF_PEOPLE = ['019ab000-0000-7000-8000-00000000b001', '019ab000-0000-7000-8000-00000000b002'] as const
const idOf = (pick: Picker) => ({ params: { id: pick.of(OF_PEOPLE) } })

export const sheetRequests = {
  peopleSheet: (): Parts => ({}),
  previewPeopleSheet: bodyOf(preview([PEOPLE])),
  applyPeopleSheet: (pick: Picker): Parts => ({ ...idOf(pick), ...bodyOf(apply([PEOPLE]))(pick) }),
  undoPeopleSheet: idOf,
  registerSheet: (pick: Picker): Parts => ({ params: { sheet: pick.of(OF_AGENCY).sheet } }),
  previewRegisterSheet: preview(OF_AGENCY),
  applyRegisterSheet: apply(OF_AGENCY),
  undoRegisterSheet: undo(OF_AGENCY),
  outletSheet: (pick: Picker): Parts => ({ params: { sheet: pick.of(OF_OUTLET).sheet } }),
  previewOutletSheet: preview(OF_OUTLET),
  applyOutletSheet: apply(OF_OUTLET),
  undoOutletSheet: undo(OF_OUTLET),
}
