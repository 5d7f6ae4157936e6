/** Ways in which a stay that is over goes on telling. The simulation must find each. */
const EVENTS = 'src/server/routes/events.ts'
const ORDERS = 'src/server/routes/orders.ts'
const WHO_IS = 'src/server/usecases/who-is.ts'
const ERASED = 'test/server/erased.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const STAYS_MUTANTS = [
  {
    name: 'an order is told behind the end of its stay',
    file: EVENTS,
    find: '    if (stay !== null && isOver(stay)) return null\n',
    replace: '',
  },
  {
    name: 'the end of a stay is told as if it went on',
    file: EVENTS,
    find: 'ended: true } }]',
    replace: 'ended: false } }]',
  },
  {
    name: 'nothing ends a stream whose stay has ended',
    file: EVENTS,
    find: 'return now.ended ? [',
    replace: 'return now.ended && isOver(own) ? [',
  },
  {
    name: 'whoever had a stay may ask about it for ever',
    file: WHO_IS,
    find: 'stay.checkedOutAt !== null && toMilliseconds(stay.checkedOutAt) + VERDICT_GRACE_MS <= nowMs',
    replace: 'stay.checkedOutAt !== null && nowMs < 0',
  },
  {
    name: 'an order that is sent again after the end of its stay shows its papers',
    file: ORDERS,
    find: 'guest.ended ? { ...shown, kwitansi: [] } : shown',
    replace: 'guest.ended ? shown : shown',
  },
  {
    name: 'a stay that is over reads an order of its own',
    file: ORDERS,
    find: '      if (!guest.ended) return read\n',
    replace: '      if (!guest.ended || read.ok) return read\n',
  },
  {
    name: 'what a clerk wrote outlives its thirty days',
    file: 'src/domain/order.ts',
    find: 'note: undefined, comment: undefined }',
    replace: 'note: undefined }',
    by: ERASED,
  },
  {
    name: 'erased rows stay in free pages',
    file: 'src/server/storage/sqlite/open.ts',
    find: '       PRAGMA secure_delete = ON;\n',
    replace: '',
    by: ERASED,
  },
  {
    name: 'erased rows stay in the journal',
    file: 'src/server/usecases/erasing/forget-guests.ts',
    find: '  if (forgotten > 0) await world.storage.scrub()\n',
    replace: '',
    by: ERASED,
  },
  {
    name: 'an upgrade leaves what earlier releases had erased',
    file: 'src/server/storage/sqlite/migrate.ts',
    find: '    if (scrubs === true && last > 0) scrub(database)\n',
    replace: '',
    by: ERASED,
  },
]
