/** What the desk does with stays beyond one check-in and one check-out, in English. */
import type { stays as id } from '../id/stays.ts'

export const stays: typeof id = {
  departure: {
    help: 'The room’s tablet hides then, and nothing can be ordered for later.',
    label: 'New planned departure (optional)',
    do: 'Save departure',
    done: (room, time) =>
      time === null ? `Room ${room}: no planned departure.` : `Room ${room} stays until ${time}.`,
  },
  undo: {
    help: room =>
      `As if nobody had been checked in to room ${room}: its stay code ends and tonight does not count.`,
    limit:
      'Only while nothing was ordered. If the guest is here and the room is wrong, move or swap rooms instead.',
    do: room => `Undo check-in ${room}`,
    done: room => `The check-in of room ${room} is undone.`,
  },
  swap: {
    help: 'Both guests change rooms at once; open orders, bills and stay codes go along. The tablets of both rooms begin anew for whoever comes.',
    with: 'Swap with an occupied room',
    none: 'No other room is occupied.',
    do: 'Swap the two rooms',
    done: (one, other) => `Rooms ${one} and ${other} have swapped guests.`,
    met: 'Somebody has just changed one of the rooms. Look again who is where, then swap.',
  },
  group: {
    which: 'Does the group come or leave?',
    ways: { in: 'Check in together', out: 'Check out together' },
    find: 'Room, or a range: 511–530',
    pick: 'Rooms',
    all: count => (count === 1 ? 'Choose this room' : `Choose these ${count} rooms`),
    nothing: 'Choose none',
    none: 'No room matches.',
    more: count => `${count} more rooms: find them by number.`,
    picked: count =>
      count === 0 ? 'No room chosen yet.' : count === 1 ? '1 room chosen.' : `${count} rooms chosen.`,
    most: most => `At most ${most} in one go.`,
    leaves: 'Planned departure of all (optional)',
    checkIn: count => (count === 1 ? 'Check in 1 room' : `Check in ${count} rooms`),
    checkedIn: count =>
      count === 1
        ? '1 room is checked in. Print its key-card sleeve here.'
        : `${count} rooms are checked in. Print their key-card sleeves here.`,
    bills: count => (count === 1 ? 'See the bill of 1 room' : `See the bills of ${count} rooms`),
    postAll: 'Post the rest to the hotel’s bill',
    owes: (room, rupiah) => `Room ${room} · ${rupiah}`,
    owesNothing: room => `Room ${room} · owes nothing`,
    oweNothing: 'Owe nothing',
    waiting: count =>
      count === 1
        ? '1 order is still open; it stays on the board for pick-up, paid in cash.'
        : `${count} orders are still open; they stay on the board for pick-up, paid in cash.`,
    gone: rooms => `Not here any more, so not in it: ${rooms}.`,
    checkOut: count => (count === 1 ? 'Check out 1 room' : `Check out ${count} rooms`),
    checkOutKeep: count =>
      count === 1 ? 'Keep the orders and check out 1 room' : `Keep the orders and check out ${count} rooms`,
    checkedOut: count => (count === 1 ? '1 room is checked out.' : `${count} rooms are checked out.`),
    atOnce: 'All rooms check out at once, or none does.',
    wrong: (room, why) => `Room ${room}: ${why}`,
    back: 'Choose other rooms',
  },
}
