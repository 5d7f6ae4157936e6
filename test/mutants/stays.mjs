/** Ways in which a stay that is over goes on telling, which the simulation must find, and in which one is corrected by halves. */
const EVENTS = 'src/server/routes/events.ts'
const ORDERS = 'src/server/routes/orders.ts'
const WHO_IS = 'src/server/usecases/who-is.ts'
const UNDO = 'src/server/usecases/stays/undo-check-in.ts'
const MOVE = 'src/server/usecases/stays/move-room.ts'
const OUT = 'src/server/usecases/stays/check-out.ts'
const CORRECTED = 'test/usecases/stays/corrected.test.ts'
const GROUPS = 'test/usecases/stays/groups.test.ts'
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
  {
    name: 'a stay in which something was ordered is undone',
    file: UNDO,
    find: "if (read.length + unreadable.length > 0) return refuse('stay-used', { why: 'ordered' })",
    replace: '',
    by: CORRECTED,
  },
  {
    name: 'a stay is undone whose night a statement has counted',
    file: UNDO,
    find: "if (day <= ((await lastStatedDay(sql, outlet.slug)) ?? ''))",
    replace: "if (day < '')",
    by: CORRECTED,
  },
  {
    name: 'a check-in that was undone is a night all the same',
    file: 'src/server/storage/statements/stays/stays.ts',
    find: '(checked_out_at IS NULL OR checked_out_at >= checked_in_at)',
    replace: '(1 = 1)',
    by: CORRECTED,
  },
  {
    name: 'two rooms swap back when it is asked again',
    file: MOVE,
    find: 'if (here?.id === other.stay && there?.id === one.stay) return ok({ rooms: swapped })',
    replace: '',
    by: CORRECTED,
  },
  {
    name: 'whoever has left meanwhile is swapped',
    file: MOVE,
    find: "if (here?.id !== one.stay || there?.id !== other.stay) return refuse('changed-meanwhile')",
    replace: "if (here === null || there === null) return refuse('changed-meanwhile')",
    by: CORRECTED,
  },
  {
    name: 'the tablet of a room shows on what was of the one who left it',
    file: MOVE,
    find: '  await endTabletSessions(sql, slug, from)\n',
    replace: '',
    by: CORRECTED,
  },
  {
    name: 'a departure of another stay is changed',
    file: 'src/server/usecases/stays/change-departure.ts',
    find: "if (stay.id !== id) return refuse('changed-meanwhile')",
    replace: '',
    by: CORRECTED,
  },
  {
    name: 'of a group those come whose rooms are free',
    file: 'src/server/usecases/stays/check-in.ts',
    find: '      if (!decided.ok) return decided\n      stays.push(decided.value)',
    replace: '      if (decided.ok) stays.push(decided.value)',
    by: GROUPS,
  },
  {
    name: 'of a group those leave whose bills are answered',
    file: OUT,
    find: '      if (!decided.ok) return refuse(decided.refusal.code, { ...Object(decided.refusal.detail), room })\n      all.push(decided.value)',
    replace: '      if (decided.ok) all.push(decided.value)',
    by: GROUPS,
  },
  {
    name: 'a group that leaves says one id of two kwitansi',
    file: OUT,
    find: ' || new Set(said).size < said.length',
    replace: ' || said.length < 0',
    by: GROUPS,
  },
  {
    name: 'a guest of the demo whose stay holds its share ends the making of its city',
    file: 'src/server/demo/play/orders.ts',
    find: "  if (!placed.ok && placed.refusal.code === 'too-many') return\n",
    replace: '',
    by: 'test/server/demo/orders.test.ts',
  },
  {
    name: 'the sheet of the night has nobody who has gone',
    file: 'src/server/usecases/payments/night-audit.ts',
    find: '({ isPresent }) => !isPresent,',
    replace: '({ isPresent }) => isPresent,',
    by: GROUPS,
  },
]
