/** The words on a room's QR card, which is always in both languages. */
import type { qrCard as id } from '../id/qr-card.ts'

export const qrCard: typeof id = {
  kinds: { room: 'Room', table: 'Table', counter: 'Counter' },
  digits: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  floor: floor => `floor ${floor}`,
  code: room => `QR code of ${room}`,
  pitch: {
    room: 'Local makers, brought to your room. Point your camera.',
    table: 'Local makers, brought to your table. Point your camera.',
    counter: 'Local makers. Point your camera.',
  },
}
