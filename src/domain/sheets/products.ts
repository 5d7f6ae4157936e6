/** A sheet of products, which is the agency's. */
import { PRODUCT_ID, SLUG } from '../ids.ts'
import { slugOf, tidy } from '../typed.ts'
import { type Cell, isEmpty, name, spelled, text } from './cell.ts'
import { choice, choices } from './choices.ts'
import type { SheetKind } from './column.ts'
import { date } from './dates.ts'
import { number, rupiah } from './numbers.ts'
import { ALLERGEN, CARE, CATEGORY, DRAWING, HALAL, NET_UNIT, PERMIT } from './spellings.ts'
import { inList, inWord } from './written.ts'

export const products = {
  code: 'code',
  named: ['seller', 'name.id'],
  spread: parted,
  columns: {
    code: {
      heads: { id: 'Kode', en: 'Code', also: ['Kode produk', 'ID', 'SKU'] },
      read: spelled(PRODUCT_ID, slugOf),
      example: null,
    },
    'name.id': {
      heads: {
        id: 'Nama',
        en: 'Name',
        also: ['Nama produk', 'Produk', 'Product', 'Nama (Indonesia)', 'Nama barang'],
      },
      read: name(120),
      example: 'Amplang Kuku Macan',
      isNeeded: true,
    },
    seller: {
      heads: { id: 'Pembuat', en: 'Maker', also: ['UMKM', 'Nama UMKM', 'Nama pembuat', 'Penjual', 'Seller'] },
      read: name(120),
      example: 'Dapur Bu Sari',
      isNeeded: true,
      isFixed: true,
      refers: 'makers',
    },
    category: {
      heads: { id: 'Golongan', en: 'Category', also: ['Kategori'] },
      read: choice(CATEGORY),
      example: 'Hasil laut',
      isNeeded: true,
      write: inWord(CATEGORY),
    },
    kind: {
      heads: { id: 'Jenis', en: 'Kind', also: ['Jenis produk'] },
      read: spelled(SLUG, slugOf),
      example: 'amplang',
    },
    'name.en': {
      heads: { id: 'Nama (Inggris)', en: 'Name (English)', also: ['Nama bahasa Inggris', 'English name'] },
      read: name(120),
      example: 'Tiger claw fish crackers',
    },
    'story.id': {
      heads: {
        id: 'Cerita',
        en: 'Story',
        also: ['Cerita (Indonesia)', 'Deskripsi', 'Description', 'Story (Indonesian)'],
      },
      read: text(2_000),
      example: 'Dinamai kuku macan karena bentuknya.',
    },
    'story.en': {
      heads: {
        id: 'Cerita (Inggris)',
        en: 'Story (English)',
        also: ['Deskripsi (Inggris)', 'Description (English)'],
      },
      read: text(2_000),
      example: 'Its shape gave it the name.',
    },
    'ingredients.id': {
      heads: {
        id: 'Bahan',
        en: 'Ingredients',
        also: ['Bahan (Indonesia)', 'Komposisi', 'Ingredients (Indonesian)'],
      },
      read: text(1_000),
      example: 'ikan tenggiri, tapioka, telur',
    },
    'ingredients.en': {
      heads: { id: 'Bahan (Inggris)', en: 'Ingredients (English)', also: ['Komposisi (Inggris)'] },
      read: text(1_000),
      example: 'mackerel, tapioca, egg',
    },
    'storage.id': {
      heads: {
        id: 'Simpan',
        en: 'Storage',
        also: ['Cara simpan', 'Penyimpanan', 'Simpan (Indonesia)', 'Storage (Indonesian)'],
      },
      read: text(500),
      example: 'Suhu ruang',
    },
    'storage.en': {
      heads: { id: 'Simpan (Inggris)', en: 'Storage (English)', also: ['Cara simpan (Inggris)'] },
      read: text(500),
      example: 'Room temperature',
    },
    origin: {
      heads: { id: 'Asal', en: 'Origin', also: ['Dibuat di', 'Tempat asal', 'Made in'] },
      read: name(120),
      example: 'Balikpapan',
    },
    'net.amount': {
      heads: {
        id: 'Isi bersih',
        en: 'Net',
        also: ['Isi', 'Berat', 'Berat bersih', 'Netto', 'Net weight', 'Net amount'],
      },
      read: number({ min: 0.001, max: 100_000 }),
      example: 150,
    },
    'net.unit': {
      heads: { id: 'Satuan', en: 'Unit', also: ['Satuan isi'] },
      read: choice(NET_UNIT),
      example: 'g',
      write: inWord(NET_UNIT),
    },
    priceHint: {
      heads: {
        id: 'Anjuran harga',
        en: 'Price hint',
        also: ['Harga', 'Harga jual', 'Harga anjuran', 'Price'],
      },
      read: rupiah,
      example: 25_000,
    },
    shelfLifeDays: {
      heads: {
        id: 'Tahan (hari)',
        en: 'Shelf life (days)',
        also: ['Masa simpan', 'Tahan', 'Daya tahan', 'Shelf life'],
      },
      read: number({ min: 1, max: 3_650, isWhole: true }),
      example: 90,
    },
    allergens: {
      heads: { id: 'Alergen', en: 'Allergens' },
      read: choices(ALLERGEN),
      example: 'Ikan; Telur',
      write: inList(ALLERGEN),
    },
    'permit.kind': {
      heads: { id: 'Izin edar', en: 'Permit', also: ['Jenis izin', 'Izin'] },
      read: choice(PERMIT),
      example: 'P-IRT',
      write: inWord(PERMIT),
    },
    'permit.number': {
      heads: {
        id: 'Nomor izin',
        en: 'Permit number',
        also: ['No. izin', 'No. P-IRT', 'No. PIRT', 'Nomor P-IRT', 'No. BPOM'],
      },
      read: name(60),
      example: '2066471010001-31',
    },
    'permit.validTo': {
      heads: {
        id: 'Izin sampai',
        en: 'Permit until',
        also: ['Izin berlaku s/d', 'Berlaku izin', 'P-IRT sampai'],
      },
      read: date,
      example: '2030-12-31',
      isDay: true,
    },
    'halal.status': {
      heads: { id: 'Halal', en: 'Halal status', also: ['Status halal'] },
      read: choice(HALAL),
      example: 'Bersertifikat',
      write: inWord(HALAL),
    },
    'halal.number': {
      heads: { id: 'Nomor halal', en: 'Halal number', also: ['No. halal', 'Sertifikat halal'] },
      read: name(60),
      example: 'ID64110000000010426',
    },
    'halal.validTo': {
      heads: { id: 'Halal sampai', en: 'Halal until', also: ['Halal berlaku s/d'] },
      read: date,
      example: null,
      isDay: true,
    },
    care: {
      heads: { id: 'Perhatian', en: 'Care', also: ['Catatan tamu', 'Peringatan'] },
      read: choices(CARE),
      example: 'Berbau kuat',
      write: inList(CARE),
    },
    // For what is not photographed yet: without either, a product waits as a draft.
    picture: {
      heads: { id: 'Gambar', en: 'Drawing', also: ['Ilustrasi', 'Picture'] },
      read: choice(DRAWING),
      example: 'amplang kuku macan',
      write: inWord(DRAWING),
    },
  },
} as const satisfies SheetKind

/** `250 g` in one cell is an amount and its unit. */
function parted(cells: Readonly<Record<string, Cell>>): Readonly<Record<string, Cell>> {
  const { 'net.amount': amount = null, 'net.unit': unit = null } = cells
  const [, figure, word] = /^([\d.,]+) ?(\p{L}+)$/u.exec(typeof amount === 'string' ? tidy(amount) : '') ?? []
  if (figure === undefined || word === undefined || !isEmpty(unit)) return cells
  return { ...cells, 'net.amount': figure, 'net.unit': word }
}
