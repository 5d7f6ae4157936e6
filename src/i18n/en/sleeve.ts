import type { sleeve as id } from '../id/sleeve.ts'

export const sleeve: typeof id = {
  room: 'Room',
  stayCode: 'Stay code',
  how: 'Scan the QR code in your room, then type this code. Local goods are brought to your door.',
  atDesk: 'Scan the QR code in your room; the front desk lets your phone in.',
  window: 'The shop window of this hotel',
  until: moment => `until ${moment}`,
  wifi: 'Wi-Fi',
}
