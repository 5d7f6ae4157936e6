/** Settings of an outlet that look right one by one, and that nobody could honour: they are refused where they are made. */
import type { Outlet, Room } from './outlet.ts'
import { PAYMENT_CHOICES, PAYMENTS, type PaymentMethod } from './payment.ts'
import type { Placement } from './placement.ts'
import { readQris } from './qris.ts'

/** Where it stands, what stands there, and what may. */
export interface SettingFault {
  readonly path: string
  readonly found: string
  readonly allowed: string
}

export interface Settings extends Pick<Outlet, 'service' | 'payments' | 'qris'> {
  readonly rooms: readonly Pick<Room, 'kind'>[]
  readonly placements: readonly Partial<Pick<Placement, 'id' | 'from' | 'to'>>[]
}

/** What guests are offered: a code that cannot be read, whatever spoilt it, is nothing to pay by. */
export function offeredPayments({ payments, qris = '' }: Pick<Outlet, 'payments' | 'qris'>): PaymentMethod[] {
  return payments.filter(method => method !== 'qris' || readQris(qris).ok)
}

export function settingFaults({ service, payments, qris = '', rooms, placements }: Settings): SettingFault[] {
  const { fromHour, toHour } = service
  const faults: SettingFault[] = []
  const fault = (path: string, found: unknown, allowed: string) =>
    faults.push({ path, found: String(found), allowed })
  if (fromHour === toHour)
    fault('service', `${fromHour} to ${toHour}`, 'two different hours; the whole day is 0 to 24')
  const unchosen = payments.find(method => !PAYMENTS[method].isChoice)
  if (unchosen !== undefined)
    fault(
      'payments',
      unchosen,
      `${PAYMENT_CHOICES.join(', ')}; what costs nothing is never paid, and needs no word here`,
    )
  if (new Set(payments).size !== payments.length) fault('payments', payments.join(), 'each way to pay once')
  const billed = payments.find(method => PAYMENTS[method].isBilled)
  if (billed !== undefined && !rooms.some(({ kind }) => kind === 'room'))
    fault('payments', billed, 'cash: there is no room here whose bill it could go on')
  const read = readQris(qris)
  if (!read.ok && (qris !== '' || payments.includes('qris')))
    fault('qris', read.refusal.code, "the text of the outlet's own static QRIS code, whole")
  for (const { id, from, to } of placements)
    if (from != null && to != null && from > to)
      fault(`placements ${id}`, `from ${from} to ${to}`, 'a last day that is not before the first')
  return faults
}
