/** An outlet of which a backup was put back, as far as an order and its kwitansi that came back without it go. */
import { addRestoration } from '../../src/server/storage/statements/restored/restorations.ts'
import { HOTEL } from '../support/things.ts'
import type { Served } from './support.ts'

/** Stands open again, and was brought by that kwitansi. */
export async function anOrderBroughtBack(
  { city, hotel }: Served,
  stay: string,
): Promise<{ orderId: string; number: number }> {
  const { number, order } = await hotel.deliver(await hotel.place(stay, { amplang: 1 }, { payment: 'cash' }))
  const again = await hotel.place(stay, { amplang: 1 }, { payment: 'cash' })
  await city.storage.write(HOTEL, async sql => {
    await sql.run('UPDATE documents SET order_id = NULL, stay = NULL WHERE outlet = ? AND number = ?', [
      ...[HOTEL, number],
    ])
    for (const table of ['orders', 'verdicts'])
      await sql.run(`DELETE FROM ${table} WHERE outlet = ? AND order_id = ?`, [HOTEL, order.id])
    await addRestoration(sql, HOTEL, number - 1, city.clock.now() + 60_000)
  })
  return { orderId: again.id, number }
}
