import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DECLINE_REASONS } from '../../src/domain/order.ts'
import { applyMovements, available, type Batch, type StockLevel } from '../../src/domain/stock.ts'
import { FATE_BY_REASON, FATES, leaveBehind, unbroughtLines } from '../../src/domain/unbrought.ts'

const TODAY = '2026-11-24'
const batch = (name: string, onHand: number, bestBefore: string | null = null): Batch => ({
  batch: name,
  bestBefore,
  onHand,
})
const order = {
  lines: [
    { placementId: 'amplang', quantity: 5, unitPrice: 25_000 },
    { placementId: 'madu', quantity: 1, unitPrice: 60_000 },
  ],
}
const shelfAfter = (level: StockLevel, line: { quantity: number; missing: number; damaged: number }) =>
  applyMovements(level, leaveBehind(level, line, TODAY))

describe('what was not brought', () => {
  test('is all of an order that is declined, and its reason says what became of it', () => {
    const left = (reason: (typeof DECLINE_REASONS)[number]) =>
      unbroughtLines(order, [], undefined, FATE_BY_REASON[reason])
    expect(left('out-of-stock')).toMatchObject({
      value: [
        { placementId: 'amplang', quantity: 5, missing: 5, damaged: 0 },
        { placementId: 'madu', quantity: 1, missing: 1, damaged: 0 },
      ],
    })
    expect(left('damaged')).toMatchObject({ value: [{ missing: 0, damaged: 5 }, { damaged: 1 }] })
    expect(left('closed')).toMatchObject({
      value: [
        { missing: 0, damaged: 0 },
        { missing: 0, damaged: 0 },
      ],
    })
  })

  test('is good where the clerk named only other lines as lost', () => {
    const lost = [{ placementId: 'madu', missing: 1, damaged: 0 }]
    expect(unbroughtLines(order, [], lost, 'missing')).toMatchObject({
      value: [
        { placementId: 'amplang', quantity: 5, missing: 0, damaged: 0 },
        { placementId: 'madu', quantity: 1, missing: 1, damaged: 0 },
      ],
    })
  })

  test('may be lost of several lines, and what is left of the others is good', () => {
    const lost = [
      { placementId: 'amplang', missing: 1, damaged: 0 },
      { placementId: 'madu', missing: 0, damaged: 1 },
    ]
    expect(unbroughtLines(order, [], lost, 'damaged')).toMatchObject({
      value: [
        { quantity: 5, missing: 1, damaged: 0 },
        { quantity: 1, missing: 0, damaged: 1 },
      ],
    })
    expect(unbroughtLines(order, [], lost.slice(1), 'damaged')).toMatchObject({
      value: [
        { quantity: 5, missing: 0, damaged: 0 },
        { quantity: 1, missing: 0, damaged: 1 },
      ],
    })
  })

  test('names no line that was brought whole', () => {
    const brought = [
      { placementId: 'amplang', quantity: 3 },
      { placementId: 'madu', quantity: 1 },
    ]
    const lost = [{ placementId: 'amplang', missing: 1, damaged: 1 }]
    expect(unbroughtLines(order, brought, lost, 'good')).toEqual({
      ok: true,
      value: [{ placementId: 'amplang', quantity: 2, missing: 1, damaged: 1 }],
    })
  })

  test.each([
    [
      'more than was left behind',
      'no more pieces than were not brought',
      [{ placementId: 'amplang', missing: 2, damaged: 1 }],
    ],
    [
      'a line of another order',
      'lines of the order, each once',
      [{ placementId: 'gabin', missing: 1, damaged: 0 }],
    ],
    [
      'less than nothing',
      'no more pieces than were not brought',
      [{ placementId: 'amplang', missing: 3, damaged: -1 }],
    ],
    [
      'half a piece',
      'no more pieces than were not brought',
      [{ placementId: 'amplang', missing: 0.5, damaged: 0 }],
    ],
    [
      'one line twice',
      'lines of the order, each once',
      [
        { placementId: 'amplang', missing: 1, damaged: 0 },
        { placementId: 'amplang', missing: 1, damaged: 0 },
      ],
    ],
  ])('is refused where it names %s', (_, reason, lost) => {
    const brought = [
      { placementId: 'amplang', quantity: 3 },
      { placementId: 'madu', quantity: 1 },
    ]
    expect(unbroughtLines(order, brought, lost, 'good')).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', detail: { pointer: '/lost', reason } },
    })
  })
})

describe('the shelf', () => {
  const level: StockLevel = { batches: [batch('a', 3, '2026-12-01'), batch('b', 9)], reserved: 5 }

  test('has everything again that is still good', () => {
    const next = shelfAfter(level, { quantity: 5, missing: 0, damaged: 0 })
    expect(next).toEqual({ ...level, reserved: 0 })
    expect(available(next, TODAY)).toBe(12)
  })

  test('offers no piece that was missing or damaged, out of the batches that would have been sold', () => {
    expect(leaveBehind(level, { quantity: 5, missing: 2, damaged: 3 }, TODAY)).toEqual([
      { kind: 'released', batch: null, quantity: 5 },
      { kind: 'damaged', batch: 'a', quantity: 3 },
      { kind: 'corrected', batch: 'b', quantity: -2 },
    ])
    expect(available(shelfAfter(level, { quantity: 5, missing: 2, damaged: 3 }), TODAY)).toBe(7)
  })

  test('leaves goods past their date for last: nobody would have picked them', () => {
    const old: StockLevel = { batches: [batch('old', 4, '2026-11-01'), batch('new', 2)], reserved: 2 }
    expect(leaveBehind(old, { quantity: 2, missing: 2, damaged: 0 }, TODAY)).toContainEqual({
      kind: 'corrected',
      batch: 'new',
      quantity: -2,
    })
  })

  test('ends at nothing where the ledger knows of fewer than are said to be lost', () => {
    const few: StockLevel = { batches: [batch('a', 1)], reserved: 3 }
    expect(shelfAfter(few, { quantity: 3, missing: 1, damaged: 2 })).toEqual({
      batches: [{ batch: 'a', bestBefore: null, onHand: 0 }],
      reserved: 0,
    })
  })

  test('never has more to offer by what is lost, and never less than nothing, whatever lies there', () => {
    const pieces = fc.integer({ min: 0, max: 6 })
    const batches = fc.array(
      fc.tuple(pieces, fc.constantFrom('2026-11-01', '2026-12-01', null)).map(([n, date]) => ({ n, date })),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(batches, pieces, pieces, pieces, pieces, (found, missing, damaged, good, others) => {
        const lines = found.map(({ n, date }, i) => batch(`b${i}`, n, date))
        const quantity = missing + damaged + good
        const before: StockLevel = { batches: lines, reserved: quantity + others }
        const next = shelfAfter(before, { quantity, missing, damaged })
        const onHand = (one: StockLevel) => one.batches.reduce((sum, { onHand }) => sum + onHand, 0)
        expect(next.reserved).toBe(others)
        expect(onHand(next)).toBe(Math.max(0, onHand(before) - missing - damaged))
        expect(available(next, TODAY)).toBeLessThanOrEqual(
          available(shelfAfter(before, { quantity, missing: 0, damaged: 0 }), TODAY),
        )
      }),
    )
  })
})

test('every reason to decline says what becomes of the goods', () => {
  for (const reason of DECLINE_REASONS) expect(FATES).toContain(FATE_BY_REASON[reason])
})
