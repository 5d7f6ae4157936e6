/** A newcomer is on trial until guests have had their chance: what is not judged yet is not compared either. */
export const TRIAL_EXPOSURE = 9_000
export const TRIAL_OUTLETS = 8

export interface Tried {
  readonly isNew: boolean
  /** Room-nights after its first two weeks on a shelf. */
  readonly settled: number
  readonly outlets: number
}

export function isOnTrial({ isNew, settled, outlets }: Tried): boolean {
  return isNew && (settled < TRIAL_EXPOSURE || outlets < TRIAL_OUTLETS)
}
