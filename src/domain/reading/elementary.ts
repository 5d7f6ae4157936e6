/**
 * exp, log and log Γ of sums, products and quotients alone, which are rounded alike everywhere: `Math.exp` and `Math.log` may
 * differ in their last digit from one engine to the next, and a reading has to be the same to the byte wherever it is
 * recomputed.
 */

/** ln 2 in two parts: a whole number of up to ten bits times the first is exact. */
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const EXPONENT_MIN = -1074
const EXPONENT_MAX = 1023

const powersOfTwo = new Float64Array(EXPONENT_MAX - EXPONENT_MIN + 1)
powersOfTwo[-EXPONENT_MIN] = 1
for (let k = 1; k <= EXPONENT_MAX; k++)
  powersOfTwo[k - EXPONENT_MIN] = (powersOfTwo[k - 1 - EXPONENT_MIN] ?? 0) * 2
for (let k = -1; k >= EXPONENT_MIN; k--)
  powersOfTwo[k - EXPONENT_MIN] = (powersOfTwo[k + 1 - EXPONENT_MIN] ?? 0) / 2

/** e to the power of x; 0 far below what a number can hold, infinite above it. */
export function exp(x: number): number {
  if (x > 709.7) return Number.POSITIVE_INFINITY
  if (x < -745) return 0
  const k = Math.floor(x * Math.LOG2E + 0.5)
  const r = x - k * LN2_HIGH - k * LN2_LOW
  return seriesOfExp(r) * (powersOfTwo[k - EXPONENT_MIN] ?? 0)
}

const [E2, E3, E4, E5, E6, E7] = [1 / 2, 1 / 6, 1 / 24, 1 / 120, 1 / 720, 1 / 5_040]
const [E8, E9, E10, E11, E12] = [1 / 40_320, 1 / 362_880, 1 / 3_628_800, 1 / 39_916_800, 1 / 479_001_600]

/** Taylor's: |r| ≤ 0.35, so that what is left out is below 1e-15. */
function seriesOfExp(r: number): number {
  const high = E7 + r * (E8 + r * (E9 + r * (E10 + r * (E11 + r * E12))))
  return 1 + r * (1 + r * (E2 + r * (E3 + r * (E4 + r * (E5 + r * (E6 + r * high))))))
}

const double = Float64Array.of(1)
const words = new Uint32Array(double.buffer)
/** Which of the two words has the exponent depends on the machine. */
const HIGH = words[1] === 0 ? 0 : 1
const EXPONENT_BIAS = 1023

/** The natural logarithm of a positive number that is not denormal. */
export function log(x: number): number {
  double[0] = x
  const high = words[HIGH] ?? 0
  let exponent = (high >>> 20) - EXPONENT_BIAS
  words[HIGH] = (high & 0xfffff) | (EXPONENT_BIAS << 20)
  let mantissa = double[0]
  if (mantissa > Math.SQRT2) {
    mantissa /= 2
    exponent += 1
  }
  const s = (mantissa - 1) / (mantissa + 1)
  return exponent * LN2_HIGH + (2 * s * seriesOfArtanh(s * s) + exponent * LN2_LOW)
}

const [A3, A5, A7, A9, A11] = [1 / 3, 1 / 5, 1 / 7, 1 / 9, 1 / 11]
const [A13, A15, A17, A19, A21] = [1 / 13, 1 / 15, 1 / 17, 1 / 19, 1 / 21]

/** Of the square: at most 0.03, so that what is left out is below 1e-17. */
function seriesOfArtanh(q: number): number {
  const high = A11 + q * (A13 + q * (A15 + q * (A17 + q * (A19 + q * A21))))
  return 1 + q * (A3 + q * (A5 + q * (A7 + q * (A9 + q * high))))
}

const HALF_LOG_TAU = 0.9189385332046727

/** log Γ of a positive number: Stirling's series from 10 on, and the recurrence below. */
export function logGamma(x: number): number {
  let shifted = x
  let product = 1
  while (shifted < 10) product *= shifted++
  const inverse = 1 / shifted
  const square = inverse * inverse
  const series =
    inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))))
  return (shifted - 0.5) * log(shifted) - shifted + HALF_LOG_TAU + series - log(product)
}
