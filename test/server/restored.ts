/** What has gone wrong at an outlet: a backup was put back, and a program has not taken what it was told. */
import { addRestoration } from '../../src/server/storage/statements/restored/restorations.ts'
import { addRecipient } from '../../src/server/storage/statements/tellers/recipients.ts'
import { WEBHOOK } from '../../src/server/usecases/webhooks/hooks.ts'
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

/** That wanted to hear no more. */
export async function aToldProgram({ city }: Served): Promise<string> {
  const recipient = Buffer.from(city.random.bytes(5)).toString('hex')
  const address = 'https://books.example/hook'
  await city.storage.write(HOTEL, async sql => {
    await addRecipient(sql, WEBHOOK, {
      outlet: HOTEL,
      recipient,
      address,
      number: 0,
      madeAt: city.clock.now(),
    })
    await sql.run('UPDATE webhooks SET ended_at = ? WHERE outlet = ? AND hook = ?', [
      ...[city.clock.now(), HOTEL, recipient],
    ])
  })
  return recipient
}
