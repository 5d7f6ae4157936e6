/** A sheet of the people of an outlet: who may what there, and who has left. It bears no PIN and no pass, in or out. */
import { PERSON_NAME_MAX } from '../people.ts'
import { name, yesNo } from './cell.ts'
import { choices } from './choices.ts'
import type { SheetKind } from './column.ts'
import { OUTLET_RIGHT } from './spellings.ts'
import { inList } from './written.ts'

export const people = {
  named: ['name'],
  columns: {
    name: {
      heads: {
        id: 'Nama',
        en: 'Name',
        also: ['Nama petugas', 'Nama karyawan', 'Nama staf', 'Karyawan', 'Petugas'],
      },
      read: name(PERSON_NAME_MAX),
      example: 'Dewi',
      isNeeded: true,
    },
    rights: {
      heads: { id: 'Hak', en: 'Rights', also: ['Boleh', 'Wewenang', 'Akses', 'Hak akses'] },
      read: choices(OUTLET_RIGHT),
      example: 'Jual; Betulkan',
      isNeeded: true,
      write: inList(OUTLET_RIGHT),
    },
    ended: {
      heads: { id: 'Diakhiri', en: 'Ended', also: ['Keluar', 'Berhenti', 'Sudah keluar', 'Left'] },
      read: yesNo,
      example: 'tidak',
      write: value => (value === true ? 'ya' : 'tidak'),
    },
  },
} as const satisfies SheetKind
