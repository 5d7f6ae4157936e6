/** Drafts of the register that a sheet brought by mistake, gone with what was written of them: nobody but the agency saw any. */
import type { ProductId, SellerId } from '../../../../domain/ids.ts'
import type { Registered } from '../../../../domain/register.ts'
import type { Transaction } from '../../storage.ts'

export async function dropMaker(sql: Transaction, seller: SellerId): Promise<void> {
  await sql.run('DELETE FROM sellers WHERE seller = ?', [seller])
  await dropChanges(sql, 'maker', seller)
}

export async function dropProduct(sql: Transaction, product: ProductId): Promise<void> {
  await sql.run('DELETE FROM products WHERE product = ?', [product])
  await dropChanges(sql, 'product', product)
}

async function dropChanges(sql: Transaction, thing: Registered, subject: string): Promise<void> {
  await sql.run('DELETE FROM register_changes WHERE thing = ? AND subject = ?', [thing, subject])
}
