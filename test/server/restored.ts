/** What has gone wrong at an outlet: a backup was put back, and a program has not taken what it was told. */
import { toTimestamp } from '../../src/domain/time.ts'
import { addRestoration } from '../../src/server/storage/statements/restored/restorations.ts'
import { addRecipient } from '../../src/server/storage/statements/tellers/recipients.ts'
import { loadShelf } from '../../src/server/usecases/shelf/shelf.ts'
import { WEBHOOK } from '../../src/server/usecases/webhooks/hooks.ts'
import { HOTEL } from '../support/things.ts'
import { placeAsGuest, SHELF } from '../support/world.ts'
import type { Served } from './support.ts'

interface Priced {
  readonly placement: string
  readonly price: number
}

/** Stands open again, and was brought by that kwitansi; `null` where its stay may order no such thing just now. */
export async function anOrderBroughtBack(
  { city, hotel }: Served,
  stay: string,
  { placement, price }: Priced = { placement: 'amplang', price: SHELF.amplang.price },
): Promise<{ orderId: string; number: number } | null> {
  await bringGoods({ city, hotel }, placement)
  const lines = [{ placementId: placement, quantity: 1, unitPrice: price }]
  const place = () =>
    placeAsGuest(city, hotel.outlet, hotel.request(stay, {}, { lines, total: price, payment: 'room' }), {
      limited: false,
    })
  const [first, again] = [await place(), await place()]
  if (!first.ok || !again.ok) return null
  const { number, order } = await hotel.deliver(first.value.order)
  await city.storage.write(HOTEL, async sql => {
    await sql.run('UPDATE documents SET order_id = NULL, stay = NULL WHERE outlet = ? AND number = ?', [
      ...[HOTEL, number],
    ])
    for (const table of ['orders', 'verdicts'])
      await sql.run(`DELETE FROM ${table} WHERE outlet = ? AND order_id = ?`, [HOTEL, order.id])
    await addRestoration(sql, HOTEL, number - 1, city.clock.now() + 60_000)
  })
  return { orderId: again.value.order.id, number }
}

/** Enough for both of its orders, whatever was sold before. */
function bringGoods(
  { city, hotel: { outlet } }: Pick<Served, 'city' | 'hotel'>,
  placement: string,
): Promise<void> {
  const nowMs = city.clock.now()
  const note = { at: toTimestamp(nowMs), order: null, by: null, note: null }
  return city.storage.write(outlet.slug, async sql => {
    const shelf = await loadShelf(sql, outlet, [placement])
    shelf.move(placement, [{ kind: 'in', batch: 'back', quantity: 2 }], note)
    await shelf.save(sql, nowMs)
  })
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
