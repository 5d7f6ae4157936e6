import { describe, expect, test } from 'vitest'
import { PAYMENT_METHODS, paymentFits } from '../../src/domain/payment.ts'
import { isLive, priceFits } from '../../src/domain/placement.ts'
import { lapsedPaper } from '../../src/domain/product.ts'

const papers = {
  permit: { kind: 'P-IRT', number: 'DEMO-1', validTo: '2026-12-31' },
  halal: { status: 'certified', validTo: '2027-06-30' },
} as const
const always = { outlet: 'hotel', on: true, from: null, to: null }

describe('the papers of a product', () => {
  test.each([
    ['2026-12-31', null],
    ['2027-01-01', 'permit'],
    ['2027-07-01', 'permit'],
  ])('on %s the lapsed one is %s', (today, lapsed) => {
    expect(lapsedPaper(papers, today)).toBe(lapsed)
  })

  test('a halal certificate lapses by itself', () => {
    const alone = { ...papers, permit: { kind: 'exempt' } } as const
    expect(lapsedPaper(alone, '2027-06-30')).toBeNull()
    expect(lapsedPaper(alone, '2027-07-01')).toBe('halal')
    expect(isLive(always, alone, '2027-07-01')).toBe(false)
  })

  test('without a date they do not lapse', () => {
    expect(
      lapsedPaper({ permit: { kind: 'exempt' }, halal: { status: 'not-food' } }, '9999-12-31'),
    ).toBeNull()
  })
})

describe('a placement is on offer', () => {
  test.each([
    [always, '2026-11-24', true],
    [{ ...always, on: false }, '2026-11-24', false],
    [{ ...always, from: '2026-11-25' }, '2026-11-24', false],
    [{ ...always, from: '2026-11-24' }, '2026-11-24', true],
    [{ ...always, to: '2026-11-24' }, '2026-11-24', true],
    [{ ...always, to: '2026-11-23' }, '2026-11-24', false],
    [always, '2027-01-01', false],
  ])('%j on %s: %s', (placement, today, live) => {
    expect(isLive(placement, papers, today)).toBe(live)
  })
})

describe('price and payment', () => {
  test('complimentary is free and nothing else is', () => {
    expect(priceFits('complimentary', 0)).toBe(true)
    expect(priceFits('complimentary', 1)).toBe(false)
    expect(priceFits('consigned', 0)).toBe(false)
    expect(priceFits('bought', 25_000)).toBe(true)
  })

  test('an order that costs nothing is paid by none, and no other is', () => {
    for (const method of PAYMENT_METHODS) {
      expect(paymentFits(method, 0, PAYMENT_METHODS)).toBe(method === 'none')
      expect(paymentFits(method, 1, PAYMENT_METHODS)).toBe(method !== 'none')
    }
  })

  test('an outlet is paid only as it takes payment', () => {
    expect(paymentFits('room', 25_000, ['cash'])).toBe(false)
    expect(paymentFits('cash', 25_000, ['cash'])).toBe(true)
  })
})
