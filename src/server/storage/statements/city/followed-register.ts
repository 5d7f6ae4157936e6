/** The register where it follows the agency's log: what stood there under an id is what the log says of it now. */
import type { ProductId, SellerId } from '../../../../domain/ids.ts'
import type { Product, Seller } from '../../../../domain/product.ts'
import { productBodies, sellerBodies } from '../../bodies.ts'
import { record } from '../../record.ts'
import type { Fields, Transaction } from '../../storage.ts'
import { listed } from '../../unreadable.ts'
import { SELLER, toSeller } from './register.ts'

const PRODUCT = record('products', 'product', 'body')

/** Who added it is the outlet's own to know: the log does not say it again. */
export async function followSeller(sql: Transaction, seller: Seller): Promise<void> {
  const rows = await sql.all(`SELECT ${SELLER.columns} FROM sellers WHERE seller = ?`, [seller.slug])
  await sql.run(
    'INSERT INTO sellers (seller, body) VALUES (?, ?) ON CONFLICT (seller) DO UPDATE SET body = excluded.body',
    [seller.slug, sellerBodies.write(addedAs(seller, listed(rows, toSeller).read))],
  )
}

export async function followProduct(sql: Transaction, product: Product): Promise<void> {
  const rows = await sql.all(`SELECT ${PRODUCT.columns} FROM products WHERE product = ?`, [product.id])
  await sql.run(
    `INSERT INTO products (product, seller, category, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (product) DO UPDATE SET category = excluded.category, body = excluded.body`,
    [
      product.id,
      product.seller,
      product.category,
      productBodies.write(addedAs(product, listed(rows, toProduct).read)),
    ],
  )
}

function addedAs<Thing extends Pick<Seller, 'addedBy'>>(said: Thing, [known]: readonly Thing[]): Thing {
  return known?.addedBy === undefined ? said : { ...said, addedBy: known.addedBy }
}

function toProduct(row: Fields): Product {
  const { product, body } = PRODUCT.read(row)
  return productBodies.read(body, 'products', product)
}

/** Out of the register: what stands there stays, for papers name it, and is on no shelf. */
export type TurnedOut = 'retired' | 'refused'

/** What is not known here is not turned. */
export async function turnProduct(sql: Transaction, id: ProductId, standing: TurnedOut): Promise<void> {
  const row = await sql.get(`SELECT ${PRODUCT.columns} FROM products WHERE product = ?`, [id])
  if (row !== undefined) await turn(sql, row, standing)
}

/** A maker who leaves takes along all that is made there; what comes back is said of each. */
export async function turnSeller(sql: Transaction, slug: SellerId, standing: TurnedOut): Promise<void> {
  const row = await sql.get(`SELECT ${SELLER.columns} FROM sellers WHERE seller = ?`, [slug])
  if (row === undefined) return
  await followSeller(sql, Object.assign({ ...toSeller(row) }, { standing }))
  for (const of of await sql.all(`SELECT ${PRODUCT.columns} FROM products WHERE seller = ?`, [slug]))
    await turn(sql, of, standing)
}

async function turn(sql: Transaction, row: Fields, standing: TurnedOut): Promise<void> {
  await followProduct(sql, Object.assign({ ...toProduct(row) }, { standing }))
}

/** Nobody says it any more: it is retired, and what an outlet had added itself waits again. Is anything another now? */
export async function leaveProduct(sql: Transaction, id: ProductId): Promise<boolean> {
  const row = await sql.get(`SELECT ${PRODUCT.columns} FROM products WHERE product = ?`, [id])
  const product = row === undefined ? null : toProduct(row)
  if (product === null || product.standing !== undefined) return false
  await followProduct(sql, { ...product, standing: leftAs(product) })
  return true
}

/** The same of a maker alone: each of its products is left by itself. */
export async function leaveSeller(sql: Transaction, slug: SellerId): Promise<boolean> {
  const row = await sql.get(`SELECT ${SELLER.columns} FROM sellers WHERE seller = ?`, [slug])
  const seller = row === undefined ? null : toSeller(row)
  if (seller === null || seller.standing !== undefined) return false
  await followSeller(sql, { ...seller, standing: leftAs(seller) })
  return true
}

function leftAs({ addedBy }: Pick<Seller, 'addedBy'>): 'own' | 'retired' {
  return addedBy === undefined ? 'retired' : 'own'
}
