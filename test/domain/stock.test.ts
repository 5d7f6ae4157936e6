import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyMovements,
  available,
  type Batch,
  firstExpiring,
  GOODS_MOVEMENTS,
  MOVEMENT_EFFECTS,
  MOVEMENT_QUANTITY_MAX,
  type Movement,
  moveGoods,
  release,
  reserve,
  type StockLevel,
  sellable,
  take,
  writeOff,
} from '../../src/domain/stock.ts'

const TODAY = '2026-11-24'
const EMPTY: StockLevel = { batches: [], reserved: 0 }
const batch = (name: string, onHand: number, bestBefore: string | null = null): Batch => ({
  batch: name,
  bestBefore,
  onHand,
})

/** What a day at the shelf is made of. */
const step = fc.oneof(
  fc.record({ do: fc.constant('reserve' as const), quantity: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ do: fc.constant('release' as const), quantity: fc.integer({ min: 0, max: 8 }) }),
  fc.record({ do: fc.constant('take' as const), quantity: fc.integer({ min: 0, max: 8 }) }),
  fc.record({
    do: fc.constant('goods' as const),
    kind: fc.constantFrom(...GOODS_MOVEMENTS),
    batch: fc.constantFrom('a', 'b', 'c'),
    quantity: fc.integer({ min: -6, max: 12 }),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const BEST_BEFORE: Record<string, string | null> = { a: '2026-11-23', b: '2026-12-01', c: null }

/** The movements a step leads to; nothing is released or taken that was not reserved. */
function movementsOf(level: StockLevel, one: Step): readonly Movement[] {
  switch (one.do) {
    case 'reserve': {
      const reserved = reserve(level, one.quantity, TODAY)
      return reserved.ok ? reserved.value : []
    }
    case 'release':
      return release(Math.min(one.quantity, level.reserved))
    case 'take': {
      const taken = take(level, Math.min(one.quantity, level.reserved), TODAY)
      return taken.ok ? taken.value : []
    }
    case 'goods': {
      const moved = moveGoods(level, one)
      return moved.ok ? moved.value : []
    }
  }
}

function live(steps: readonly Step[]): { level: StockLevel; ledger: Movement[] } {
  const ledger: Movement[] = []
  let level = EMPTY
  for (const one of steps) {
    const movements = movementsOf(level, one)
    level = applyMovements(level, movements, one.do === 'goods' ? BEST_BEFORE[one.batch] : null)
    ledger.push(...movements)
    expect(level.reserved).toBeGreaterThanOrEqual(0)
    for (const { onHand } of level.batches) expect(onHand).toBeGreaterThanOrEqual(0)
  }
  return { level, ledger }
}

describe('whatever happens at the shelf', () => {
  test('nothing falls below zero', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), steps => void live(steps)))
  })

  test('of every batch, received = on hand + sold + returned + written off', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        const { level, ledger } = live(steps)
        for (const { batch: name, onHand } of level.batches) {
          const sum = (...kinds: Movement['kind'][]) =>
            ledger
              .filter(movement => movement.batch === name && kinds.includes(movement.kind))
              .reduce((total, movement) => total + movement.quantity, 0)
          const writtenOff = sum('damaged', 'expired') - sum('corrected')
          expect(sum('in')).toBe(onHand + sum('sold') + sum('returned') + writtenOff)
        }
      }),
    )
  })

  test('an order is never promised more than today may be sold', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (steps, wanted) => {
        const { level } = live(steps)
        const left = available(level, TODAY)
        expect(reserve(level, wanted, TODAY).ok).toBe(wanted <= left)
      }),
    )
  })

  test('what is promised can be handed over as long as nothing spoils', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (b, c) => {
        const shelf: StockLevel = { batches: [batch('b', b, '2026-12-01'), batch('c', c)], reserved: 0 }
        const all = applyMovements(shelf, [{ kind: 'reserved', batch: null, quantity: b + c }])
        const taken = take(all, b + c, TODAY)
        expect(taken.ok).toBe(true)
        if (taken.ok) {
          const after = applyMovements(all, taken.value)
          expect(after.reserved).toBe(0)
          expect(available(after, TODAY)).toBe(0)
        }
      }),
    )
  })
})

