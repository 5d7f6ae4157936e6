/** What a manager is told of the shelf: what is gone and since when, and whose papers lapse. */
import { describe, expect, test } from 'vitest'
import { goneOf, noticesOf } from '../../src/domain/notices.ts'
import { aPlacement, aProduct, HOTEL } from '../support/things.ts'

const TODAY = '2026-11-24'
const permit = (validTo: string) => ({ permit: { kind: 'P-IRT', number: 'DEMO-1', validTo } }) as const
const on = (product: Parameters<typeof aProduct>[1], placement: Parameters<typeof aPlacement>[1] = {}) => ({
  product: aProduct('dapur-demo/madu', product),
  placement: aPlacement('madu', { product: 'dapur-demo/madu', outlet: HOTEL, ...placement }),
})
const gone = ({ placement, product }: ReturnType<typeof on>) => goneOf(placement, product, TODAY)
const notices = (...shelf: ReturnType<typeof on>[]) => noticesOf(shelf, TODAY)

describe('gone', () => {
  test.each([
    [
      'since midnight, where its paper lapsed yesterday',
      on(permit('2026-11-23')),
      { why: 'permit', since: TODAY },
    ],
    ['not yet on the last day of its paper', on(permit(TODAY)), null],
    [
      'by the agency’s word, of which no day is kept',
      on({ standing: 'retired' }),
      { why: 'retired', since: null },
    ],
    ['refused, of what the outlet added', on({ standing: 'refused' }), { why: 'refused', since: null }],
    ['out of the register, of another’s own', on({ standing: 'own' }), { why: 'register', since: null }],
    ['on the day after its last one', on({}, { to: '2026-11-23' }), { why: 'ended', since: TODAY }],
    ['no news any more a week later', on({}, { to: '2026-11-16' }), null],
    ['no news where it was switched off', on(permit('2026-11-01'), { on: false }), null],
  ])('%s', (_, of, expected) => expect(gone(of)).toEqual(expected))
})

test('what is seen at one of its placements is not gone', () => {
  expect(notices(on({}, { to: '2026-11-23' }), on({}))).toEqual([])
})

test('a paper is told of sixty days before its end, and never of what is offered nowhere', () => {
  expect(notices(on(permit('2027-01-23')))).toHaveLength(1)
  expect(notices(on(permit('2027-01-24')))).toEqual([])
  expect(notices(on(permit('2026-11-30'), { on: false }))).toEqual([])
})

test('what is gone stands first, the latest before the others; then whose paper lapses first', () => {
  const product = (id: string, validTo: string) => ({
    product: aProduct(id, permit(validTo)),
    placement: aPlacement(id, { product: id, outlet: HOTEL }),
  })
  const ends = { soon: '2026-12-01', later: '2027-01-01', gone: '2026-11-20', today: '2026-11-23' }
  const shelf = Object.entries(ends).map(([name, end]) => product(`dapur-demo/${name}`, end))
  expect(noticesOf(shelf, TODAY).map(one => one.product.id.split('/')[1])).toEqual([
    'today',
    'gone',
    'soon',
    'later',
  ])
})
