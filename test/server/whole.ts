/** Is what is stored still whole? Asked of the rows themselves, after whatever was done to the wire. */
import { expect } from 'vitest'
import { isOpen, type Order } from '../../src/domain/order.ts'
import type { Storage } from '../../src/server/storage/storage.ts'
import { believed } from '../support/believed.ts'

/** Fails when a promise of the house is broken in an outlet's rows. */
export async function holdsTogether(storage: Storage, outlet: string): Promise<void> {
  const rows = <Row extends object>(text: string) =>
    storage.read(sql => believed(sql).all<Row>(text, [outlet]))

  for (const table of ['events', 'stock_entries']) {
    const numbers = await rows<{ seq: number }>(`SELECT seq FROM ${table} WHERE outlet = ? ORDER BY seq`)
    expect(numbers.map(row => row.seq)).toEqual(numbers.map((_, i) => i + 1))
  }

  const orders = (await rows<{ body: string }>('SELECT body FROM orders WHERE outlet = ?')).map(
    row => JSON.parse(row.body) as Order,
  )
  const taken = await rows<{ id: string }>(
    'SELECT order_id AS id FROM verdicts WHERE outlet = ? AND refusal IS NULL',
  )
  expect(taken.map(row => row.id).sort()).toEqual(orders.map(order => order.id).sort())

  const promised = new Map<string, number>()
  for (const { placementId, quantity } of orders.filter(isOpen).flatMap(order => order.lines)) {
    promised.set(placementId, (promised.get(placementId) ?? 0) + quantity)
  }
  const placements = await rows<{ placement: string; reserved: number }>(
    'SELECT placement, reserved FROM placements WHERE outlet = ?',
  )
  for (const { placement, reserved } of placements) expect(reserved).toBe(promised.get(placement) ?? 0)
  expect(await rows('SELECT * FROM batches WHERE outlet = ? AND on_hand < 0')).toEqual([])

  await holdsDocuments(storage, outlet, orders)
}

async function holdsDocuments(storage: Storage, outlet: string, orders: readonly Order[]): Promise<void> {
  const documents = await storage.read(sql =>
    believed(sql).all<{
      number: number
      kind: string
      orderId: string | null
      entry: string
      voidedBy: number | null
    }>(
      `SELECT number, kind, order_id AS "orderId", entry, voided_by AS "voidedBy" FROM documents
       WHERE outlet = ? ORDER BY number`,
      [outlet],
    ),
  )
  expect(documents.map(document => document.number)).toEqual(documents.map((_, i) => i + 1))
  for (const { number, entry } of documents) expect(JSON.parse(entry)).toMatchObject({ number, outlet })

  const restored = await storage.read(sql =>
    believed(sql).all<{ documents: number }>('SELECT documents FROM restorations WHERE outlet = ?', [outlet]),
  )
  // What a backup lacked comes back without its order, until somebody has said whose it is.
  const isBack = (number: number) => restored.some(({ documents }) => number > documents)
  const receipted = documents.filter(document => document.kind === 'kwitansi')
  const owned = receipted.filter(({ orderId, number }) => orderId !== null || !isBack(number))
  const first = owned.filter(({ entry }) => !('replaces' in JSON.parse(entry)))
  const delivered = orders.filter(order => order.state === 'delivered')
  expect(first.map(document => document.orderId).sort()).toEqual(delivered.map(order => order.id).sort())
  const standing = owned.filter(document => document.voidedBy === null)
  expect(new Set(standing.map(document => document.orderId)).size).toBe(standing.length)
  const voided = receipted.filter(document => document.voidedBy !== null)
  expect(voided).toHaveLength(documents.filter(document => document.kind === 'void').length)
}