describe('goods are taken from the batch that expires first', () => {
  const level: StockLevel = {
    batches: [
      batch('none', 5),
      batch('late', 5, '2027-01-01'),
      batch('gone', 5, '2026-11-23'),
      batch('soon', 2, '2026-11-24'),
    ],
    reserved: 4,
  }

  test('and never from one that is past its best', () => {
    const taken = take(level, 4, TODAY)
    expect(taken.ok && taken.value).toEqual([
      { kind: 'released', batch: null, quantity: 4 },
      { kind: 'sold', batch: 'soon', quantity: 2 },
      { kind: 'sold', batch: 'late', quantity: 2 },
    ])
  })

  test('goods that do not expire come last', () => {
    expect(firstExpiring(level.batches).map(one => one.batch)).toEqual(['gone', 'soon', 'late', 'none'])
  })

  test('of one date go in the order of their names, whichever way they stand', () => {
    const named = ['b', 'c', 'a', 'd'].map(name => batch(name, 1, TODAY))
    const dated = [...named, batch('0', 1), batch('e', 1, '2026-11-01')]
    for (const batches of [dated, [...dated].reverse()])
      expect(firstExpiring(batches).map(one => one.batch)).toEqual(['e', 'a', 'b', 'c', 'd', '0'])
  })

  test('the last day it may be sold is its best-before', () => {
    const soon: StockLevel = { batches: [batch('soon', 2, TODAY)], reserved: 0 }
    expect(available(soon, TODAY)).toBe(2)
    expect(available(soon, '2026-11-25')).toBe(0)
  })

  test('a shelf that holds fewer than was promised says how many it has', () => {
    expect(take({ batches: [batch('b', 1), batch('c', 1)], reserved: 3 }, 3, TODAY)).toEqual({
      ok: false,
      refusal: { code: 'stock-short', detail: { available: 2 } },
    })
  })

  test('and no batch is touched of which nothing is needed', () => {
    const kinds = (quantity: number) => {
      const taken = take(
        { batches: [batch('a', 2), batch('b', 0), batch('c', 2)], reserved: 4 },
        quantity,
        TODAY,
      )
      return taken.ok ? taken.value.map(({ kind, batch: of }) => `${kind} ${of}`) : []
    }
    expect(kinds(2)).toEqual(['released null', 'sold a'])
    expect(kinds(3)).toEqual(['released null', 'sold a', 'sold c'])
    expect(kinds(0)).toEqual([])
  })

  test.each([
    ['damaged', 3, ['damaged soon 2', 'damaged late 1']],
    ['damaged', 7, ['damaged soon 2', 'damaged late 5']],
    ['corrected', 1, ['corrected soon -1']],
    ['corrected', 14, ['corrected soon -2', 'corrected late -5', 'corrected none -5', 'corrected gone -2']],
    ['damaged', 99, ['damaged soon 2', 'damaged late 5', 'damaged none 5', 'damaged gone 5']],
    ['damaged', 0, []],
  ] as const)(
    'what is %s is written off likewise, what is past its best at the end: %i',
    (kind, quantity, ledger) => {
      const movements = writeOff(level, kind, quantity, TODAY)
      expect(movements.map(({ kind: what, batch: of, quantity: by }) => `${what} ${of} ${by}`)).toEqual(
        ledger,
      )
    },
  )
})

