/** How sheets say the words of the house. The first of each is what a sheet of ours says, which must never change. */
import { DRAWINGS, type Drawing, drawingName } from '../drawings.ts'
import type { RoomKind } from '../outlet.ts'
import type { Terms } from '../placement.ts'
import type { Allergen, CareMark, Category, HalalStatus, NetUnit, PermitKind } from '../product.ts'
import type { OutletRight } from '../rights.ts'
import { tableOf } from '../words.ts'
import type { Spellings } from './choices.ts'

export const CATEGORY: Spellings<Category> = {
  sea: ['Hasil laut', 'Laut', 'From the sea', 'Olahan laut', 'Ikan'],
  garden: ['Kebun dan hutan', 'Dari kebun', 'Kebun', 'Hutan', 'From the garden', 'Garden'],
  kitchen: ['Dapur', 'Dari dapur', 'From the kitchen', 'Makanan', 'Makanan ringan', 'Camilan', 'Kue'],
  drink: ['Minuman', 'Drinks', 'Minum'],
  cloth: ['Kain', 'Batik', 'Busana', 'Tekstil'],
  craft: ['Kriya', 'Kerajinan', 'Kerajinan tangan', 'Crafts'],
}

export const ALLERGEN: Spellings<Allergen> = {
  gluten: ['Gluten', 'Terigu', 'Gandum', 'Wheat'],
  egg: ['Telur', 'Telor'],
  fish: ['Ikan'],
  crustacean: ['Krustasea', 'Krustasea (udang, kepiting)', 'Udang', 'Kepiting', 'Crustaceans'],
  mollusc: ['Moluska', 'Moluska (kerang, cumi)', 'Kerang', 'Cumi', 'Molluscs'],
  peanut: ['Kacang tanah', 'Peanuts'],
  soy: ['Kedelai', 'Soya'],
  milk: ['Susu'],
  'tree-nut': ['Kacang pohon', 'Mete', 'Almon', 'Tree nuts', 'Nuts'],
  sulphite: ['Sulfit', 'Sulphites', 'Sulfites'],
  sesame: ['Wijen'],
}

export const PERMIT: Spellings<PermitKind> = {
  'P-IRT': ['P-IRT', 'PIRT', 'SPP-IRT'],
  BPOM: ['BPOM', 'MD', 'BPOM MD'],
  exempt: ['Tidak wajib', 'Tidak wajib izin edar', 'Tidak perlu', 'No permit needed'],
}

export const HALAL: Spellings<HalalStatus> = {
  certified: ['Bersertifikat', 'Halal', 'Halal, bernomor', 'Ya', 'Halal, with a number'],
  'in-process': ['Sedang diurus', 'Halal sedang diurus', 'Proses', 'Dalam proses', 'Applied for'],
  'not-halal': ['Tidak halal', 'Non halal', 'Bukan halal'],
  'not-food': ['Bukan makanan', 'Tidak perlu'],
}

export const CARE: Spellings<CareMark> = {
  'strong-smell': ['Berbau kuat', 'Bau kuat', 'Smells strongly'],
  'no-infants': ['Bukan untuk bayi', 'Not for infants'],
  'checked-luggage': ['Bagasi tercatat', 'Masuk bagasi', 'Tidak boleh kabin', 'Checked luggage only'],
  'eat-soon': ['Habiskan segera', 'Cepat basi', 'Eat it soon'],
  'keep-frozen': ['Simpan beku', 'Beku', 'Frozen'],
  'no-health-claim': ['Bukan obat', 'No medicine'],
}

export const NET_UNIT: Spellings<NetUnit> = {
  g: ['g', 'gr', 'gram', 'grams'],
  ml: ['ml', 'mililiter', 'mL'],
  m: ['meter', 'metre'],
  sheet: ['lembar', 'lbr', 'helai', 'sheets'],
  piece: ['buah', 'pcs', 'bh', 'biji', 'butir', 'pieces'],
  pair: ['pasang', 'psg', 'pairs'],
}

export const ROOM_KIND: Spellings<RoomKind> = {
  room: ['Kamar', 'Kmr', 'Guest room'],
  table: ['Meja'],
  counter: ['Konter', 'Gerai', 'Kios'],
}

export const TERMS_SAID: Spellings<Terms> = {
  consigned: ['Titip jual', 'Titip', 'Konsinyasi', 'Consignment'],
  bought: ['Beli putus', 'Putus', 'Bought outright'],
  complimentary: ['Cuma-cuma', 'Gratis', 'Free'],
}

export const OUTLET_RIGHT: Spellings<OutletRight> = {
  sell: ['Jual', 'Penjualan', 'Sell', 'Pesanan'],
  correct: ['Betulkan', 'Koreksi', 'Correct'],
  shelf: ['Rak', 'Shelf'],
  people: ['Orang', 'People', 'Petugas'],
}

export const DRAWING: Spellings<Drawing> = tableOf(DRAWINGS, drawing => [drawingName(drawing)])
