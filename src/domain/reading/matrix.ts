/** Cells side by side, product by product: the same whatever order they came in. */
import type { OutletId, ProductId } from '../ids.ts'
import { BANDS, type Cell, type Evidence, NOVEL, UNPLACED } from './cell.ts'

export interface Matrix {
  readonly outlets: readonly OutletId[]
  readonly products: readonly ProductId[]
  /** Place of each cell's outlet and product. */
  readonly outletOf: Int32Array
  readonly productOf: Int32Array
  /** Where a product's cells begin; they end where the next one's begin. */
  readonly firstOf: Int32Array
  readonly stays: Float64Array
  /** Over all bands. */
  readonly exposure: Float64Array
  /** Of it, what came when it was not new on the shelf any more. */
  readonly settled: Float64Array
  /** {@link BANDS} for each cell. */
  readonly bands: Float64Array
  /** Of it, what came in a place that is known, and what in a fixed order that nobody wrote down. */
  readonly placed: Float64Array
  readonly unrecorded: Float64Array
}

/** Cells without exposure say nothing of liking: what was taken there was taken when nobody stated a day. */
export function matrixOf({ cells, products, outlets }: Evidence): Matrix {
  const names = products.map(({ product }) => product).sort()
  const places = outlets.map(({ outlet }) => outlet).sort()
  const productAt = new Map(names.map((product, at) => [product, at]))
  const outletAt = new Map(places.map((outlet, at) => [outlet, at]))
  const rows = cells
    .flatMap(cell => {
      const product = productAt.get(cell.product)
      const outlet = outletAt.get(cell.outlet)
      const exposure = sumOf(cell)
      return product === undefined || outlet === undefined || exposure <= 0
        ? []
        : [{ cell, product, outlet, exposure }]
    })
    .sort((a, b) => a.product - b.product || a.outlet - b.outlet)
  const matrix = {
    products: names,
    outlets: places,
    outletOf: Int32Array.from(rows, ({ outlet }) => outlet),
    productOf: Int32Array.from(rows, ({ product }) => product),
    firstOf: new Int32Array(names.length + 1),
    stays: Float64Array.from(rows, ({ cell }) => cell.stays),
    exposure: Float64Array.from(rows, ({ exposure }) => exposure),
    settled: Float64Array.from(rows, ({ cell }) => sumOf(cell, NOVEL)),
    bands: new Float64Array(rows.length * BANDS),
    placed: Float64Array.from(rows, ({ cell }) => sumOf(cell, UNPLACED)),
    unrecorded: Float64Array.from(rows, ({ cell }) => cell.unrecorded),
  }
  for (const [at, { cell }] of rows.entries()) matrix.bands.set(cell.exposure.slice(0, BANDS), at * BANDS)
  for (let at = 0, row = 0; at <= names.length; at++) {
    while (row < rows.length && (matrix.productOf[row] ?? 0) < at) row++
    matrix.firstOf[at] = row
  }
  return matrix
}

function sumOf({ exposure }: Cell, upTo = BANDS): number {
  return exposure.slice(0, upTo).reduce((sum, ofBand) => sum + ofBand, 0)
}

/** From a product's first cell to behind its last. */
export function cellsOfProduct({ firstOf }: Matrix, product: number): readonly [from: number, to: number] {
  return [firstOf[product] ?? 0, firstOf[product + 1] ?? 0]
}
