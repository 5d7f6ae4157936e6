/**
 * Winsorising: what one outlet records far beyond what is expected counts as much as the most that might be, where it is
 * the measure of others: one lie must not move everybody's yardstick.
 */
export function winsorised(stays: number, expected: number): number {
  return Math.min(stays, 1.5 * expected + 2 * Math.sqrt(expected + 1) + 2)
}
