import { describe, expect, test } from 'vitest'
import { exp, log, logGamma } from '../../../src/domain/reading/elementary.ts'

const near = (found: number, right: number) =>
  expect(Math.abs(found - right)).toBeLessThanOrEqual(3e-14 * Math.max(1, Math.abs(right)))

describe('sums and products alone come to', () => {
  test('the exponential', () => {
    for (let x = -40; x < 40; x += 0.37) near(exp(x) / Math.exp(x), 1)
    expect([exp(0), exp(-1_000), exp(1_000)]).toEqual([1, 0, Number.POSITIVE_INFINITY])
  })
  test('the logarithm', () => {
    for (let x = -300; x < 300; x += 1.7) near(log(Math.exp(x)), Math.log(Math.exp(x)))
    expect(log(1)).toBe(0)
  })
  test('the logarithm of the Gamma function', () => {
    for (let n = 1, factorial = 0; n < 60; factorial += Math.log(n++)) near(logGamma(n), factorial)
    near(logGamma(0.5), Math.log(Math.sqrt(Math.PI)))
  })
})
