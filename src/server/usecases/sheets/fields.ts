/** Fields of the register as cells, and cells as fields. */
import type { FieldValue, Sent } from '../../../domain/fields.ts'
import { ALLERGENS, CARE_MARKS, type Product, type Seller } from '../../../domain/product.ts'
import type { CellValue } from '../../../domain/sheets/cell.ts'
import type { Known, SheetKind } from '../../../domain/sheets/column.ts'
import type { Setting } from './keeper.ts'

/** Words of a list in the order of the house, which is how cells are read. */
const ORDERS: Readonly<Record<string, readonly string[]>> = { allergens: ALLERGENS, care: CARE_MARKS }

/** What a sheet has a column for, and of which something is said. */
export function saidIn({ columns }: SheetKind, fields: Readonly<Record<string, FieldValue>>): Known['cells'] {
  const said = Object.entries(fields).flatMap(([id, value]): [string, CellValue][] => {
    if (value === null || value === '' || columns[id] === undefined) return []
    if (id === 'net.amount' && value === 0) return []
    return [[id, typeof value === 'object' ? inOrder(id, value) : value]]
  })
  return Object.fromEntries(said)
}

function inOrder(id: string, words: readonly string[]): readonly string[] {
  return ORDERS[id]?.filter(word => words.includes(word)) ?? words
}

/** `nothing`: what each field says where nothing is said. */
export function sentIn<Fields extends object>(nothing: Fields, cells: Setting['cells']): Sent<Fields> {
  const empty = new Map<string, FieldValue>(Object.entries(nothing))
  const sent = Object.entries(cells).filter(([id]) => empty.has(id))
  return Object.fromEntries(sent.map(([id, value]) => [id, value ?? empty.get(id)])) as Sent<Fields>
}

/** What hotels added themselves and what has left the register are no business of a sheet's. */
export function isInRegister({ standing }: Pick<Product | Seller, 'standing'>): boolean {
  return standing === undefined || standing === 'draft'
}
