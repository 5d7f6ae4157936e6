/**
 * What one outlet's word is worth: it is believed with probability 0.9 (Huber's contamination). A word that is believed is
 * negative binomial about what is expected, for outlets differ by more than chance; one that is not knows nothing of how
 * liked the product is. So no outlet's excess pulls further than to where nobody else's words lie.
 */
import { exp, log, logGamma } from './elementary.ts'
import { LOWEST, POINTS, STEP } from './grid.ts'

export const BELIEVED = 0.9

/** That a word is not to be believed, and says so many stays: whatever the liking. */
export function doubtOf(stays: number, expected: number): number {
  const scale = 5 + 3 * expected
  return ((1 - BELIEVED) * scale) / ((stays + scale) * (stays + scale + 1))
}

/** How probable so many stays are if the word is believed, at each point of the grid. Not to be written into. */
export type Words = (stays: number, expected: number) => Float64Array

/** A curve depends on expected stays times liking alone: it is the same curve, shifted. Logarithms of expected stays, in steps: */
const SHIFT_MIN = -159
const SHIFT_MAX = 240
/** Expected stays are told apart by a hundredth. */
const SPACING = 1 / 4

/**
 * `phi`: variance is mean + phi · mean². Curves are reckoned once for each count of stays, and shared among cells; `spacing`:
 * by how much of a step expected stays are told apart; where it is more than 1, curves have only every such point.
 */
export function wordsOf(phi: number, spacing = SPACING): Words {
  const curves = new Map<number, Float64Array>()
  return (stays, expected) => {
    const shift = spacing * Math.round(log(Math.max(expected, 1e-9)) / (STEP * spacing))
    const kept = Math.min(SHIFT_MAX, Math.max(SHIFT_MIN, shift))
    const step = Math.floor(kept)
    const key = stays + kept - step
    const curve = curves.get(key) ?? curveOf(stays, phi, kept - step, Math.max(1, spacing))
    curves.set(key, curve)
    return curve.subarray(step - SHIFT_MIN, step - SHIFT_MIN + POINTS)
  }
}

function curveOf(stays: number, phi: number, phase: number, every: number): Float64Array {
  const shape = 1 / phi
  const constant = logGamma(stays + shape) - logGamma(shape) - logGamma(stays + 1)
  const from = log(phi) + LOWEST + (SHIFT_MIN + phase) * STEP
  const curve = new Float64Array(SHIFT_MAX - SHIFT_MIN + POINTS)
  for (let i = 0; i < curve.length; i += every) {
    const scaled = from + i * STEP
    curve[i] = exp(constant + stays * scaled - (stays + shape) * softplus(scaled))
  }
  return curve
}

/** log(1 + e^x) */
function softplus(x: number): number {
  return x > 0 ? x + log(1 + exp(-x)) : log(1 + exp(x))
}
