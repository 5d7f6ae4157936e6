/** Which product is meant: by bar code, by name in any language, and rows that were pasted from a sheet. */
import type { PlacementId } from '../../../domain/ids.ts'
import { bare, finds, symbolsOf, tidy } from '../../../domain/typed.ts'
import { type Draft, type Stocked, withLine } from './draft.ts'

const SHOWN_MAX = 6

/** A scanner types nothing but a code; a person types no eight digits for a name. */
export function isCode(typed: string): boolean {
  return /^\d{8,48}$/.test(tidy(typed))
}

export function byCode(
  shelf: readonly Stocked[],
  draft: Pick<Draft, 'codes'>,
  typed: string,
): PlacementId | null {
  const code = symbolsOf(typed)
  const learnt = draft.codes.find(known => known.code === code)?.placement
  return learnt ?? shelf.find(({ codes }) => codes.includes(code))?.id ?? null
}

export function namesOf({ name, maker, rack }: Stocked): string {
  return `${Object.values(name).join(' ')} ${maker.name} ${rack}`
}

/** Those that begin so before those that merely have it in them. */
export function candidates(shelf: readonly Stocked[], typed: string): readonly Stocked[] {
  const wanted = bare(typed)
  if (wanted === '') return []
  const found = shelf.filter(one => finds(namesOf(one), typed))
  const begins = (one: Stocked) => Object.values(one.name).some(name => bare(name).startsWith(wanted))
  return [...found.filter(begins), ...found.filter(one => !begins(one))].slice(0, SHOWN_MAX)
}

/** The one product that a pasted name can mean; `null` where there is none, or more than one. */
export function oneMeant(shelf: readonly Stocked[], draft: Draft, typed: string): PlacementId | null {
  const known = byCode(shelf, draft, typed)
  if (known !== null) return known
  const name = bare(typed)
  const same = shelf.filter(
    one => one.id === tidy(typed) || Object.values(one.name).some(of => bare(of) === name),
  )
  if (same.length === 1) return same[0]?.id ?? null
  const like = same.length === 0 ? candidates(shelf, typed) : []
  return like.length === 1 ? (like[0]?.id ?? null) : null
}

const COLUMNS = ['product', 'quantity', 'bestBefore', 'batch', 'price'] as const
type Column = (typeof COLUMNS)[number]
/** Heads of sheets as makers write them. */
const HEADS = {
  product: [
    'produk',
    'nama',
    'barang',
    'namabarang',
    'namaproduk',
    'product',
    'item',
    'kodebatang',
    'barcode',
  ],
  quantity: ['jumlah', 'qty', 'datang', 'banyak', 'pcs', 'quantity', 'kuantitas'],
  bestBefore: [
    'baiksebelum',
    'kedaluwarsa',
    'kadaluarsa',
    'kedaluarsa',
    'exp',
    'expired',
    'bestbefore',
    'tanggal',
  ],
  batch: ['batch', 'kode', 'kodeproduksi', 'lot', 'produksi'],
  price: ['harga', 'hargapembuat', 'hargasatuan', 'price', 'bagianpembuat'],
} satisfies Record<Column, readonly string[]>

/** Rows of a sheet, by their heads where they have any, else in the order of the form. */
export function withPasted(draft: Draft, shelf: readonly Stocked[], text: string): Draft {
  const rows = text
    .split(/\r?\n/)
    .map(row => row.split('\t').map(cell => cell.replace(/^"|"$/g, '').trim()))
    .filter(cells => cells.some(cell => cell !== ''))
  const heads = (rows[0] ?? []).map(columnOf)
  const hasHeads = heads.includes('product') && heads.includes('quantity')
  const order: readonly (Column | null)[] = hasHeads ? heads : COLUMNS
  return rows.slice(hasHeads ? 1 : 0).reduce((into, cells) => {
    const cell = (column: Column) => cells[order.indexOf(column)] ?? ''
    const placement = oneMeant(shelf, into, cell('product')) ?? ''
    return withLine(into, {
      placement,
      meant: placement === '' ? cell('product') : '',
      quantity: cell('quantity').replace(/[.,]0+$/, ''),
      batch: cell('batch'),
      bestBefore: cell('bestBefore'),
      price: cell('price'),
    })
  }, draft)
}

function columnOf(head: string): Column | null {
  const name = bare(head)
  return COLUMNS.find(column => HEADS[column].some(known => known === name)) ?? null
}
