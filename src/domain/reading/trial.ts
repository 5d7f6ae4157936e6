/** A newcomer is on trial until guests have had their chance: what is not judged yet is not compared either. */
export const TRIAL_EXPOSURE = 9_000
export const TRIAL_OUTLETS = 8

export interface Tried {
  readonly isNew: boolean
  /** Room-nights. */
  readonly exposure: number
  readonly outlets: number
}

export function isOnTrial({ isNew, exposure, outlets }: Tried): boolean {
  return isNew && (exposure < TRIAL_EXPOSURE || outlets < TRIAL_OUTLETS)
}
