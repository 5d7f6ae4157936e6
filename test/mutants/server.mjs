/** Ways to break the server's half of the protocol. */
const GROUP_COMMIT = 'src/server/storage/group-commit.ts'
const SQLITE = 'src/server/storage/sqlite/open.ts'
const SQLITE_FAULTS = 'src/server/storage/sqlite/faults.ts'
const POSTGRES = 'src/server/storage/postgres/transaction.ts'
const PLACE = 'src/server/usecases/ordering/place-order.ts'
const ACT = 'src/server/usecases/ordering/act-on-order.ts'
const UNBROUGHT = 'src/domain/unbrought.ts'
const DELIVER = 'src/server/usecases/ordering/deliver-order.ts'
const COUNT = 'src/server/usecases/folds/count-documents.ts'
const EVENTS = 'src/server/routes/events.ts'
const ORDERS = 'src/server/routes/orders.ts'
const WHO_IS = 'src/server/usecases/who-is.ts'
const STORAGE_AWAY_TEST = 'test/server/storage-away.test.ts'
const SQLITE_TEST = 'test/storage/sqlite.test.ts'
const GROUP_COMMIT_TEST = 'test/storage/group-commit.test.ts'
const POSTGRES_TEST = 'test/storage/postgres-line.test.ts'
const TOGETHER_TEST = 'test/usecases/ordering/together.test.ts'
const MEMORIES_TEST = 'test/usecases/shelf/memories.test.ts'
const PLACE_TEST = 'test/usecases/ordering/place-order.test.ts'
const CHECK_OUT_TEST = 'test/server/check-out.test.ts'
const EVENT_ROW =
  "    await addEvent(sql, outlet.slug, { kind: 'order', stay: order.stay, subject: order.id }, nowMs)\n"

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const SERVER_MUTANTS = [
  {
    name: 'a client of contract 1 hears of a payment that it has no word for',
    file: 'src/server/http/app.ts',
    find: 'downwards(exchange.contract, route.answer',
    replace: 'downwards(2, route.answer',
    by: 'test/server/kwitansi.test.ts',
  },
  {
    name: 'a way to pay that a client does not know is offered to it as another',
    file: 'src/contract/downwards.ts',
    find: 'isOffer(def.element, contract)',
    replace: 'false',
    by: 'test/contract/downwards.test.ts',
  },
  {
    name: 'a word is told as it is to contracts before it',
    file: 'src/contract/downwards.ts',
    find: 'contract >= later.since',
    replace: 'contract >= later.since - 1',
    by: 'test/contract/downwards.test.ts',
  },
  {
    name: 'what is told downwards is another value where no word of it changes, and has no tag any more',
    file: 'src/contract/downwards.ts',
    find: '  if (heard.every(({ part, as }) => as === part)) return value\n',
    replace: '',
    by: 'test/contract/downwards.test.ts',
  },
  {
    name: 'a stream is served whatever contract its address names',
    file: 'src/server/http/contract-of.ts',
    find: '?? (query as Query | null)?.[CONTRACT_QUERY]',
    replace: '',
    by: 'test/server/problems.test.ts',
  },
  {
    name: 'who names no contract is heard as one of today',
    file: 'src/contract/version.ts',
    find: 'if (said === undefined) return 1',
    replace: 'if (said === undefined) return CONTRACT_VERSION',
    by: 'test/server/kwitansi.test.ts',
  },
  {
    name: 'what was not there goes back on sale',
    file: UNBROUGHT,
    find: "writeOff(applyMovements(level, broken), 'corrected', missing, today)",
    replace: "writeOff(applyMovements(level, broken), 'corrected', 0 * missing, today)",
  },
  {
    name: 'what is damaged goes back on sale',
    file: UNBROUGHT,
    find: "writeOff(level, 'damaged', damaged, today)",
    replace: "writeOff(level, 'damaged', 0 * damaged, today)",
  },
  {
    name: 'what is left of a delivery is forgotten',
    file: DELIVER,
    find: '[...taken, ...rest]',
    replace: '[...taken, ...rest.slice(0, 1)]',
  },
  {
    name: 'more may be lost than was left behind',
    file: UNBROUGHT,
    find: 'missing + damaged <= quantity',
    replace: 'true',
    by: 'test/domain/unbrought.test.ts',
  },
  {
    name: 'acknowledged before the commit',
    file: GROUP_COMMIT,
    find: '      const answers = await transact(sql => runAll(sql, batch))\n',
    replace: `      const answers = await transact(async sql => {
        const all = await runAll(sql, batch)
        for (const [asked, answer] of all) asked.resolve(answer)
        for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate)
        return all
      })
`,
  },
  {
    name: 'a commit that failed is answered as done',
    file: SQLITE,
    find: `    rollBack(connection)
    throw notCommitted(fault)
`,
    replace: `    rollBack(connection)
`,
  },
  {
    name: 'what failed within a shared commit is committed in part',
    file: SQLITE,
    find: '    rollBack(connection)\n    throw undone(fault)\n',
    replace: "    connection.exec('COMMIT')\n    throw undone(fault)\n",
    by: SQLITE_TEST,
  },
  {
    name: "another process's lock is a fault",
    file: SQLITE_FAULTS,
    find: "  5: 'another process holds the database',\n",
    replace: '',
  },
  {
    name: 'a full disk is a fault',
    file: SQLITE_FAULTS,
    find: "  13: 'the disk is full',\n",
    replace: '',
    by: STORAGE_AWAY_TEST,
  },
  {
    name: 'a program on a full disk is ready',
    file: 'src/server/usecases/city/takes-writes.ts',
    find: "world.storage.writeCity(sql => saveFact(sql, 'written', String(nowMs)))",
    replace: "world.storage.look.get('SELECT 1 AS one').then(() => undefined)",
    by: STORAGE_AWAY_TEST,
  },
  {
    name: 'a database that ends in the middle of a read is a fault',
    file: POSTGRES,
    find: '  } catch (fault) {\n    throw notRead(fault)\n  } finally {',
    replace: '  } finally {',
    by: STORAGE_AWAY_TEST,
  },
  {
    name: 'the fingerprint of a body is ignored',
    file: PLACE,
    find: "  if (known.fingerprint !== print) return refuse('order-mismatch')\n",
    replace: '',
    by: PLACE_TEST,
  },
  {
    name: 'a refusal is not remembered',
    file: PLACE,
    find: "  if (refusal?.code === 'too-many') return refuse('too-many', refusal.detail)\n",
    replace: '  if (refusal !== null) return { ok: false, refusal } as Answer\n',
  },
  {
    name: 'a refusal that may pass is remembered for ever',
    file: PLACE,
    find: "  if (refusal?.code === 'too-many') return refuse('too-many', refusal.detail)\n",
    replace: '',
    by: PLACE_TEST,
  },
  {
    name: 'a verdict is told once and then forgotten',
    file: PLACE,
    find: '  if (known !== undefined) return verdictAgain(',
    replace: '  if (known !== undefined && known.refusal !== null) return verdictAgain(',
  },
  {
    name: 'an order reserves nothing',
    file: PLACE,
    find: '    shelf.move(placementId, reserved.value, note)\n',
    replace: '    shelf.move(placementId, [], note)\n',
  },
  {
    name: 'an order is placed without an event',
    file: PLACE,
    find: '      newOrders.map(({ id, stay }) =>',
    replace: '      newOrders.slice(1).map(({ id, stay }) =>',
  },
  {
    name: 'what is promised to others is sold again',
    file: 'src/domain/stock.ts',
    find: 'return Math.max(0, sellable(level, today) - level.reserved)',
    replace: 'return Math.max(0, sellable(level, today))',
  },
  {
    name: 'a changed price is not asked about',
    file: 'src/domain/placing.ts',
    find: '    if (offer.price !== unitPrice) changed.push({ placementId, unitPrice, price: offer.price })\n',
    replace: '',
    by: 'test/domain/placing.test.ts',
  },
  {
    name: 'a step is taken without an event',
    file: ACT,
    find: "  await addEvent(sql, outlet.slug, { kind: 'order', stay: order.stay, subject: order.id }, nowMs)\n  return ok(next)",
    replace: '  return ok(next)',
  },
  {
    name: 'goods of a cancelled order stay promised',
    file: ACT,
    find: 'if (!isOpen(next)) await putBack',
    replace: "if (next.state === 'declined') await putBack",
  },
  {
    name: 'goods of a declined order stay promised',
    file: ACT,
    find: 'if (!isOpen(next)) await putBack',
    replace: "if (next.state === 'cancelled') await putBack",
  },
  {
    name: 'a cancelled id that nobody knew is not barred',
    file: ACT,
    find: `      await addVerdict(
        sql,
        outlet.slug,
        { orderId, stay, fingerprint: null, refusal: { code: 'cancelled' } },
        nowMs,
      )
      return ok(null)`,
    replace: '      return ok(null)',
  },
  {
    name: 'the verdict on an id is told to another stay',
    file: PLACE,
    find: "  if (known.stay !== request.stay) return refuse('order-mismatch')\n",
    replace: '',
    by: PLACE_TEST,
  },
  {
    name: "another stay's order can be cancelled",
    file: ACT,
    find: "    if (verdict.stay !== stay) return refuse('order-mismatch')\n",
    replace: '',
  },
  {
    name: 'a document twice for one delivery',
    file: 'src/domain/steps.ts',
    find: '  return STEPS[step].from.some(from => from === state)\n',
    replace:
      "  return STEPS[step].from.some(from => from === state) || (step === 'deliver' && state === 'delivered')\n",
  },
  {
    name: 'a cancelled order can be delivered',
    file: 'src/domain/steps.ts',
    find: '  return STEPS[step].from.some(from => from === state)\n',
    replace:
      "  return STEPS[step].from.some(from => from === state) || (step === 'deliver' && state === 'cancelled')\n",
  },
  {
    name: 'a gap in the numbers',
    file: 'src/server/storage/statements/counters.ts',
    find: 'DO UPDATE SET value = counters.value + excluded.value RETURNING',
    replace:
      'DO UPDATE SET value = counters.value + excluded.value + (CASE WHEN counters.value = 3 THEN 1 ELSE 0 END) RETURNING',
  },
  {
    name: 'a delivery without its kwitansi',
    file: DELIVER,
    find: '    await issueKwitansi(sql, world, outlet, delivered, shelf, nowMs, staff)\n',
    replace: '',
  },
  {
    name: "a kwitansi of today's price",
    file: DELIVER,
    find: '        unitPrice: prices.get(placementId) ?? 0,',
    replace: '        unitPrice: prices.has(placementId) ? placement.price : 0,',
  },
  {
    name: 'what was left out stays promised',
    file: DELIVER,
    find: '[...taken, ...rest]',
    replace: '[...taken, ...rest.slice(1)]',
  },
  {
    name: 'a delivery is not told',
    file: DELIVER,
    find: EVENT_ROW,
    replace: '',
  },
  {
    name: 'a void that its order does not know of',
    file: 'src/server/usecases/documents/void-document.ts',
    find: '  if (order !== null) await tellOrder(sql, outlet, order, number, nowMs)\n',
    replace: '',
  },
  {
    name: 'a moved guest whose orders say nothing of it',
    file: 'src/server/usecases/stays/move-room.ts',
    find: "    await saveOrder(sql, slug, apply(order, { type: 'moved', room: to }))\n",
    replace: '',
  },
  {
    name: 'the cursor stays behind the data',
    file: COUNT,
    find: 'await moveCursor(sql, step.outlet, step.after + step.entries.length)\n',
    replace: 'await moveCursor(sql, step.outlet, step.after + step.entries.length - 1)\n',
  },
  {
    name: 'a void is not counted',
    file: 'src/server/storage/statements/evaluation/counted.ts',
    find: "'UPDATE counted_lines SET voided = 1 WHERE outlet = ? AND number = ?'",
    replace: "'UPDATE counted_lines SET voided = 1 WHERE outlet = ? AND number = -?'",
  },
  {
    name: 'events of other processes are never looked for',
    file: 'src/server/live/feed.ts',
    find: 'if (moved === null || moved.get(outlet) !== seen) wake(outlet)',
    replace: 'if (moved === null) wake(outlet)',
  },
  {
    name: 'a reader without a cursor is asked for rows after infinity',
    file: 'src/server/live/feed.ts',
    find: 'entry.seq === null || isBehind(entry, last) ? last :',
    replace: 'entry.seq === null ? Number.POSITIVE_INFINITY : isBehind(entry, last) ? last :',
    by: 'test/live/past.test.ts',
  },
  {
    name: 'a cursor of long ago reads all there ever was',
    file: 'src/server/live/feed.ts',
    find: 'return !isPlaced && seq !== null && seq < last - PAST_ROWS_MAX',
    replace: 'return isPlaced && seq === -1 && last < 0',
    by: 'test/live/past.test.ts',
  },
  {
    name: 'a stream goes on when its session has ended',
    file: 'src/server/live/feed.ts',
    find: '      for (const entry of present) tellAccess(entry, access)\n',
    replace: '',
    by: 'test/server/stream-ends.test.ts',
  },
  {
    name: 'what may still be told is forgotten',
    file: 'src/server/usecases/erasing/forget-past.ts',
    find: ' || seq > last - PAST_ROWS_MAX',
    replace: '',
    by: 'test/usecases/erasing/forget-past.test.ts',
  },
  {
    name: 'the public menu tells how many pieces there are',
    file: 'src/server/usecases/shelf/read-menu.ts',
    find: 'available: toldOf(placement.available)',
    replace: 'available: placement.available',
    by: 'test/usecases/shelf/shelf.test.ts',
  },
  {
    name: "the public menu's version tells that something was sold",
    file: 'src/server/usecases/shelf/read-menu.ts',
    find: 'JSON.stringify([outlet, told])',
    replace: 'JSON.stringify([outlet, placements])',
    by: 'test/usecases/shelf/shelf.test.ts',
  },
  {
    name: 'a refusal tells how many pieces there are',
    file: 'src/domain/placing.ts',
    find: 'context.takenBy === undefined ? toldOf(left) : left',
    replace: 'left',
    by: 'test/usecases/ordering/place-order.test.ts',
  },
  {
    name: 'a hub unpacks an upload before it knows the log',
    file: 'src/server/usecases/hub/mirror.ts',
    find: 'decodeEntriesHead((await upload.take(entriesHeadSize)) ?? new Uint8Array())',
    replace:
      'decodeEntriesHead((await upload.take(held => (entriesHeadSize(held) === null ? null : 2 ** 40))) ?? new Uint8Array())',
    by: 'test/server/hub.test.ts',
  },
  {
    name: 'a stream tells of other stays',
    file: EVENTS,
    find: '      if (row.stay !== own.id) return null\n',
    replace: '',
  },
  {
    name: 'a stream ends without its last word',
    file: 'src/server/http/event-stream.ts',
    find: 'if (last !== null) finish(last)',
    replace: 'if (last !== null) finish()',
    by: 'test/server/stream-ends.test.ts',
  },
  {
    name: 'a desk hears of its shelf no more than the public',
    file: EVENTS,
    find: 'readExactMenu(site.world, staff.outlet)',
    replace: 'readMenu(site.world, staff.outlet)',
    by: 'test/server/events.test.ts',
  },
  {
    name: 'a stay that is over may open a stream',
    file: EVENTS,
    find: '  if (guest === null || guest.ended) return null\n',
    replace: '  if (guest === null) return null\n',
  },
  {
    name: 'a stay that is over may read its orders',
    file: ORDERS,
    find: "      if (guest.ended) return refuse('stay-ended')\n      return ok(await readOrders",
    replace: '      return ok(await readOrders',
  },
  {
    name: "an ended stay's verdict tells of more",
    file: ORDERS,
    find: '      if (!guest.ended) return read\n',
    replace: '      if (!guest.ended || read.ok) return read\n',
    by: CHECK_OUT_TEST,
  },
  {
    name: 'a clerk who wrote an order down is not named',
    file: 'src/domain/placing.ts',
    find: '{ ...request, room, receivedAt, takenBy }',
    replace: '{ ...request, room, receivedAt }',
  },
  {
    name: 'a fault of one is the fault of all in its commit',
    file: GROUP_COMMIT,
    find: 'if (batch.length > 1 && !isOfAll(fault)) await oneByOne(batch)\n      else for',
    replace: 'for',
    by: TOGETHER_TEST,
  },
  {
    name: 'answers of one commit are mixed up',
    file: GROUP_COMMIT,
    find: 'answers.set(asked, values[index])',
    replace: 'answers.set(asked, values[run.length - 1 - index])',
    by: TOGETHER_TEST,
  },
  {
    name: 'asks of one commit overtake each other',
    file: GROUP_COMMIT,
    find: 'if (last?.[0]?.work === asked.work) last.push(asked)',
    replace:
      'const same = runs.find(run => run[0]?.work === asked.work)\n    if (same !== undefined && last !== undefined) same.push(asked)',
    by: TOGETHER_TEST,
  },
  {
    name: 'a commit of which nobody knows is made again',
    file: GROUP_COMMIT,
    find: 'return fault instanceof StorageBusy || fault instanceof CommitUnknown',
    replace: 'return fault instanceof StorageBusy',
    by: GROUP_COMMIT_TEST,
  },
  {
    name: 'a commit is told before it is one',
    file: GROUP_COMMIT,
    find: `      const answers = await transact(sql => runAll(sql, batch))
      for (const outlet of new Set(batch.map(asked => asked.outlet))) committed(outlet)
`,
    replace: `      for (const outlet of new Set(batch.map(asked => asked.outlet))) committed(outlet)
      const answers = await transact(sql => runAll(sql, batch))
`,
    by: SQLITE_TEST,
  },
  {
    name: 'a commit may be forgotten by a power cut',
    file: SQLITE,
    find: "durable ? 'FULL' : 'OFF'",
    replace: "durable ? 'NORMAL' : 'OFF'",
    by: SQLITE_TEST,
  },
  {
    name: 'what a failed rollback left open is never ended',
    file: SQLITE,
    find: '    endLeftOpen(connection)\n    connection.exec(begin)\n',
    replace: '    connection.exec(begin)\n',
    by: 'test/storage/rollback.test.ts',
  },
  {
    name: 'a statement after the end reaches the next transaction',
    file: 'src/server/storage/transaction.ts',
    find: '    isOpen = false\n',
    replace: '    isOpen = isOpen && true\n',
    by: 'test/storage/transaction.test.ts',
  },
  {
    name: 'writers read before they hold the lock',
    file: SQLITE,
    find: "'BEGIN IMMEDIATE', writing",
    replace: "'BEGIN', writing",
    by: SQLITE_TEST,
  },
  {
    name: 'processes on one database do not wait for each other',
    file: POSTGRES,
    find: "client.query({ name: 'lock', text: LOCK, values: [lock] })",
    replace: "client.query({ name: 'lock', text: LOCK, values: [lock + Math.random()] })",
    by: POSTGRES_TEST,
  },
  {
    name: 'a commit of which nobody knows is answered as done',
    file: POSTGRES,
    find: "    throw new CommitUnknown('the answer to a commit was lost', { cause: fault })\n",
    replace: '    return\n',
    by: POSTGRES_TEST,
  },
  {
    name: 'a transaction that broke inside is answered as done',
    file: POSTGRES,
    find: "throw new Error('the transaction was rolled back: a statement of it had failed')",
    replace: 'void 0',
    by: POSTGRES_TEST,
  },
  {
    name: 'what waited for the beginning is asked after the end',
    file: POSTGRES,
    find: '    statements.giveUp()\n',
    replace: '',
    by: 'test/storage/postgres.test.ts',
  },
  {
    name: 'writes do not wait to hear that their transaction has begun',
    file: 'src/server/storage/postgres/after-begin.ts',
    find: 'if (hasBegun || (!waits && isRead(text))) return ask()',
    replace: 'if (hasBegun || !waits) return ask()',
    by: 'test/storage/after-begin.test.ts',
  },
  {
    name: 'a reader far behind is read for whether it reads or not',
    file: 'src/server/live/feed.ts',
    find: '    entry.isFull = true\n',
    replace: '',
    by: 'test/live/feed.test.ts',
  },
  {
    name: 'orders of one commit do not see what the others hold back',
    file: 'src/server/usecases/shelf/shelf.ts',
    find: '      placements.set(placementId, { ...stocked, stock })\n',
    replace: '      void stock\n',
    by: TOGETHER_TEST,
  },
  {
    name: 'orders of one commit do not count against each other',
    file: PLACE,
    find: '  held.set(order.stay, alsoHolding(held.get(order.stay) ?? HOLDS_NOTHING, order))\n',
    replace: '',
    by: TOGETHER_TEST,
  },
  {
    name: 'a stay that is over may order',
    file: PLACE,
    find: 'if (stay === undefined || isOver(stay))',
    replace: 'if (stay === undefined)',
  },
  {
    name: "the day is the device's",
    file: PLACE,
    find: '    day: today(outlet, nowMs),\n',
    replace: "    day: today(outlet, Date.parse(asks[0]?.request.placedAt ?? '')),\n",
    by: PLACE_TEST,
  },
  {
    name: "an order goes out under another stay's session",
    file: ORDERS,
    find: "      if (body.stay !== guest.stay.id) return refuse('session-required')\n",
    replace: '',
    by: 'test/server/wire.test.ts',
  },
  {
    name: 'a stay that is over may cancel',
    file: ORDERS,
    find: "    cancelOrder: async ({ params }, guest) => {\n      if (guest.ended) return refuse('stay-ended')\n",
    replace: '    cancelOrder: async ({ params }, guest) => {\n',
    by: CHECK_OUT_TEST,
  },
  {
    name: 'a look-up tells of the order of another stay',
    file: 'src/server/usecases/ordering/read-orders.ts',
    find: "    if (verdict === null || verdict.stay !== stay) return refuse('unknown-order')\n",
    replace: "    if (verdict === null) return refuse('unknown-order')\n",
    by: PLACE_TEST,
  },
  {
    name: 'verdicts are told to a stay that is over for ever',
    file: WHO_IS,
    find: '  if (stay.checkedOutAt !== null && toMilliseconds(stay.checkedOutAt) + VERDICT_GRACE_MS <= nowMs) return null\n',
    replace: '',
    by: CHECK_OUT_TEST,
  },
  {
    name: 'goods are sold that nobody takes from the shelf',
    file: DELIVER,
    find: '    handOver(outlet, delivered, left.value, shelf, nowMs, staff, gone)\n',
    replace: '',
  },
  {
    name: 'what is short is brought all the same',
    file: DELIVER,
    find: "    if (short.length > 0) return refuse('stock-short', { lines: short })\n",
    replace: '',
    by: 'test/usecases/ordering/deliver-order.test.ts',
  },
  {
    name: 'a gap in the log is skipped',
    file: 'src/server/usecases/folds/fold.ts',
    find: 'if (entry.number !== after + 1 + index)',
    replace: 'if (index < 0)',
    by: 'test/usecases/folds/count-documents.test.ts',
  },
  {
    name: 'a kwitansi is voided twice',
    file: 'src/server/usecases/documents/void-document.ts',
    find: "  if (document.voidedBy !== null) return refuse('already-voided', { number: document.voidedBy })\n",
    replace: '',
    by: 'test/usecases/documents/void-document.test.ts',
  },
  {
    name: 'an event is told twice',
    file: 'src/server/live/feed.ts',
    find: '      if (entry.seq === null || row.seq !== entry.seq + 1) continue\n',
    replace: '',
    by: 'test/live/feed.test.ts',
  },
  {
    name: 'what is committed during a reading is not looked for',
    file: 'src/server/live/feed.ts',
    find: 'if (tail.reading) tail.again = true',
    replace: 'if (tail.reading) return',
    by: 'test/live/feed.test.ts',
  },
  {
    name: 'a fault is told as a verdict',
    file: 'src/server/http/app.ts',
    find: "  if (statusCode === 503) return 'busy'\n  return 'fault'\n",
    replace: "  if (statusCode === 503) return 'busy'\n  return 'invalid'\n",
  },
  {
    name: "an entry's bytes depend on who wrote it",
    file: 'src/log/canonical.ts',
    find: 'Object.keys(value).sort()',
    replace: 'Object.keys(value)',
    by: 'test/log/entry.test.ts',
  },
  {
    name: "a guest's session never ends by itself",
    file: 'src/server/usecases/who-is.ts',
    find: 'if (session === undefined || session.expiresAt <= nowMs) return null',
    replace: 'if (session === undefined) return null',
    by: 'test/usecases/stays/open-door.test.ts',
  },
  {
    name: 'a stream outlives the session it was opened with',
    file: EVENTS,
    find: 'if (now === null || now.stay.id !== own.id) return []',
    replace: 'if (now === null || now.stay.id !== own.id) return null',
    by: 'test/server/stream-ends.test.ts',
  },
  {
    name: 'open orders are limited where they are not to be, and elsewhere not',
    file: PLACE,
    find: 'const surplus = options.limited === false ?',
    replace: 'const surplus = options.limited === true ?',
    by: 'test/server/problems.test.ts',
  },
  {
    name: 'a shelf is remembered whatever has moved since',
    file: 'src/server/usecases/shelf/remembered-shelf.ts',
    find: "shelf !== null && shelf.menu === numbers.last('menu') && shelf.stock === numbers.last('stock')",
    replace: 'shelf !== null',
    by: MEMORIES_TEST,
  },
  {
    name: 'a shelf is remembered before it is committed',
    file: PLACE,
    find: '  return answers.map(answer => ({ answer, shelf }))',
    replace:
      '  remember(world.storage, outlet.slug, shelf)\n  return answers.map(answer => ({ answer, shelf }))',
    by: MEMORIES_TEST,
  },
  {
    name: 'a guest is known whatever has moved since',
    file: 'src/server/usecases/stays/known-guests.ts',
    find: 'known?.access === access &&',
    replace: 'known !== undefined &&',
    by: MEMORIES_TEST,
  },
  {
    name: 'a stay is known whatever has moved since',
    file: 'src/server/usecases/stays/known-guests.ts',
    find: "(await asked).last('access') === known.access ? known.stays : findStays(sql, outlet, ids)",
    replace: '(await asked, known.stays)',
    by: MEMORIES_TEST,
  },
  {
    name: 'a stay ends and no number moves',
    file: 'src/server/storage/statements/stays/stays.ts',
    find: '[atMs, outlet, id])\n  moveAccess(sql, outlet)',
    replace: '[atMs, outlet, id])',
    by: MEMORIES_TEST,
  },
  {
    name: 'a ledger row names no row before it',
    file: 'src/server/storage/statements/shelf/stock-ledger.ts',
    find: '      previous,\n    ]',
    replace: '      0,\n    ]',
    by: MEMORIES_TEST,
  },
]
