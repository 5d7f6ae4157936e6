/** People at an outlet. Every tap is recorded under one of them. */
export const STAFF_ROLES = ['clerk', 'manager'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** May this role open the manager's screens? */
export function mayManage(role: StaffRole): boolean {
  return role === 'manager'
}

/** A desk unheard of this long is no desk: guests are told to call. */
export const PRESENCE_TIMEOUT_MS = 45_000
/** How often a desk says that it is there. */
export const PRESENCE_EVERY_MS = 15_000
