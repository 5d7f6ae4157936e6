/** A sheet of an outlet's rooms, tables or counters. */
import { ROOM_NAME } from '../ids.ts'
import { nameOf } from '../typed.ts'
import { spelled } from './cell.ts'
import { choice } from './choices.ts'
import type { SheetKind } from './column.ts'
import { number } from './numbers.ts'
import { ROOM_KIND } from './spellings.ts'
import { inWord } from './written.ts'

export const rooms = {
  named: ['room'],
  columns: {
    room: {
      heads: {
        id: 'Kamar',
        en: 'Room',
        also: ['Nomor kamar', 'No. kamar', 'Nama kamar', 'Meja', 'Konter', 'Nomor'],
      },
      read: spelled(ROOM_NAME, nameOf),
      example: '101',
      isNeeded: true,
    },
    floor: {
      heads: { id: 'Lantai', en: 'Floor', also: ['Lt', 'Lt.'] },
      read: number({ min: -9, max: 200, isWhole: true }),
      example: 1,
      isNeeded: true,
    },
    kind: {
      heads: { id: 'Jenis', en: 'Kind', also: ['Jenis tempat', 'Tipe'] },
      read: choice(ROOM_KIND),
      example: 'Kamar',
      write: inWord(ROOM_KIND),
    },
  },
} as const satisfies SheetKind