describe('promises and people', () => {
  test('the last unit is promised once', () => {
    const one: StockLevel = { batches: [batch('b', 1)], reserved: 0 }
    const first = reserve(one, 1, TODAY)
    expect(first.ok).toBe(true)
    if (!first.ok) return
    expect(reserve(applyMovements(one, first.value), 1, TODAY)).toEqual({
      ok: false,
      refusal: { code: 'sold-out', detail: { available: 0 } },
    })
  })

  test('what is past its date or promised is not on sale, and a shelf never has less than nothing', () => {
    const level: StockLevel = {
      batches: [batch('old', 4, '2026-11-23'), batch('b', 3), batch('c', 2)],
      reserved: 1,
    }
    expect([sellable(level, TODAY), available(level, TODAY)]).toEqual([5, 4])
    expect(available({ ...level, reserved: 6 }, TODAY)).toBe(0)
  })

  test('releasing nothing is no movement', () => {
    expect(release(0)).toEqual([])
  })

  test.each([
    [{ kind: 'in', batch: 'b', quantity: 0 }, 'invalid'],
    [{ kind: 'in', batch: 'b', quantity: -1 }, 'invalid'],
    [{ kind: 'in', batch: 'b', quantity: 1.5 }, 'invalid'],
    [{ kind: 'in', batch: 'b', quantity: MOVEMENT_QUANTITY_MAX + 1 }, 'invalid'],
    [{ kind: 'returned', batch: 'b', quantity: 4 }, 'stock-short'],
    [{ kind: 'damaged', batch: 'unknown', quantity: 1 }, 'stock-short'],
    [{ kind: 'corrected', batch: 'b', quantity: -4 }, 'stock-short'],
  ] as const)('%j is refused as %s', (goods, code) => {
    const moved = moveGoods({ batches: [batch('a', 9), batch('b', 3)], reserved: 0 }, goods)
    const detail = { available: goods.batch === 'b' ? 3 : 0 }
    expect(moved).toEqual({ ok: false, refusal: code === 'invalid' ? { code } : { code, detail } })
  })

  test('as many pieces as one movement may name are taken, also those of a batch that nobody knows yet', () => {
    const most = { kind: 'in', batch: 'new', quantity: MOVEMENT_QUANTITY_MAX } as const
    expect(moveGoods(EMPTY, most)).toEqual({ ok: true, value: [most] })
    const fewer = { kind: 'corrected', batch: 'b', quantity: -MOVEMENT_QUANTITY_MAX } as const
    const full: StockLevel = { batches: [batch('b', MOVEMENT_QUANTITY_MAX)], reserved: 0 }
    expect(moveGoods(full, fewer).ok).toBe(true)
    expect(moveGoods({ ...full, batches: [batch('b', 20_000)] }, { ...fewer, quantity: -10_001 }).ok).toBe(
      false,
    )
  })

  test('a batch keeps the date with which it came', () => {
    const first = applyMovements(EMPTY, [{ kind: 'in', batch: 'b', quantity: 2 }], '2026-12-01')
    const more = applyMovements(first, [{ kind: 'in', batch: 'b', quantity: 3 }], '2027-01-01')
    expect(more).toEqual({ batches: [batch('b', 5, '2026-12-01')], reserved: 0 })
    expect(applyMovements(EMPTY, [{ kind: 'in', batch: 'c', quantity: 1 }]).batches).toEqual([batch('c', 1)])
  })

  test('a correction may lower what is on hand', () => {
    const moved = moveGoods(
      { batches: [batch('b', 3)], reserved: 0 },
      { kind: 'corrected', batch: 'b', quantity: -3 },
    )
    expect(moved.ok).toBe(true)
  })

  test('a ledger that would fall below zero is a bug and throws', () => {
    expect(() => applyMovements(EMPTY, [{ kind: 'sold', batch: 'b', quantity: 1 }])).toThrow(RangeError)
    expect(() => applyMovements(EMPTY, [{ kind: 'released', batch: null, quantity: 1 }])).toThrow(RangeError)
  })

  test('each kind of movement touches goods or promises, never both', () => {
    for (const { onHand, reserved } of Object.values(MOVEMENT_EFFECTS)) {
      expect([Math.abs(onHand), Math.abs(reserved)].sort()).toEqual([0, 1])
    }
  })
})
