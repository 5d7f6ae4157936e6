/** Who may take a kwitansi back, and where its goods go. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyMovements, type Movement, type StockLevel } from '../../src/domain/stock.ts'
import { GOODS_FATES, OWN_VOID_MS, stillSold, unsell, voidLimit } from '../../src/domain/voiding.ts'

const ISSUED = Date.UTC(2026, 10, 24, 3, 0)
const paper = { cashier: 'Dewi', issuedAt: ISSUED }
const limit = (name: string, rights: readonly ('sell' | 'correct')[], afterMs: number) =>
  voidLimit(paper, { name, rights }, ISSUED + afterMs)

describe('who may take a kwitansi back', () => {
  test('whoever issued it, for an hour', () => {
    expect(limit('Dewi', ['sell'], 0)).toBeNull()
    expect(limit('Dewi', ['sell'], OWN_VOID_MS)).toBeNull()
    expect(limit('Dewi', ['sell'], OWN_VOID_MS + 1)).toBe('late')
  })

  test('nobody else, at no time, but whoever may correct, at any', () => {
    expect(limit('Agus', ['sell'], 0)).toBe('of-another')
    expect(limit('Agus', ['sell'], OWN_VOID_MS + 1)).toBe('late')
    expect(limit('Agus', ['sell', 'correct'], 90 * OWN_VOID_MS)).toBeNull()
  })

  test('where nobody knows any more who issued it, only whoever may correct', () => {
    expect(voidLimit({ ...paper, cashier: null }, { name: 'Dewi', rights: ['sell'] }, ISSUED)).toBe(
      'of-another',
    )
  })
})

const rows = fc.array(
  fc.record({
    kind: fc.constantFrom('sold', 'unsold', 'damaged', 'reserved'),
    batch: fc.constantFrom('b1', 'b2', null),
    quantity: fc.integer({ min: 1, max: 5 }),
  }),
  { maxLength: 8 },
)

describe('goods of a kwitansi that is void', () => {
  test('go back into the batch that they came from, and no more of them than were sold', () => {
    fc.assert(
      fc.property(rows, fc.nat(20), fc.constantFrom(...GOODS_FATES), (ledger, wanted, fate) => {
        const sold = stillSold(ledger)
        const all = sold.reduce((sum, one) => sum + one.quantity, 0)
        const movements = unsell(sold, wanted, fate)
        const back = movements.filter(({ kind }) => kind === 'unsold')
        expect(back.reduce((sum, one) => sum + one.quantity, 0)).toBe(Math.min(wanted, all))
        for (const { batch, quantity } of back)
          expect(quantity).toBeLessThanOrEqual(sold.find(one => one.batch === batch)?.quantity ?? 0)
      }),
    )
  })

  test.each([
    ['shelf', 2, []],
    ['damaged', 0, [{ kind: 'damaged', batch: 'b1', quantity: 2 }]],
    ['gone', 0, [{ kind: 'corrected', batch: 'b1', quantity: -2 }]],
  ] as const)('that are said to be %s leave %i pieces there', (fate, onHand, rest) => {
    const level: StockLevel = { batches: [{ batch: 'b1', bestBefore: null, onHand: 0 }], reserved: 0 }
    const movements = unsell([{ batch: 'b1', quantity: 2 }], 2, fate)
    expect(movements).toEqual([{ kind: 'unsold', batch: 'b1', quantity: 2 }, ...rest] satisfies Movement[])
    expect(applyMovements(level, movements).batches[0]?.onHand).toBe(onHand)
  })
})
