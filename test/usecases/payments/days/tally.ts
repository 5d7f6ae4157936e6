/** What the days have come to: a rule that no day put to the test is not kept, only unbroken. */
const SITUATIONS = [
  'check-in ok',
  'order ok',
  'deliver kwitansi',
  'decline ok',
  'say ok',
  'say wrong-state',
  'say again ok',
  'say again invalid',
  'take ok',
  'claim ok',
  'claim wrong-state',
  'confirm ok',
  'group in ok',
  'group in room-occupied',
  'group out ok',
  'group out open-orders',
  'count drawer not-found',
  'void ok',
  'repay ok',
  'repay stay-ended',
  'reissue kwitansi',
  'reissue invalid',
  'void already-voided',
  'check-out ok',
  'check-out open-orders',
  'check-out open-bill',
  'open drawer ok',
  'open drawer wrong-state',
  'count drawer book',
  'explain drawer ok',
  'back up ok',
  'put back ok',
  'audit return',
  'audit explain',
] as const

export interface Tally {
  days: number
  count(deed: string, code: string): void
  unreached(): readonly string[]
  toString(): string
}

export function tallied(): Tally {
  const seen = new Map<string, number>()
  return {
    days: 0,
    count(deed, code) {
      const key = `${deed} ${code.replace(/ -?\d+$/, '')}`
      seen.set(key, (seen.get(key) ?? 0) + 1)
    },
    unreached: () => SITUATIONS.filter(one => !seen.has(one)),
    toString() {
      const counts = [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, times]) => `${key}: ${times}`)
      return `${this.days} days; ${counts.join(', ')}`
    },
  }
}
