/** Whoever may only look reads the register: as text, and without a deed that would be refused to them. */
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { NOTHING_ASKED } from '../../../src/client/evaluate/register/address.ts'
import { Ledger, type LedgerProps } from '../../../src/client/evaluate/register/ledger.tsx'
import { Panel } from '../../../src/client/evaluate/register/panel.tsx'
import { Rights } from '../../../src/client/platform/rights.ts'
import { Lacks } from '../../../src/client/product/parts.tsx'
import { ProductFields } from '../../../src/client/product/product-fields.tsx'
import type { Written } from '../../../src/client/product/use-thing.ts'
import { Saying } from '../../../src/client/product/words.ts'
import { AGENCY_RIGHTS, type AgencyRight } from '../../../src/domain/rights.ts'
import { photos } from '../../../src/i18n/id/photos.ts'
import { problems } from '../../../src/i18n/id/problems.ts'
import { register } from '../../../src/i18n/id/register.ts'

const LOOK: readonly AgencyRight[] = ['look']
const WORDS = { language: 'id', words: { register, photos, problems } } as const

const drawn = (rights: readonly AgencyRight[], what: VNode) =>
  renderToString(
    <Rights.Provider value={rights}>
      <Saying.Provider value={WORDS}>{what}</Saying.Provider>
    </Rights.Provider>,
  )
const CONTROLS = /<(input|textarea|select|button)\b/

const VALUES: Readonly<Record<string, string | number | readonly string[] | null>> = {
  'name.id': 'Amplang',
  'story.en': 'First line.\nSecond line.',
  'permit.kind': 'P-IRT',
  'halal.validTo': '2027-02-03',
  'net.amount': 1_500,
  priceHint: null,
  allergens: [],
  care: ['eat-soon'],
}
const written: Written<unknown> = {
  thing: null,
  value: field => VALUES[field] ?? null,
  write: () => undefined,
  isChanged: false,
  isBusy: false,
  save: async () => undefined,
  reread: async () => undefined,
  deed: async () => false,
  met: null,
  settle: async () => undefined,
  trouble: null,
}

describe('a product', () => {
  const fields = (isRead: boolean) =>
    drawn(
      LOOK,
      <ProductFields written={written} missing={[{ field: 'origin', lack: 'empty' }]} isRead={isRead} />,
    )

  test('stands as text where it may only be read', () => {
    const html = fields(true)
    expect(html).not.toMatch(CONTROLS)
    for (const said of ['Amplang', 'First line.\nSecond line.', 'P-IRT', '3 Februari 2027', '1.500'])
      expect(html).toContain(said)
    expect(html).toContain(register.products.noAllergens)
    expect(html).toContain(register.careMark['eat-soon'])
  })

  test('says what is not there, and what is missing', () => {
    expect(fields(true)).toContain(register.history.empty)
    expect(fields(true)).toContain(register.lack.empty)
  })

  test('is fields for whoever writes', () => expect(fields(false)).toMatch(CONTROLS))

  test('leads to no field that is not there', () => {
    const lacks = (isRead: boolean) =>
      drawn(LOOK, <Lacks missing={[{ field: 'origin', lack: 'empty' }]} isRead={isRead} />)
    expect(lacks(true)).not.toContain('<a ')
    expect(lacks(false)).toContain('<a ')
  })
})

describe('what is open', () => {
  const panel = (
    <Panel
      title="Amplang"
      under=""
      state=""
      written={written}
      version={1}
      said=""
      readHistory={async () => ({ ok: false, code: 'offline' })}
      deeds={<button type="button">Pensiunkan</button>}
      onClose={() => undefined}
    >
      Isi
    </Panel>
  )

  test('has its deeds and is saved by whoever may', () => {
    expect(drawn(AGENCY_RIGHTS, panel)).toMatch(/Pensiunkan[\s\S]*type="submit"/)
  })

  test('has none for whoever may not, and says which right it would take', () => {
    const html = drawn(LOOK, panel)
    expect(html).not.toMatch(/Pensiunkan|type="submit"/)
    expect(html).toContain(register.isRead)
  })
})

describe('a ledger', () => {
  const props: LedgerProps = {
    title: 'Produk',
    lead: '',
    find: 'Cari',
    looking: NOTHING_ASKED,
    look: () => undefined,
    chips: [],
    deeds: <button type="button">Tayangkan 3</button>,
    add: 'Produk baru',
    onAdd: () => undefined,
    isAdding: false,
    trouble: null,
    again: () => undefined,
    pages: { page: 1, pages: 1, found: 0 },
    empty: '',
    rows: [],
    panel: null,
  }

  test('adds and publishes for whoever may, and is read by all others', () => {
    expect(drawn(AGENCY_RIGHTS, <Ledger {...props} />)).toMatch(/Tayangkan 3[\s\S]*Produk baru/)
    expect(drawn(LOOK, <Ledger {...props} />)).not.toMatch(/Tayangkan 3|Produk baru|Ctrl S/)
  })
})
