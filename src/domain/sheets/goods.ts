/**
 * A sheet of goods: what stands on the racks is handed out, and what is written behind it came: one delivery note. A row that
 * says no number of pieces says that nothing came.
 */
import { MOVEMENT_QUANTITY_MAX } from '../stock.ts'
import { nameOf } from '../typed.ts'
import { name, spelled, yesNo } from './cell.ts'
import { choice } from './choices.ts'
import type { SheetKind } from './column.ts'
import { date } from './dates.ts'
import { number, rupiah } from './numbers.ts'
import { TERMS_SAID } from './spellings.ts'
import { inWord } from './written.ts'

export const BATCH_SAID = /^[\p{L}\p{N}][\p{L}\p{N} ._/#()-]{0,29}$/u

export const goods = {
  named: ['quantity', 'product'],
  isPaper: true,
  columns: {
    seller: {
      heads: { id: 'Pembuat', en: 'Maker', also: ['UMKM', 'Nama UMKM', 'Nama pembuat', 'Penjual', 'Seller'] },
      read: name(120),
      example: 'Dapur Bu Sari',
      refers: 'makers',
    },
    product: {
      heads: { id: 'Produk', en: 'Product', also: ['Nama produk', 'Nama', 'Nama barang', 'Barang'] },
      read: name(127),
      example: 'Amplang Kuku Macan',
      isNeeded: true,
      refers: 'products',
      within: 'seller',
    },
    terms: {
      heads: { id: 'Syarat', en: 'Terms', also: ['Ketentuan', 'Cara jual'] },
      read: choice(TERMS_SAID),
      example: 'Titip jual',
      write: inWord(TERMS_SAID),
    },
    batch: {
      heads: { id: 'Batch', en: 'Batch', also: ['Kode batch', 'Kode produksi', 'Lot', 'Nomor batch'] },
      read: spelled(BATCH_SAID, nameOf),
      example: 'B12',
    },
    bestBefore: {
      heads: {
        id: 'Baik sebelum',
        en: 'Best before',
        also: ['Kedaluwarsa', 'Kadaluarsa', 'Exp', 'Exp. date', 'Tanggal kedaluwarsa', 'Expired'],
      },
      read: date,
      example: '2030-12-31',
      isDay: true,
    },
    onHand: {
      heads: { id: 'Ada di rak', en: 'On the rack', also: ['Stok', 'Sisa', 'Stock'] },
      read: number({ max: 10 * MOVEMENT_QUANTITY_MAX, isWhole: true }),
      example: null,
    },
    quantity: {
      heads: {
        id: 'Datang',
        en: 'Came',
        also: ['Jumlah', 'Jumlah datang', 'Qty', 'Kuantitas', 'Banyaknya', 'Pcs', 'Quantity'],
      },
      read: number({ min: 1, max: MOVEMENT_QUANTITY_MAX, isWhole: true }),
      example: 24,
    },
    price: {
      heads: { id: 'Harga pembuat', en: 'Maker’s price', also: ['Harga beli', 'Harga satuan', 'Harga'] },
      read: rupiah,
      example: 20_000,
    },
    theirNumber: {
      heads: {
        id: 'Nomor surat',
        en: 'Their number',
        also: ['No. surat', 'Surat jalan', 'No. surat jalan', 'Nota', 'No. nota', 'Faktur'],
      },
      read: name(40),
      example: 'SJ-0012',
    },
    near: {
      heads: { id: 'Tanggal dekat diterima', en: 'Near date is fine', also: ['Terima tanggal dekat'] },
      read: yesNo,
      example: null,
      write: value => (value === true ? 'ya' : 'tidak'),
    },
  },
} as const satisfies SheetKind
