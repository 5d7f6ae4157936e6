/** What a cell of a sheet may name, and how a sheet that is handed out names it: by what it is called, where nothing else is. */
import type { OutletId } from '../../../domain/ids.ts'
import { mayBeShown, type Product, type Seller } from '../../../domain/product.ts'
import type { Known, SheetKind } from '../../../domain/sheets/column.ts'
import { indexOf, type Named, type References } from '../../../domain/sheets/compare.ts'
import { bare } from '../../../domain/typed.ts'
import { allProducts, allSellers } from '../../storage/statements/city/register.ts'
import type { Sql } from '../../storage/storage.ts'

export const namedMaker = ({ slug, name }: Seller) => ({ key: slug, name })

function namedProduct({ id, name, seller }: Product) {
  const also = Object.values(name).filter(one => one !== name.id && one !== '')
  return { key: id, name: name.id, also, of: seller }
}

/** What may stand on the outlet's shelf, and what stands there already. */
export async function ofShelf(sql: Sql, outlet: OutletId, placed: ReadonlySet<string>): Promise<References> {
  const all = await allProducts(sql)
  return ofPlaced(
    sql,
    all.filter(product => placed.has(product.id) || mayBeShown(product, outlet)),
  )
}

export async function ofPlaced(sql: Sql, products: readonly Product[]): Promise<References> {
  const once = new Map(products.map(product => [product.id, product]))
  return {
    makers: (await allSellers(sql)).map(namedMaker),
    products: Array.from(once.values(), namedProduct),
  }
}

export type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Of what is there, by what it is called; what is called as another is, is named by its key. */
export function labelsOf(kind: SheetKind, known: readonly Known[], references: References): Labels {
  const labels: Record<string, Record<string, string>> = {}
  for (const [id, { refers }] of Object.entries(kind.columns)) {
    if (refers === undefined) continue
    const keys = new Set(known.map(({ cells }) => String(cells[id])))
    labels[refers] = Object.fromEntries(called(references[refers] ?? [], keys))
  }
  return labels
}

function called(named: Named, keys: ReadonlySet<string>): [string, string][] {
  const { byName } = indexOf(named)
  return named.flatMap(({ key, name, of }): [string, string][] => {
    const same = (byName.get(bare(name)) ?? []).filter(other => other.of === of)
    return keys.has(key) && same.length === 1 ? [[key, name]] : []
  })
}
