/** Products of the register as a sheet says them: what is added goes live where nothing is missing, and is a draft where something is. */
import { changesIn, withChanges } from '../../../domain/fields.ts'
import type { ProductId, SellerId } from '../../../domain/ids.ts'
import { missingOf, newlyMissing } from '../../../domain/missing.ts'
import { CATEGORIES, type Product } from '../../../domain/product.ts'
import { fieldsOfProduct, newProduct, PRODUCT_FIELDS, withProductFields } from '../../../domain/register.ts'
import type { CellFault } from '../../../domain/sheets/cell.ts'
import type { Known } from '../../../domain/sheets/column.ts'
import type { Outcome } from '../../../domain/sheets/compare.ts'
import { SHEETS } from '../../../domain/sheets/kinds.ts'
import { slugFrom, untaken } from '../../../domain/slug.ts'
import { breathe, inTurns } from '../../process/breathe.ts'
import {
  addProduct,
  allSellers,
  findProduct,
  findSeller,
  productsAfter,
} from '../../storage/statements/city/register.ts'
import { dropProduct } from '../../storage/statements/city/sheet-register.ts'
import { outletsShowing } from '../../storage/statements/shelf/placements.ts'
import type { Sql } from '../../storage/storage.ts'
import { noteDeed, type Officer } from '../register/deed.ts'
import { saveProductDeed } from '../register/products.ts'
import { renewShelves } from '../register/shelves.ts'
import { agencyDay } from '../register/view.ts'
import type { World } from '../world.ts'
import { isInRegister, saidIn, sentIn } from './fields.ts'
import { type Keeper, ROWS_A_BREATH, type Setting, type Values, type Written } from './keeper.ts'
import { namedMaker } from './references.ts'

/** What is said of something that an import added and its undoing takes back. */
export const WITHDRAWN = 'Impor dibatalkan'

const blank = (category: Product['category']) => newProduct('', '', '', category)
const NOTHING = fieldsOfProduct(blank('kitchen'))

export const productKeeper: Keeper<Officer> = {
  known: async sql => inTurns((await everyProduct(sql)).filter(isInRegister), ROWS_A_BREATH, toKnown),
  references: async sql => ({
    makers: (await allSellers(sql)).filter(isInRegister).map(namedMaker),
  }),
  check: async (sql, world, _officer, outcomes) => {
    const products = new Map((await everyProduct(sql)).map(product => [String(product.id), product]))
    return inTurns(outcomes, ROWS_A_BREATH, outcome => {
      const product = products.get(outcome.key ?? '')
      return product === undefined || product.standing !== undefined
        ? outcome
        : stillWhole(world, product, outcome)
    })
  },
  add: async (to, officer, rows) => {
    const taken = new Set((await everyProduct(to.sql)).map(({ id }) => id))
    return inTurns(rows, ROWS_A_BREATH, async row => {
      const seller = String(row.seller)
      const slug = slugFrom(String(row['name.id'])) || 'produk'
      const id = `${seller}/${untaken(slug, one => taken.has(`${seller}/${one}`))}`
      taken.add(id)
      await addOne(to, officer, id, seller, row)
      return id
    })
  },
  set: async (to, officer, changes) => {
    await inTurns(changes, ROWS_A_BREATH, change => setOne(to, officer, change))
  },
  remove: async (to, officer, keys) => {
    const isGone = await inTurns(keys, ROWS_A_BREATH, key => removeOne(to, officer, key))
    return keys.filter((_, i) => isGone[i] === false)
  },
  keeps: async ({ sql, world }, _officer, { key, cells }) => {
    const product = (await findProduct(sql, key))?.product
    const isLive = product !== undefined && product.standing === undefined
    return isLive && comesToLack(world, product, cells).length > 0 ? 'is-live' : null
  },
  afterwards: (world, _officer, keys) => renewShelves(world, keys),
}

/** A register of thousands is read in turns. */
async function everyProduct(sql: Sql): Promise<readonly Product[]> {
  const all: Product[] = []
  for (let after: ProductId | null = ''; after !== null; ) {
    const page: Awaited<ReturnType<typeof productsAfter>> = await productsAfter(sql, after, ROWS_A_BREATH)
    all.push(...page.products)
    after = page.last
    await breathe()
  }
  return all
}

function toKnown(product: Product): Known {
  const { id, seller } = product
  return {
    key: id,
    cells: saidIn(SHEETS.products, { code: id, seller, ...fieldsOfProduct(product) }),
  }
}

/** What guests see may not come to lack what it had. */
function stillWhole(world: World, product: Product, outcome: Outcome): Outcome {
  const cells = Object.fromEntries(Object.entries(outcome.changes).map(([id, { to }]) => [id, to]))
  const lacks = comesToLack(world, product, cells)
  if (lacks.length === 0) return outcome
  const faults = Object.fromEntries(
    lacks.map(({ field }): [string, CellFault] => [field, { code: 'would-lack' }]),
  )
  return { ...outcome, state: 'refused', faults: { ...outcome.faults, ...faults } }
}

function comesToLack(world: World, product: Product, cells: Setting['cells']) {
  const today = agencyDay(world)
  const now = fieldsOfProduct(product)
  const next = withProductFields(
    product,
    withChanges(now, changesIn(PRODUCT_FIELDS, now, sentIn(NOTHING, cells))),
  )
  return newlyMissing(missingOf(product, {}, today), missingOf(next, {}, today))
}

async function addOne(
  { sql, world }: Written,
  officer: Officer,
  id: ProductId,
  seller: SellerId,
  row: Values,
): Promise<void> {
  const category = CATEGORIES.find(one => one === row.category) ?? 'kitchen'
  const bare = { ...newProduct(id, seller, '', category), id, seller }
  const nothing = fieldsOfProduct(bare)
  const changes = changesIn(PRODUCT_FIELDS, nothing, sentIn(nothing, row))
  const product = withProductFields(bare, withChanges(nothing, changes))
  await addProduct(sql, product)
  await noteDeed(sql, world, officer, { thing: 'product', subject: id, version: 1, deed: 'add', changes })
  const { standing: _, ...whole } = product
  const maker = await findSeller(sql, seller)
  if (maker === null || missingOf(whole, maker.seller, agencyDay(world)).length > 0) return
  await saveProductDeed(sql, world, officer, { product, version: 1 }, whole, { deed: 'publish' })
}

async function setOne({ sql, world }: Written, officer: Officer, { key, cells }: Setting): Promise<void> {
  const kept = await findProduct(sql, key)
  if (kept === null) return
  const now = fieldsOfProduct(kept.product)
  const nothing = fieldsOfProduct(blank(kept.product.category))
  const changes = changesIn(PRODUCT_FIELDS, now, sentIn(nothing, cells))
  if (changes.length === 0) return
  const next = withProductFields(kept.product, withChanges(now, changes))
  await saveProductDeed(sql, world, officer, kept, next, { deed: 'change', changes })
}

/** A draft that nobody has seen is gone; what was live goes from the register as anything does, and its id is its own for ever. */
async function removeOne({ sql, world }: Written, officer: Officer, key: ProductId): Promise<boolean> {
  const kept = await findProduct(sql, key)
  if (kept === null || (await outletsShowing(sql, [key])).length > 0) return false
  if (kept.product.standing === 'draft') {
    await dropProduct(sql, key)
    return true
  }
  const next: Product = { ...kept.product, standing: 'retired', reason: WITHDRAWN }
  await saveProductDeed(sql, world, officer, kept, next, { deed: 'retire', note: WITHDRAWN })
  return true
}
