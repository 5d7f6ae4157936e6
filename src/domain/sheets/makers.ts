/** A sheet of makers, which is the agency's. */
import { SLUG } from '../ids.ts'
import { slugOf } from '../typed.ts'
import { name, spelled, text } from './cell.ts'
import type { SheetKind } from './column.ts'

export const makers = {
  code: 'code',
  named: ['name'],
  columns: {
    code: {
      heads: { id: 'Kode', en: 'Code', also: ['Kode pembuat', 'Kode UMKM', 'ID'] },
      read: spelled(SLUG, slugOf),
      example: null,
    },
    name: {
      heads: {
        id: 'Nama',
        en: 'Name',
        also: ['Nama UMKM', 'UMKM', 'Nama pembuat', 'Pembuat', 'Nama usaha', 'Maker'],
      },
      read: name(120),
      example: 'Dapur Bu Sari',
      isNeeded: true,
    },
    district: {
      heads: { id: 'Kelurahan', en: 'District', also: ['Kecamatan', 'Wilayah', 'Tempat', 'Lokasi', 'Place'] },
      read: name(80),
      example: 'Manggar',
      isNeeded: true,
    },
    'about.id': {
      heads: {
        id: 'Cerita',
        en: 'Story',
        also: ['Cerita (Indonesia)', 'Tentang', 'Profil', 'About', 'Story (Indonesian)'],
      },
      read: text(2_000),
      example: 'Bu Sari mulai dari dua wajan di dapur rumahnya.',
    },
    'about.en': {
      heads: {
        id: 'Cerita (Inggris)',
        en: 'Story (English)',
        also: ['Cerita bahasa Inggris', 'About (English)', 'English'],
      },
      read: text(2_000),
      example: 'Bu Sari began with two pans in her own kitchen.',
    },
  },
} as const satisfies SheetKind
