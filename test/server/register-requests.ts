/** Requests of the register that could be meant, over things that are there and things that are not. */
import { DRAFT_THINGS } from '../../src/domain/drafts.ts'
import { CATEGORIES } from '../../src/domain/product.ts'
import { HOTEL } from '../support/things.ts'
import { OWN_FIELDS, OWN_MAKER } from './register.ts'
import type { Now, Parts, Picker } from './requests.ts'

const PRODUCTS = [
  { maker: 'dapur-demo', slug: 'madu' },
  { maker: 'dapur-demo', slug: 'gabin' },
  { maker: 'dapur-demo', slug: 'tidak-ada' },
] as const
const MAKERS = [{ maker: 'dapur-demo' }, { maker: 'bukan-siapa' }] as const
const OUTLETS = [{ outlet: HOTEL }, { outlet: 'tidak-ada' }] as const

const version = (pick: Picker) => 1 + pick.upTo(3)
const why = (pick: Picker) => ({ version: version(pick), reason: pick.of(['habis', 'tidak dibuat lagi']) })
const pages = (pick: Picker) => pick.of([{}, { page: '2' }, { find: 'madu' }, { find: 'x', page: '9' }])
/** A deed is done to a thing that was made for it, or to none. */
const slugOf = (pick: Picker, readied: Now['readied']) => pick.of([readied ?? 'tidak-ada', 'tidak-ada'])
const productOf = (pick: Picker, { readied }: Now) => ({ maker: 'dapur-demo', slug: slugOf(pick, readied) })
const makerOf = (pick: Picker, { readied }: Now) => ({ maker: slugOf(pick, readied) })
const onProduct = (pick: Picker, now: Now): Parts => ({
  params: productOf(pick, now),
  body: { version: version(pick) },
})
const onMaker = (pick: Picker, now: Now): Parts => ({
  params: makerOf(pick, now),
  body: { version: version(pick) },
})

export const registerRequests = {
  registerProducts: (pick: Picker): Parts => ({
    query: { ...pages(pick), show: pick.of(['all', 'lapsed', 'within-60', 'own'] as const) },
  }),
  registeredProduct: (pick: Picker): Parts => ({ params: pick.of(PRODUCTS) }),
  productHistory: (pick: Picker): Parts => ({
    params: pick.of(PRODUCTS),
    query: pick.of([{}, { before: '2' }]),
  }),
  addProduct: (pick: Picker): Parts => ({
    body: { maker: pick.of(MAKERS).maker, name: pick.of(['Abon', '中文']), category: pick.of(CATEGORIES) },
  }),
  changeProduct: (pick: Picker): Parts => ({
    params: pick.of(PRODUCTS),
    body: {
      version: version(pick),
      fields: pick.of([
        {},
        { 'name.en': 'Honey' },
        { 'name.en': '' },
        { allergens: null },
        { 'permit.validTo': '2030-01-31', priceHint: 40_000 },
      ]),
    },
  }),
  publishProduct: onProduct,
  retireProduct: (pick: Picker, now: Now): Parts => ({ params: productOf(pick, now), body: why(pick) }),
  returnProduct: onProduct,
  adoptProduct: onProduct,
  refuseProduct: (pick: Picker, now: Now): Parts => ({ params: productOf(pick, now), body: why(pick) }),
  joinProduct: (pick: Picker, now: Now): Parts => ({
    params: productOf(pick, now),
    body: { version: version(pick), standsFor: 'dapur-demo/madu' },
  }),
  registerMakers: (pick: Picker): Parts => ({ query: pages(pick) }),
  registeredMaker: (pick: Picker): Parts => ({ params: pick.of(MAKERS) }),
  makerHistory: (pick: Picker): Parts => ({ params: pick.of(MAKERS), query: {} }),
  addMaker: (pick: Picker): Parts => ({
    body: { name: pick.of(['Ibu Sari', 'x-hotel', '中文']), district: 'Manggar' },
  }),
  changeMaker: (pick: Picker): Parts => ({
    params: pick.of(MAKERS),
    body: { version: version(pick), fields: pick.of([{ contact: '0812' }, { name: '' }, {}]) },
  }),
  publishMaker: onMaker,
  retireMaker: (pick: Picker, now: Now): Parts => ({ params: makerOf(pick, now), body: why(pick) }),
  returnMaker: onMaker,
  registerDrafts: (pick: Picker): Parts => ({ params: { things: pick.of(DRAFT_THINGS) } }),
  publishDrafts: (pick: Picker): Parts => ({
    params: { things: pick.of(DRAFT_THINGS) },
    body: {
      drafts: [
        { id: pick.of(['dapur-demo/madu', 'dapur-demo', 'tidak-ada']), version: version(pick) },
        { id: 'tidak-ada', version: version(pick) },
      ],
    },
  }),
  registerOutlets: (pick: Picker): Parts => ({ query: pages(pick) }),
  registeredOutlet: (pick: Picker): Parts => ({ params: pick.of(OUTLETS) }),
  outletHistory: (pick: Picker): Parts => ({ params: pick.of(OUTLETS), query: {} }),
  addOutlet: (pick: Picker): Parts => ({
    body: {
      slug: pick.of([HOTEL, 'hotel-lama']),
      name: 'Hotel Lama',
      kind: pick.of(['hotel', 'mall'] as const),
      address: 'Jalan Lama 1',
      district: 'Balikpapan Kota',
      phone: '0542111',
      mark: pick.of(['HDT', 'HLM']),
      zone: 'Asia/Makassar',
    },
  }),
  correctOutlet: (pick: Picker): Parts => ({
    params: pick.of(OUTLETS),
    body: { version: version(pick), fields: pick.of([{ name: 'Hotel Teluk' }, { phone: '0' }, {}]) },
  }),
  endOutlet: (pick: Picker, { readied }: Now): Parts => ({
    params: { outlet: slugOf(pick, readied) },
    body: why(pick),
  }),
  shelfNotices: (): Parts => ({}),
  makersHere: (pick: Picker): Parts => ({ query: pick.of([{}, { find: 'dapur' }]) }),
  ownProducts: (pick: Picker): Parts => ({ query: pages(pick) }),
  ownProduct: (pick: Picker, now: Now): Parts => ({ params: productOf(pick, now) }),
  addOwnProduct: (pick: Picker): Parts => ({
    body: {
      maker: pick.of([
        { slug: 'dapur-demo' },
        { slug: 'bukan-siapa' },
        OWN_MAKER,
        { ...OWN_MAKER, name: '中文' },
      ]),
      fields: { ...OWN_FIELDS, 'name.id': pick.of(['Keripik', 'Keripik Pedas', '中文', '']) },
    },
  }),
  changeOwnProduct: (pick: Picker, now: Now): Parts => ({
    params: productOf(pick, now),
    body: { version: version(pick), fields: pick.of([{}, { 'name.en': 'Crisps' }, { 'name.id': '' }]) },
  }),
}
