/** Taps that wait on a terminal for a clerk who does not come back: what a manager says of dropping them. */
export const DROP_REASONS = ['clerk-gone', 'done-already', 'by-mistake'] as const
export type DropReason = (typeof DROP_REASONS)[number]
