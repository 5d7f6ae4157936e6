/** What guests and clerks do in more than one journey, by the words on the screen. */
import { freshRoom, outletOf } from '../e2e/story.ts'
import { deskWire } from '../e2e/wire.ts'
import type { Device, Journey } from './journey.ts'

export const TELUK = 'hotel-demo-teluk'

export type Room = ReturnType<typeof freshRoom>

export const aRoom = ({ city }: Journey): Room => freshRoom(city, TELUK)

/**
 * The room's guest has scanned the card, and reads Indonesian: by the phone's own language or, where the browser has none,
 * by choosing it. The page has taken the code out of its address.
 */
export async function scan(guest: Device, room: Room): Promise<void> {
  await guest.visit(`/r/${TELUK}#${room.code}`)
  await guest.reads(new RegExp(`(Kamar|Room) ${room.room}`))
  if (!(await guest.says(`Kamar ${room.room}`))) await guest.tap({ role: 'link', name: /Indonesia|^ID$/ })
  await guest.reads(`Kamar ${room.room}`)
}

export async function fillBasket(guest: Device): Promise<void> {
  await guest.tap({ role: 'link', name: /Amplang Kuku Macan/ })
  await guest.tap({ role: 'button', name: /^Tambah, Rp/ })
}

export async function orderAmplang(guest: Device, stayCode?: string): Promise<void> {
  await fillBasket(guest)
  await guest.tap({ role: 'link', name: 'Lihat keranjang' })
  if (stayCode !== undefined) await guest.fill('Kode inap', stayCode)
  await guest.tap({ role: 'button', name: /^Pesan, Rp/ })
}

export const isHeading = (name: string | RegExp) => ({ role: 'heading', name }) as const

export async function signInAtDesk({ city }: Journey, desk: Device, staff = 'Petugas 1'): Promise<void> {
  const pin = outletOf(city, TELUK).staff.find(({ name }) => name === staff)?.pin ?? ''
  await desk.visit(`/desk/${TELUK}`)
  await desk.tap({ role: 'button', name: staff })
  await desk.until(`document.activeElement.tagName === 'INPUT'`, 'the PIN to be asked for')
  await desk.driver.type(`${pin}\n`)
  await desk.until(`document.querySelector('.board') !== null`, 'the board')
}

export async function proveBell(desk: Device): Promise<void> {
  await desk.tap({ role: 'button', name: 'Bunyikan bel' })
  await desk.tap({ role: 'button', name: 'Saya dengar' })
}

/** A step of that room's order, at the desk. */
export const stepOf = (step: string, { room }: Room) =>
  ({ role: 'button', name: `${step}, kamar ${room}` }) as const

/** The room's tablet, open to its guest. */
export async function openTablet({ city }: Journey, tablet: Device, { room }: Room): Promise<void> {
  const desk = await deskWire(city, TELUK)
  const { code } = await desk.ask<{ code: string }>('POST', '/api/desk/enrolments', { for: 'tablet', room })
  await tablet.visit('/tablet')
  await tablet.fill('Hotel', TELUK)
  await tablet.fill('Kode dari meja depan', `${code}\n`)
  await tablet.reads('Sentuh untuk melihat')
  await tablet.driver.tapAt(200, 300)
}
