/**
 * What an outlet tells its hub beside its log: that orders are unseen there, what it has noticed of the agency's log, and what it has
 * added by itself.
 */
export const TOLD = ['unseen', 'noticed', 'own'] as const
export type Told = (typeof TOLD)[number]

/** Seconds between two claims of one outlet about one thing, by its own clock. */
export const TOLD_EVERY_S = 10
