/** The register: the city's sellers and products. */
import type { Product, Seller } from '../../../domain/product.ts'
import type { Sql, Transaction } from '../storage.ts'

export async function addSeller(sql: Transaction, seller: Seller): Promise<void> {
  await sql.run('INSERT INTO sellers (seller, body) VALUES (?, ?)', [seller.slug, JSON.stringify(seller)])
}

export async function addProduct(sql: Transaction, product: Product): Promise<void> {
  await sql.run('INSERT INTO products (product, seller, category, body) VALUES (?, ?, ?, ?)', [
    product.id,
    product.seller,
    product.category,
    JSON.stringify(product),
  ])
}

/** Who is known already stays as known. */
export async function addNewSeller(sql: Transaction, seller: Seller): Promise<void> {
  await sql.run('INSERT INTO sellers (seller, body) VALUES (?, ?) ON CONFLICT (seller) DO NOTHING', [
    seller.slug,
    JSON.stringify(seller),
  ])
}

/** What is known already stays as known. */
export async function addNewProduct(sql: Transaction, product: Product): Promise<void> {
  await sql.run(
    `INSERT INTO products (product, seller, category, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (product) DO NOTHING`,
    [product.id, product.seller, product.category, JSON.stringify(product)],
  )
}

export async function allProducts(sql: Sql): Promise<Product[]> {
  const rows = await sql.all<{ body: string }>('SELECT body FROM products ORDER BY product')
  return rows.map(row => JSON.parse(row.body) as Product)
}

export async function allSellers(sql: Sql): Promise<Seller[]> {
  const rows = await sql.all<{ body: string }>('SELECT body FROM sellers ORDER BY seller')
  return rows.map(row => JSON.parse(row.body) as Seller)
}
