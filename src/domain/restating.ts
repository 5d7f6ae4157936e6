/**
 * When a day that was stated is stated again: by what is known of it now. A void takes a kwitansi of that day away, money of a void one
 * was given back, or a stay was there, or was not, other than was read when the day was closed. The new statement is another signed
 * entry that `replaces` the one before; what was offered and in stock that day stays as it was stated. Pure.
 */
import type { DayEntry } from './document.ts'
import type { Rupiah } from './money.ts'
import type { PaymentSums } from './paying.ts'

export const RESTATED_FOR = ['void', 'return', 'occupancy'] as const
export type RestatedFor = (typeof RESTATED_FOR)[number]

/** Nights whose rooms are read again: a check-in that was undone, or a stay that turned out another, is noticed for so long. */
export const REREAD_DAYS = 3

/** Of a day's own kwitansi: what stands, and what void ones still owe. */
export type NightSums = Pick<PaymentSums, 'total'> & { readonly back: Rupiah }

/** Who was there, as far as it can be read again: parties of the day, and rooms taken at its end. */
export interface Occupancy {
  readonly stays: number
  readonly nights: number
}

/** `night`: `null` of a day that was stated when nothing of its money was kept. */
export interface StatedDay {
  readonly entry: DayEntry
  readonly night: NightSums | null
}

/** Why it is stated again; of none of these, it stands. */
export function restatedFor(
  { entry, night }: StatedDay,
  now: { readonly night: NightSums; readonly occupancy: Occupancy | null },
): RestatedFor[] {
  return RESTATED_FOR.filter(reason => {
    switch (reason) {
      case 'void':
        return night !== null && night.total !== now.night.total
      case 'return':
        return night !== null && night.back > now.night.back
      default:
        return now.occupancy !== null && isOther(entry, now.occupancy)
    }
  })
}

/** Version 1 counts rooms that somebody had at any moment, which nobody can read again once a stay has moved. */
function isOther(entry: DayEntry, { stays, nights }: Occupancy): boolean {
  return entry.v !== 1 && (entry.stays !== stays || nightsOf(entry, nights) !== entry.nights)
}

/** Tables and counters have no nights. */
function nightsOf({ unit }: Extract<DayEntry, { readonly v: 2 }>, nights: number): number {
  return unit === 'room' ? nights : 0
}

/** What the new statement says; who had opened the menu is known no longer, and is at most who was there. */
export function occupiedAs(
  entry: Extract<DayEntry, { readonly v: 2 }>,
  { stays, nights }: Occupancy,
): Pick<Extract<DayEntry, { readonly v: 2 }>, 'stays' | 'nights' | 'viewers'> {
  return { stays, nights: nightsOf(entry, nights), viewers: Math.min(entry.viewers, stays) }
}
