/** Ways to let strangers through the door, or to let them stand in it. */
const DOOR = 'src/domain/door.ts'
const HOLDING = 'src/domain/holding.ts'
const AT_THE_DOOR = 'src/server/usecases/stays/at-the-door.ts'
const OPEN = 'src/server/usecases/stays/open-door.ts'
const WAITING = 'src/server/usecases/stays/waiting.ts'
const CALLERS = 'src/server/routes/callers.ts'
const DEVICES_TEST = 'test/server/devices.test.ts'
const DOOR_TEST = 'test/domain/door.test.ts'
const OPEN_TEST = 'test/usecases/stays/open-door.test.ts'
const PLACE_TEST = 'test/usecases/ordering/place-order.test.ts'
const STRANGER_TEST = 'test/server/stranger.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const DOOR_MUTANTS = [
  {
    name: 'a wrong code reaches the desk of a locked room',
    file: DOOR,
    find: "return at.locked ? 'hold-out' : 'wrong-code'",
    replace: "return at.locked ? 'queue' : 'wrong-code'",
    by: DOOR_TEST,
  },
  {
    name: 'the right code enters a locked room without the desk',
    file: DOOR,
    find: 'if (!confirmAtDesk && !locked)',
    replace: 'if (!confirmAtDesk)',
    by: DOOR_TEST,
  },
  {
    name: 'the right code waits for nobody',
    file: DOOR,
    find: "placesOfRoom < PLACES_OF_ROOM_MAX ? 'queue' : 'hold-out'",
    replace: "placesOfRoom < 0 * PLACES_OF_ROOM_MAX ? 'queue' : 'hold-out'",
  },
  {
    name: 'open places have no end',
    file: DOOR,
    find: 'placesOfRoom < OPEN_PLACES_OF_ROOM_MAX && placesOfOutlet < OPEN_PLACES_OF_OUTLET_MAX',
    replace: 'placesOfRoom >= 0 && placesOfOutlet >= 0',
    by: DOOR_TEST,
  },
  {
    name: 'whoever asks later takes the place of who waits',
    file: DOOR,
    find: "  if (at.place === 'waiting') return 'wait'\n",
    replace: '',
    by: DOOR_TEST,
  },
  {
    name: 'phones that the desk sent away have left no trace',
    file: 'src/server/storage/statements/stays/confirmations.ts',
    find: 'AND asked_at > ? AND allowed_stay IS NULL`',
    replace: 'AND asked_at > ? AND answered_at IS NULL`',
    by: STRANGER_TEST,
  },
  {
    name: 'a place counts in whatever room',
    file: WAITING,
    find: "keys.mac('waiting', room.outlet, codeNameOf(room), id)",
    replace: "keys.mac('waiting', room.outlet, '', id)",
    by: OPEN_TEST,
  },
  {
    name: 'any secret is the secret of a place',
    file: WAITING,
    find: 'given.length === expected.length && timingSafeEqual(given, expected) ? waiting : null',
    replace:
      'given.length >= 0 && expected.length > 0 && timingSafeEqual(expected, expected) ? waiting : null',
    by: OPEN_TEST,
  },
  {
    name: 'a place at the desk is for ever',
    file: AT_THE_DOOR,
    find: "nowMs - asked.askedAt < WAITING_MS ? 'waiting' : null",
    replace: "'waiting'",
    by: OPEN_TEST,
  },
  {
    name: 'who was let in to one stay is let in to the next',
    file: AT_THE_DOOR,
    find: "asked.allowedStay === stay?.id ? 'allowed' : null",
    replace: "'allowed'",
    by: OPEN_TEST,
  },
  {
    name: 'codes tried in a locked room are not counted',
    file: OPEN,
    find: "if (step === 'hold-out' && shown.stayCode !== undefined) countLaterWrongCode(world, room)",
    replace: 'void countLaterWrongCode',
    by: STRANGER_TEST,
  },
  {
    name: "a session of one room is another's",
    file: OPEN,
    find: ' || guest.room.name !== room.name',
    replace: '',
    by: OPEN_TEST,
  },
  {
    name: 'reads and taps share a bucket',
    file: CALLERS,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a template
    find: ' ${doing}`',
    replace: '`',
    by: STRANGER_TEST,
  },
  {
    name: 'clerks of a terminal’s name share a bucket',
    file: CALLERS,
    find: 'staff.tokenHash}',
    replace: 'staff.outlet.slug}',
    by: STRANGER_TEST,
  },
  {
    name: 'a stay may hold the whole shelf',
    file: HOLDING,
    find: '(pieces.get(placementId) ?? 0) + quantity > shareOfShelf(goods.of(placementId))',
    replace: 'quantity > shareOfShelf(goods.of(placementId))',
    by: PLACE_TEST,
  },
  {
    name: 'a shop with little of each may be held whole',
    file: HOLDING,
    find: 'return goods.shop !== null && piecesOf(order) + sum(pieces.values()) > shareOfShop(goods.shop)',
    replace: 'return false',
    by: PLACE_TEST,
  },
  {
    name: 'a day has no end of orders',
    file: HOLDING,
    find: '    held.today >= DAY_ORDERS_MAX ||\n',
    replace: '',
    by: PLACE_TEST,
  },
  {
    name: 'what is too much by itself may come again',
    file: HOLDING,
    find: "return refuse('invalid', { pointer: '/lines', reason: MORE_THAN_SHARE, sure: PIECES_SURE })",
    replace: "return refuse('too-many', { sure: PIECES_SURE })",
    by: PLACE_TEST,
  },
  {
    name: "a clerk's word is held to a share",
    file: 'src/server/usecases/ordering/holdings.ts',
    find: '  if (order.takenBy !== undefined) return refusalOfMore(order, holds, null)\n',
    replace: '',
    by: PLACE_TEST,
  },
  {
    name: 'refused ids are remembered without end',
    file: 'src/server/usecases/ordering/act-on-order.ts',
    find: 'if (limited && (await countRefused(sql, outlet.slug, stay)) >= REFUSALS_MAX)',
    replace: 'if (limited && (await countRefused(sql, outlet.slug, stay)) < 0 * REFUSALS_MAX)',
    by: STRANGER_TEST,
  },
  {
    name: 'wrong PINs at one terminal lock their person out at all',
    file: 'src/server/usecases/staff/pin-tries.ts',
    find: '...(isOwn ? [{ terminal: device, allowance: each }] : [])',
    replace: '...(isOwn && each.burst < 0 ? [{ terminal: device, allowance: each }] : [])',
    by: DEVICES_TEST,
  },
  {
    name: 'a terminal that a person knows is like any other',
    file: 'src/server/usecases/staff/pin-tries.ts',
    find: "tries.get(device)?.knownAt == null ? 'other' : 'known'",
    replace: "tries.get(device)?.knownAt === 0 ? 'known' : 'other'",
    by: DEVICES_TEST,
  },
  {
    name: 'a right PIN is a guess',
    file: 'src/server/usecases/staff/sign-in.ts',
    find: 'if (tried.value !== null) await wasRight(sql, trier, tried.value, nowMs)\n    if (peppered !== null) await saveStaffPin',
    replace: 'if (peppered !== null) await saveStaffPin',
    by: DEVICES_TEST,
  },
  {
    name: 'a PIN is looked at before its try is counted',
    file: 'src/server/usecases/staff/sign-in.ts',
    find: 'if (taken !== null && !taken.ok) return taken\n',
    replace:
      'if (taken !== null && !taken.ok && !(await pins.verify(pin, known))) return taken\n  if (taken !== null && !taken.ok) return ok(null)\n',
    by: DEVICES_TEST,
  },
  {
    name: 'the pepper is left out',
    file: 'src/server/secrets.ts',
    find: 'return isHashOf(pepper(pin), known.pepperedHash)',
    replace: 'return isHashOf(Buffer.from(pin), known.pinHash)',
    by: 'test/server/secrets.test.ts',
  },
  {
    name: 'a desk reads for every event that it hears',
    file: 'src/client/platform/gather.ts',
    find: '      if (stop === null) now()',
    replace: '      now()',
    by: 'test/client/platform/gather.test.ts',
  },
  {
    name: 'a tablet that comes back finds no place beside itself',
    file: OPEN,
    find: "    await endTabletSessions(sql, outlet.slug, room.name)\n    if (await isFull(sql, stay)) return refuse('too-many', { devicesMax: STAY_DEVICES_MAX })",
    replace:
      "    if (await isFull(sql, stay)) return refuse('too-many', { devicesMax: STAY_DEVICES_MAX })\n    await endTabletSessions(sql, outlet.slug, room.name)",
    by: OPEN_TEST,
  },
]
