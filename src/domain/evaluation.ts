/**
 * How liked a product is, and how sure that is. The agency's own measure is the plain count of kwitansi; beside it
 * stands kwitansi per 100 of exposure with a credible interval, shrunk to the product's category, because counts are
 * thin and a product shown in one small hotel must not be compared raw with one shown everywhere.
 */

/** One unit of exposure is a room-night (table-day, counter-day); rates are per this many. */
export const RATE_PER = 100
/** Exposure below which a rate is not compared: "not enough data yet". */
export const ENOUGH_EXPOSURE = 300
/** The category's mean weighs as much as this much exposure of the product's own. */
export const PRIOR_EXPOSURE = 60
/** 5 % and 95 % quantiles of the standard normal: the bounds of a 90 % interval. */
const Z_90 = 1.6448536269514722

/** Kwitansi per 100 of exposure; 0 where nothing was exposed. */
export function plainRate(kwitansi: number, exposure: number): number {
  return exposure > 0 ? (RATE_PER * kwitansi) / exposure : 0
}

/**
 * 90 % credible interval of the rate per 100. Gamma–Poisson: the count is Poisson in exposure, the prior a Gamma with
 * the category's mean rate worth {@link PRIOR_EXPOSURE}; the posterior is Gamma(shape + count, exposure + prior).
 */
export function rateInterval(
  count: { kwitansi: number; exposure: number },
  category: { kwitansi: number; exposure: number },
): [low: number, high: number] {
  const mean = category.exposure > 0 ? category.kwitansi / category.exposure : 0
  const shape = mean * PRIOR_EXPOSURE + 0.5 + count.kwitansi
  const exposure = PRIOR_EXPOSURE + count.exposure
  return [
    (RATE_PER * gammaQuantile(shape, -Z_90)) / exposure,
    (RATE_PER * gammaQuantile(shape, Z_90)) / exposure,
  ]
}

/** Wilson–Hilferty (1931): the cube root of a Gamma is close to normal; within 1 % for shapes of 1 and more. */
function gammaQuantile(shape: number, z: number): number {
  const ninth = 1 / (9 * shape)
  return shape * Math.max(0, 1 - ninth + z * Math.sqrt(ninth)) ** 3
}

export function hasEnough(exposure: number): boolean {
  return exposure >= ENOUGH_EXPOSURE
}

/** How much more exposure would be enough; 0 when it is. */
export function neededExposure(exposure: number): number {
  return Math.max(0, Math.ceil(ENOUGH_EXPOSURE - exposure))
}
