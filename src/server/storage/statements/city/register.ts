/** The register: the city's sellers and products. */
import type { ProductId, SellerId } from '../../../../domain/ids.ts'
import type { Product, Seller } from '../../../../domain/product.ts'
import { productBodies, sellerBodies } from '../../bodies.ts'
import { record } from '../../record.ts'
import type { Fields, Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { type Listed, listed } from '../../unreadable.ts'
import { listOf } from '../rows.ts'

export const SELLER = record('sellers', 'seller', 'body')
const PRODUCT = record('products', 'product', 'body')

export async function addSeller(sql: Transaction, seller: Seller): Promise<void> {
  await sql.run('INSERT INTO sellers (seller, body) VALUES (?, ?)', [seller.slug, sellerBodies.write(seller)])
}

export async function addProduct(sql: Transaction, product: Product): Promise<void> {
  await sql.run('INSERT INTO products (product, seller, category, body) VALUES (?, ?, ?, ?)', [
    product.id,
    product.seller,
    product.category,
    productBodies.write(product),
  ])
}

const KEPT_SELLER = record('sellers', 'seller', 'body', 'version', 'contact')
const KEPT_PRODUCT = record('products', 'product', 'body', 'version')

/** A maker as the register has it; the contact is for the agency alone, and in nothing that anybody else reads. */
export interface KeptSeller extends Pick<RecordOf<'sellers'>, 'version'> {
  readonly seller: Seller
  /** '' where there is none. */
  readonly contact: NonNullable<RecordOf<'sellers'>['contact']>
}

export interface KeptProduct extends Pick<RecordOf<'products'>, 'version'> {
  readonly product: Product
}

function toKeptSeller(row: Fields): KeptSeller {
  const { version, contact } = KEPT_SELLER.read(row)
  return { seller: toSeller(row), contact: contact ?? '', version }
}

function toKeptProduct(row: Fields): KeptProduct {
  const { product, body, version } = KEPT_PRODUCT.read(row)
  return { product: productBodies.read(body, 'products', product), version }
}

export async function findSeller(sql: Sql, slug: SellerId): Promise<KeptSeller | null> {
  const row = await sql.get(`SELECT ${KEPT_SELLER.columns} FROM sellers WHERE seller = ?`, [slug])
  return row === undefined ? null : toKeptSeller(row)
}

export async function findProduct(sql: Sql, id: ProductId): Promise<KeptProduct | null> {
  const row = await sql.get(`SELECT ${KEPT_PRODUCT.columns} FROM products WHERE product = ?`, [id])
  return row === undefined ? null : toKeptProduct(row)
}

/** Those that can be read. */
export async function keptSellers(sql: Sql): Promise<KeptSeller[]> {
  const rows = await sql.all(`SELECT ${KEPT_SELLER.columns} FROM sellers ORDER BY seller`)
  return listed(rows, toKeptSeller).read
}

/** Those that can be read. */
export async function keptProducts(sql: Sql): Promise<KeptProduct[]> {
  const rows = await sql.all(`SELECT ${KEPT_PRODUCT.columns} FROM products ORDER BY product`)
  return listed(rows, toKeptProduct).read
}

export async function productsOf(sql: Sql, seller: SellerId): Promise<KeptProduct[]> {
  const rows = await sql.all(
    `SELECT ${KEPT_PRODUCT.columns} FROM products WHERE seller = ? ORDER BY product`,
    [seller],
  )
  return listed(rows, toKeptProduct).read
}

export async function saveSeller(sql: Transaction, { seller, contact, version }: KeptSeller): Promise<void> {
  await sql.run('UPDATE sellers SET body = ?, contact = ?, version = ? WHERE seller = ?', [
    sellerBodies.write(seller),
    contact === '' ? null : contact,
    version,
    seller.slug,
  ])
}

export async function saveProduct(sql: Transaction, { product, version }: KeptProduct): Promise<void> {
  await sql.run('UPDATE products SET category = ?, body = ?, version = ? WHERE product = ?', [
    product.category,
    productBodies.write(product),
    version,
    product.id,
  ])
}

/** Who is known already stays as known. */
export async function addNewSeller(sql: Transaction, seller: Seller): Promise<void> {
  await sql.run('INSERT INTO sellers (seller, body) VALUES (?, ?) ON CONFLICT (seller) DO NOTHING', [
    seller.slug,
    sellerBodies.write(seller),
  ])
}

/** What is known already stays as known. */
export async function addNewProduct(sql: Transaction, product: Product): Promise<void> {
  await sql.run(
    `INSERT INTO products (product, seller, category, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (product) DO NOTHING`,
    [product.id, product.seller, product.category, productBodies.write(product)],
  )
}

export async function listProducts(sql: Sql): Promise<Listed<Product>> {
  const rows = await sql.all(`SELECT ${PRODUCT.columns} FROM products ORDER BY product`)
  return listed(rows, toProduct)
}

/** A page of those that can be read, behind a product; `last` leads to the next, and is `null` where there is none. */
export async function productsAfter(
  sql: Sql,
  after: ProductId,
  limit: number,
): Promise<{ readonly products: readonly Product[]; readonly last: ProductId | null }> {
  const rows = await sql.all(
    `SELECT ${PRODUCT.columns} FROM products WHERE product > ? ORDER BY product LIMIT ?`,
    [after, limit],
  )
  const last = rows.length < limit ? undefined : rows[rows.length - 1]
  return {
    products: listed(rows, toProduct).read,
    last: last === undefined ? null : PRODUCT.read(last).product,
  }
}

function toProduct(row: Fields): Product {
  const { product, body } = PRODUCT.read(row)
  return productBodies.read(body, 'products', product)
}

/** Those of the ids that are known. */
export async function findProducts(sql: Sql, ids: readonly ProductId[]): Promise<Map<ProductId, Product>> {
  const { marks, values } = listOf(ids)
  const rows = await sql.all(`SELECT ${PRODUCT.columns} FROM products WHERE product IN (${marks})`, values)
  return new Map(listed(rows, toProduct).read.map(product => [product.id, product]))
}

/** Those that can be read. */
export async function allProducts(sql: Sql): Promise<Product[]> {
  return (await listProducts(sql)).read
}

/** Those that can be read. */
export async function allSellers(sql: Sql): Promise<Seller[]> {
  const rows = await sql.all(`SELECT ${SELLER.columns} FROM sellers ORDER BY seller`)
  return listed(rows, toSeller).read
}

export function toSeller(row: Fields): Seller {
  const { seller, body } = SELLER.read(row)
  return sellerBodies.read(body, 'sellers', seller)
}
