/** Ways to break what is promised of times: by whose clock, in which hours, and that what is shown is what is sent. */
const HOURS = 'src/domain/hours.ts'
const PLACING = 'src/domain/placing.ts'
const CHOOSING = 'src/domain/choosing.ts'
const PLACE = 'src/server/usecases/ordering/place-order.ts'
const BOARD = 'src/server/usecases/staff/read-board.ts'
const CALLING = 'src/client/desk/sound/calling.ts'
const LATENESS = 'src/client/desk/board/lateness.ts'
const ORDERING = 'src/client/guest/ordering.ts'
const CLOCK = 'src/client/platform/clock.ts'
const LEASE = 'src/client/tablet/lease.ts'
const HOURS_TEST = 'test/domain/hours.test.ts'
const PLACING_TEST = 'test/domain/placing.test.ts'
const PLACE_TEST = 'test/usecases/ordering/place-order.test.ts'
const READING_TEST = 'test/client/guest/reading.test.ts'
const CALLING_TEST = 'test/client/desk/calling.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const HOURS_MUTANTS = [
  {
    name: 'any time may be asked for',
    file: PLACING,
    find: ' ?? faultInDelivery(request.deliver, context)',
    replace: '',
    by: PLACE_TEST,
  },
  {
    name: 'a time that has gone by may be asked for',
    file: PLACING,
    find: "  if (atMs < nowMs - PAST_MAX_MS) return because('past')\n",
    replace: '',
    by: PLACING_TEST,
  },
  {
    name: 'a time in the night may be asked for',
    file: PLACING,
    find: "  if (!isBroughtAt(hours, atMs)) return because('closed')\n",
    replace: '',
    by: PLACING_TEST,
  },
  {
    name: "the stay's planned departure is nobody's",
    file: PLACE,
    find: '    leavesAt: stay.leavesAt,\n',
    replace: '    leavesAt: null,\n',
    by: PLACE_TEST,
  },
  {
    name: 'hours that cross midnight end at it',
    file: HOURS,
    find: 'for (let date = nextDate(localDate(ms, zone), -1); ; date',
    replace: 'for (let date = localDate(ms, zone); ; date',
    by: HOURS_TEST,
  },
  {
    name: "a night's order calls at once",
    file: HOURS,
    find: "  if (order.deliver.when !== 'at') return beginsMs\n",
    replace: "  if (order.deliver.when !== 'at') return receivedMs\n",
    by: HOURS_TEST,
  },
  {
    name: "a night's order is an alarm on the board",
    file: BOARD,
    find: 'unseenForMs(order, hours, nowMs)',
    replace: 'nowMs - Date.parse(order.receivedAt)',
    by: 'test/usecases/ordering/act-on-order.test.ts',
  },
  {
    name: 'what was seen for later is not told when it is due',
    file: CALLING,
    find: '  return due.length > 0 ? DUE_EVERY_S : null\n',
    replace: '  return null\n',
    by: CALLING_TEST,
  },
  {
    name: "the bell rings for a night's order",
    file: CALLING,
    find: ' && callsFrom(order, hours) <= nowOf(order, nowMs))',
    replace: ')',
    by: CALLING_TEST,
  },
  {
    name: "a night's row turns late before anybody serves",
    file: LATENESS,
    find: "pastMs >= 0 ? 'ok' : 'later'",
    replace: "'ok'",
    by: 'test/client/desk/lateness.test.ts',
  },
  {
    name: 'outside the hours now is preset',
    file: CHOOSING,
    find: "  if (deliver !== 'at' && isServed(place, nowMs)) return { when: 'now' }\n",
    replace: "  if (deliver !== 'at') return { when: 'now' }\n",
    by: READING_TEST,
  },
  {
    name: 'a payment that is not taken any more is sent',
    file: CHOOSING,
    find: 'payment: isTaken ? wished : first',
    replace: 'payment: wished',
    by: READING_TEST,
  },
  {
    name: 'another time than was shown is sent',
    file: ORDERING,
    find: '  return isSameOffer(shown, readBasket(now(), serverNow()))\n',
    replace: '  return true\n',
    by: 'test/client/guest/ordering.test.ts',
  },
  {
    name: 'an answer that was kept says what time it is',
    file: CLOCK,
    find: '(!isFresh || learntMs > aheadMs - SLACK_MS)',
    replace: 'isFresh',
    by: 'test/client/platform/clock.test.ts',
  },
  {
    name: 'an age jumps back with every answer',
    file: CLOCK,
    find: '(!isFresh || learntMs > aheadMs - SLACK_MS)',
    replace: '!isFresh',
    by: 'test/client/platform/clock.test.ts',
  },
  {
    name: 'an order that has just come is for later',
    file: LATENESS,
    find: 'Math.max(nowMs, toMilliseconds(order.receivedAt))',
    replace: 'nowMs',
    by: 'test/client/desk/lateness.test.ts',
  },
  {
    name: "a tablet's own clock says when its guest leaves",
    file: LEASE,
    find: 'Date.parse(leavesAt) - serverNow()',
    replace: 'Date.parse(leavesAt) - nowMs',
    by: 'test/client/tablet/lease.test.ts',
  },
]
