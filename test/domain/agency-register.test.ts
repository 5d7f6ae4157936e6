import { describe, expect, test } from 'vitest'
import { changeOf, makerOf, outletOf, productOf } from '../../src/domain/agency-register.ts'
import { anOutlet, aProduct, aSeller } from '../support/things.ts'

const AT = { at: '2026-11-30T02:00:00Z' }

describe('what is said of the register', () => {
  test('makes the same maker where it is followed', () => {
    const maker = aSeller()
    expect(changeOf({ ...AT, deed: 'maker', maker: makerOf(maker) })).toEqual({ is: 'maker', maker })
  })

  test.each([
    ['as it is', {}],
    ['of which nobody knows allergens or how long it keeps', { allergens: null, shelfLifeDays: null }],
    ['of two and a half metres', { net: { amount: 2.5, unit: 'm' } }],
    ['of 1.005 g', { net: { amount: 1.005, unit: 'g' } }],
    ['with a price to begin with', { priceHint: 25_000 }],
    ['with a permit that lapses', { permit: { kind: 'P-IRT', number: '1', validTo: '2027-01-31' } }],
    ['that is no food', { halal: { status: 'not-food' }, picture: null }],
  ] as const)('makes the same product where it is followed: %s', (_, differs) => {
    const product = aProduct('dapur-demo/amplang', differs)
    expect(changeOf({ ...AT, deed: 'product', product: productOf(product) })).toEqual({
      is: 'product',
      product,
    })
  })

  test('has whole numbers alone', () => {
    expect(productOf(aProduct('dapur-demo/kain', { net: { amount: 0.0001, unit: 'm' } })).net).toEqual({
      thousandths: 1,
      unit: 'm',
    })
  })

  test('of an outlet is what the agency says of it, and where it is followed what its papers do not bear for ever', () => {
    const { slug, name, address, district, kind, mark, zone } = anOutlet()
    const outlet = outletOf(anOutlet())
    expect(outlet).toEqual({ slug, name, kind, address, district, mark, zone })
    expect(changeOf({ ...AT, deed: 'outlet', outlet })).toEqual({
      is: 'outlet',
      outlet: slug,
      told: { name, address, district },
    })
  })
})
