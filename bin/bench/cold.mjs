/**
 * A start over the history of a big city: a million orders of one hotel, each with its verdict, events, kwitansi and
 * counted lines, multiplied from one that the program itself delivered. Time until it is ready, until the first menu
 * and the desk's board are answered, and until a first order is durable.
 */
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { rounded } from './figures.mjs'
import { enterHotel, orderBody, send, startProgram } from './program.mjs'
import { uuidV7 } from './uuid.mjs'

const ORDERS = 1_000_000

export async function benchCold({ folder }) {
  const dataDir = join(folder, 'cold')
  const first = await startProgram(dataDir)
  const hotel = await enterHotel(first.url)
  await first.stop()
  const rows = [await began(dataDir, 0, hotel)]
  multiply(join(dataDir, 'etalase.db'), hotel.slug)
  for (let i = 0; i < 2; i++) rows.push(await began(dataDir, ORDERS, hotel))
  return rows
}

async function began(dataDir, addedOrders, { slug, desk, guests, shelf }) {
  const program = await startProgram(dataDir)
  const { port } = new URL(program.url)
  // On plain http a cookie's name bears the port.
  const here = cookie => cookie.replace(/\.\d+=/g, `.${port}=`)
  const timed = async ask => {
    const began = performance.now()
    const answer = await ask()
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`)
    return rounded(performance.now() - began)
  }
  const body = orderBody(guests[0].stay, shelf.slice(0, 2))
  const row = {
    addedOrders,
    readyMs: program.ms,
    menuMs: await timed(() => fetch(`${program.url}/api/outlets/${slug}/menu`)),
    boardMs: await timed(() => send(program.url, 'GET', '/api/desk/board', undefined, here(desk))),
    orderMs: await timed(() =>
      send(program.url, 'PUT', `/api/orders/${uuidV7()}`, body, here(guests[0].cookie)),
    ),
  }
  await program.stop()
  return row
}

/** In the tables' own words: numbers go on from the last, and their counters with them. */
function multiply(file, outlet) {
  const database = new DatabaseSync(file)
  const one = (sql, ...values) => database.prepare(sql).get(...values)
  const last = name => one('SELECT value FROM counters WHERE outlet = ? AND name = ?', outlet, name).value
  const [events, documents] = [last('event'), last('document')]
  const template = one(
    "SELECT number, order_id FROM documents WHERE outlet = ? AND kind = 'kwitansi' AND order_id IS NOT NULL ORDER BY number DESC LIMIT 1",
    outlet,
  )
  const counted = one('SELECT number FROM counted_cursors WHERE outlet = ?', outlet).number
  if (counted !== documents) throw new Error(`counted to ${counted} of ${documents}`)
  // A UUIDv7 of its own for each: the last twelve digits are the number.
  const id = "substr(o.order_id, 1, 24) || printf('%012x', 281474976710655 - n.n)"
  const json = (body, was, is) => `replace(${body}, ${was}, ${is})`
  database.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN')
  const numbers = `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${ORDERS})`
  const insert = (into, select, from) =>
    database
      .prepare(`INSERT INTO ${into} ${numbers} SELECT ${select} FROM n CROSS JOIN ${from}`)
      .run(...(from.includes('?2') ? [outlet, template.order_id] : [outlet]))
  const order = 'orders o WHERE o.outlet = ?1 AND o.order_id = ?2'
  insert(
    'orders (outlet, order_id, stay, state, is_open, received_at, total, body)',
    `o.outlet, ${id}, o.stay, o.state, o.is_open, o.received_at - n.n, o.total, ${json('o.body', 'o.order_id', id)}`,
    order,
  )
  insert(
    'verdicts (outlet, order_id, stay, fingerprint, refusal, at)',
    `o.outlet, ${id}, o.stay, o.fingerprint, o.refusal, o.at - n.n`,
    'verdicts o WHERE o.outlet = ?1 AND o.order_id = ?2',
  )
  insert(
    'events (outlet, seq, kind, stay, subject, at)',
    `o.outlet, ${events} + n.n, 'order', o.stay, ${id}, o.received_at`,
    order,
  )
  insert(
    'documents (outlet, number, kind, entry, issued_at, day, order_id, stay, detail, detail_salt, voided_by)',
    `o.outlet, ${documents} + n.n, o.kind,
     ${json('o.entry', `'"number":' || o.number`, `'"number":' || (${documents} + n.n)`)},
     o.issued_at, o.day, ${id}, o.stay, o.detail, o.detail_salt, NULL`,
    'documents o WHERE o.outlet = ?1 AND o.order_id = ?2',
  )
  insert(
    'counted_lines (outlet, number, line, day, product, seller, terms, quantity, amount, occasion, voided)',
    `o.outlet, ${documents} + n.n, o.line, o.day, o.product, o.seller, o.terms, o.quantity, o.amount, o.occasion, 0`,
    `counted_lines o WHERE o.outlet = ?1 AND o.number = ${template.number}`,
  )
  const count = database.prepare('UPDATE counters SET value = value + ? WHERE outlet = ? AND name = ?')
  for (const name of ['event', 'document']) count.run(ORDERS, outlet, name)
  // Of tallies as well, though none is made: else a start would count all from nothing.
  for (const cursors of ['counted_cursors', 'tallied_cursors'])
    database.prepare(`UPDATE ${cursors} SET number = ? WHERE outlet = ?`).run(documents + ORDERS, outlet)
  database.exec('COMMIT')
  database.close()
}
