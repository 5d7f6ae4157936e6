/** A sheet of what an outlet offers: handed out, prices changed, taken in again. */
import { name, yesNo } from './cell.ts'
import { choice } from './choices.ts'
import type { SheetKind } from './column.ts'
import { date } from './dates.ts'
import { rupiah } from './numbers.ts'
import { part, writePart } from './parts.ts'
import { TERMS_SAID } from './spellings.ts'
import { inWord } from './written.ts'

export const placements = {
  named: ['terms', 'product'],
  unsaid: ['terms'],
  columns: {
    seller: {
      heads: { id: 'Pembuat', en: 'Maker', also: ['UMKM', 'Nama UMKM', 'Nama pembuat', 'Penjual', 'Seller'] },
      read: name(120),
      example: 'Dapur Bu Sari',
      isFixed: true,
      refers: 'makers',
    },
    product: {
      heads: {
        id: 'Produk',
        en: 'Product',
        also: ['Nama produk', 'Nama', 'Kode produk', 'Nama barang', 'Barang'],
      },
      read: name(127),
      example: 'Amplang Kuku Macan',
      isNeeded: true,
      isFixed: true,
      refers: 'products',
      within: 'seller',
    },
    terms: {
      heads: { id: 'Syarat', en: 'Terms', also: ['Ketentuan', 'Cara jual', 'Sistem'] },
      read: choice(TERMS_SAID),
      example: 'Titip jual',
      write: inWord(TERMS_SAID),
    },
    price: {
      heads: { id: 'Harga', en: 'Price', also: ['Harga jual', 'Harga tamu', 'Harga kamar'] },
      read: rupiah,
      example: 35_000,
      isNeeded: true,
    },
    part: {
      heads: {
        id: 'Bagian pembuat',
        en: 'Maker’s part',
        also: ['Bagian UMKM', 'Bagi hasil', 'Harga titip', 'Harga UMKM', 'Part'],
      },
      read: part,
      example: '80%',
      write: writePart,
    },
    rack: {
      heads: { id: 'Rak', en: 'Rack', also: ['Nomor rak', 'Letak', 'Shelf'] },
      read: name(12),
      example: 'A1',
      isNeeded: true,
    },
    on: {
      heads: { id: 'Tampil', en: 'On offer', also: ['Aktif', 'Dijual', 'On'] },
      read: yesNo,
      example: 'ya',
      write: value => (value === true ? 'ya' : 'tidak'),
    },
    from: {
      heads: { id: 'Mulai', en: 'From', also: ['Mulai tanggal', 'Tanggal mulai', 'Dari'] },
      read: date,
      example: null,
      isDay: true,
    },
    to: {
      heads: { id: 'Sampai', en: 'Until', also: ['Sampai tanggal', 'Berakhir', 'To'] },
      read: date,
      example: null,
      isDay: true,
    },
  },
} as const satisfies SheetKind
