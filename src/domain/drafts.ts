/** Many drafts of the register at once: those that lack nothing go live, and each of the others stays, with what keeps it. */

import type { Missing } from './missing.ts'
import type { Standing } from './product.ts'

export const DRAFT_THINGS = ['makers', 'products'] as const
export type DraftThings = (typeof DRAFT_THINGS)[number]

/** As many go live by one deed. */
export const DRAFTS_MAX = 500

/**
 * Why one stays as it is: it is not there; it is no draft any more (it went live already, perhaps); somebody has written in it
 * since it was seen; something is missing.
 */
export const DRAFT_LEFT = ['unknown', 'no-draft', 'changed-meanwhile', 'incomplete'] as const
export type DraftLeft = (typeof DRAFT_LEFT)[number]

export interface DraftNow {
  readonly standing: Standing
  readonly version: number
  readonly missing: readonly Missing[]
}

export const isReady = ({ standing, missing }: Omit<DraftNow, 'version'>): boolean =>
  standing === 'draft' && missing.length === 0

/** What keeps it from going live with the others; `null`: nothing does. */
export function leftFor(now: DraftNow | null, seenVersion: number): DraftLeft | null {
  if (now === null) return 'unknown'
  if (now.standing !== 'draft') return 'no-draft'
  if (now.version !== seenVersion) return 'changed-meanwhile'
  return isReady(now) ? null : 'incomplete'
}
