/** The register: the city's sellers and products. */
import type { Product, Seller } from '../../../../domain/product.ts'
import { productBodies, sellerBodies } from '../../bodies.ts'
import { record } from '../../record.ts'
import type { Fields, Sql, Transaction } from '../../storage.ts'
import { type Listed, listed } from '../../unreadable.ts'

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
  return listed(rows, row => {
    const { product, body } = PRODUCT.read(row)
    return productBodies.read(body, 'products', product)
  })
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
