/**
 * What one outlet's word is worth: it is believed with probability 0.9 (Huber's contamination). A word that is believed is
 * negative binomial about what is expected, for outlets differ by more than chance; one that is not knows nothing of how
 * liked the product is. So no outlet's excess pulls further than to where nobody else's words lie.
 */
import { exp, log, logGamma } from './elementary.ts'
import { LOWEST, POINTS, STEP } from './grid.ts'

export const BELIEVED = 0.9

/** Of a word that is not believed: how probable so many stays are, whatever the liking. */
export function unbelieved(stays: number, expected: number): number {
  const scale = 5 + 3 * expected
  return scale / ((stays + scale) * (stays + scale + 1))
}

/** log(1 + e^t) in fine steps: between two of them a line is right to a ten-millionth. */
const FINE = 16
const FINE_STEP = STEP / FINE
const SOFTPLUS_FROM = -16
const SOFTPLUS = Float64Array.from({ length: Math.ceil(40 / FINE_STEP) }, (_, i) =>
  log(1 + exp(SOFTPLUS_FROM + i * FINE_STEP)),
)

/**
 * How probable so many stays are if the word is believed, at every `stride`th point of the grid. `phi`: variance is
 * mean + phi · mean².
 */
export function believed(
  into: Float64Array,
  word: { readonly stays: number; readonly expected: number },
  phi: number,
  stride = 1,
): void {
  const { stays } = word
  const shape = 1 / phi
  const logScale = log(phi * Math.max(word.expected, 1e-9))
  const constant = logGamma(stays + shape) - logGamma(shape) - logGamma(stays + 1)
  const begin = (logScale + LOWEST - SOFTPLUS_FROM) / FINE_STEP
  const first = Math.floor(begin)
  const share = begin - first
  for (let i = 0; i < POINTS; i += stride) {
    const at = first + i * FINE
    const soft = at < 0 ? 0 : (1 - share) * (SOFTPLUS[at] ?? 0) + share * (SOFTPLUS[at + 1] ?? 0)
    into[i] = exp(constant + stays * (logScale + LOWEST + i * STEP) - (stays + shape) * soft)
  }
}

/** How probable so many stays are, believed or not. */
export function wordAt(
  into: Float64Array,
  word: { readonly stays: number; readonly expected: number },
  phi: number,
  stride = 1,
): void {
  believed(into, word, phi, stride)
  const doubt = (1 - BELIEVED) * unbelieved(word.stays, word.expected)
  for (let i = 0; i < POINTS; i += stride) into[i] = BELIEVED * (into[i] ?? 0) + doubt
}
