import { describe, expect, test } from 'vitest'
import { canBeJudged, type Judged, propose } from '../../../src/domain/reading/proposal.ts'

const heard = (outlet: string, belowMedian: number, share: number) => ({
  outlet,
  stays: 1,
  suggested: 1,
  belowMedian,
  share,
  mark: null,
})

/** As sure as may be that it is liked least. */
const LOW: Judged = {
  isNew: false,
  settled: 20_000,
  outlets: 4,
  expected: 24,
  belowMedian: 0.98,
  lowestThird: 0.9,
  leftOut: [heard('a', 0.95, 0.4), heard('b', 0.9, 0.2), heard('c', 0.81, 0.2), heard('d', 0.95, 0.2)],
  inStock: 0.7,
  liveDays: 45,
}

describe('a proposal', () => {
  test('to replace needs all of it', () => {
    expect(propose(LOW)).toEqual({
      proposal: 'replace',
      reasons: [{ why: 'below', belowMedian: 0.98, lowestThird: 0.9 }],
    })
  })

  test.each<[string, Partial<Judged>, object]>([
    ['three outlets', { outlets: 3 }, { why: 'few-outlets', outlets: 3, needed: 1 }],
    ['stays that nobody expected', { expected: 2.9 }, { why: 'few-stays', expected: 2.9 }],
    [
      'one outlet that outweighs',
      { leftOut: [heard('a', 0.95, 0.41)] },
      { why: 'one-outlet-weighs', outlet: 'a' },
    ],
    [
      'a judgement that one outlet makes',
      { leftOut: [heard('c', 0.79, 0.2)] },
      { why: 'without-one', outlet: 'c', belowMedian: 0.79 },
    ],
    ['an empty shelf', { inStock: 0.69 }, { why: 'out-of-stock', inStock: 0.69 }],
    ['a short time', { liveDays: 44 }, { why: 'young', liveDays: 44, needed: 45 }],
    ['a doubt about the median', { belowMedian: 0.89 }, { why: 'between', belowMedian: 0.89 }],
    ['a doubt about the lowest third', { lowestThird: 0.49 }, { why: 'between', belowMedian: 0.98 }],
    ['what lies on the threshold itself', { belowMedian: 0.9 }, { why: 'between', belowMedian: 0.9 }],
  ])('is to watch for %s', (_, less, reason) => {
    const { proposal, reasons } = propose({ ...LOW, ...less })
    expect(proposal).toBe('watch')
    expect(reasons[0]).toMatchObject(reason)
  })

  test('is to keep what lies in the upper half so surely, at four outlets', () => {
    expect(propose({ ...LOW, belowMedian: 0.199 })).toEqual({
      proposal: 'keep',
      reasons: [{ why: 'above', belowMedian: 0.199 }],
    })
    expect(propose({ ...LOW, belowMedian: 0.2 }).proposal).toBe('watch')
    expect(propose({ ...LOW, belowMedian: 0.1, outlets: 3 }).proposal).toBe('watch')
  })

  test('is never to replace a newcomer before its trial is over', () => {
    const trial = { ...LOW, isNew: true, outlets: 8 }
    expect(propose({ ...trial, settled: 8_999 }).proposal).toBe('newcomer')
    expect(propose({ ...trial, outlets: 7 }).proposal).toBe('newcomer')
    expect(propose({ ...trial, settled: 9_000 }).proposal).toBe('replace')
  })
})

test('what can be judged has enough outlets and stays, and none that outweighs', () => {
  expect(canBeJudged(LOW)).toBe(true)
  expect(canBeJudged({ ...LOW, outlets: 3 })).toBe(false)
  expect(canBeJudged({ ...LOW, expected: 2 })).toBe(false)
  expect(canBeJudged({ ...LOW, leftOut: [heard('a', 0.95, 0.5)] })).toBe(false)
  expect(canBeJudged({ ...LOW, leftOut: [heard('a', 0.5, 0.1)] })).toBe(true)
})
