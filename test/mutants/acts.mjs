/** Ways in which what somebody did is not kept, or kept as it was not. */
const ACTS = 'src/server/storage/statements/acts/acts.ts'
const CHANGES = 'src/contract/act.ts'
const FORGET = 'src/server/usecases/erasing/forget-acts.ts'
const PLACEMENTS = 'src/server/usecases/shelf/manage-placements.ts'
const SHELF = 'src/server/usecases/shelf/change-placements.ts'
const READINGS = 'src/server/usecases/acts/readings.ts'
const ATOMICITY = 'test/usecases/atomicity.test.ts'
const FORGET_TEST = 'test/usecases/erasing/forget-acts.test.ts'
const ROUTES_TEST = 'test/server/acts.test.ts'
const READINGS_TEST = 'test/server/readings.test.ts'
const ROWS_TEST = 'test/storage/acts.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const ACTS_MUTANTS = [
  {
    name: 'the act of a check-out is written in a transaction of its own',
    file: 'src/server/usecases/stays/check-out.ts',
    find: '    return ok(await leave(sql, clerk, decided.value, world.clock.now()))\n',
    replace:
      "    const told = { actor: clerk, what: 'check-out', on: decided.value.stay, changed: { room: { from: room, to: null }, kept: 0 } } as const\n    void world.storage.write(clerk.outlet.slug, later => addAct(later, clerk.outlet.slug, told, world.clock.now()))\n    return ok(await leave(sql, clerk, decided.value, world.clock.now()))\n",
    by: ATOMICITY,
  },
  {
    name: 'a check-in leaves no act',
    file: 'src/server/usecases/stays/check-in.ts',
    find: '  await addAct(sql, stay.outlet,',
    replace: '  if (nowMs < 0) await addAct(sql, stay.outlet,',
  },
  {
    name: 'a stay that moves leaves no act',
    file: 'src/server/usecases/stays/move-room.ts',
    find: '  await addAct(sql, slug,',
    replace: '  if (nowMs < 0) await addAct(sql, slug,',
  },
  {
    name: 'a void leaves two acts',
    file: 'src/server/usecases/documents/void-document.ts',
    find: "    await addAct(sql, outlet.slug, { actor: clerk, what: 'void', on: String(number), changed }, nowMs)\n",
    replace:
      "    for (const _ of 'ab') await addAct(sql, outlet.slug, { actor: clerk, what: 'void', on: String(number), changed }, nowMs)\n",
  },
  {
    name: 'an act says another price than was set',
    file: SHELF,
    find: '{ from: from[field], to: to[field] }',
    replace: '{ from: from[field], to: from[field] }',
  },
  {
    name: 'a price that is set to what it is leaves an act',
    file: SHELF,
    find: '...(rest.length === 0 ? [] : [',
    replace: '...(rest.length < 0 ? [] : [',
    by: ROUTES_TEST,
  },
  {
    name: 'acts of goods that were moved are not kept',
    file: PLACEMENTS,
    find: "    await addAct(sql, outlet.slug, { actor: manager, what: 'move-goods', on: id, changed }, nowMs)\n",
    replace: '',
  },
  {
    name: 'each wrong PIN is an act with a row of its own',
    file: ACTS,
    find: '  if (isCounted === true && (await countOneMore(sql, outlet, what, who, atMs))) return\n',
    replace: '',
    by: ROWS_TEST,
  },
  {
    name: 'in an act a wrong PIN counts twice',
    file: ACTS,
    find: 'SET times = times + 1',
    replace: 'SET times = times + 2',
    by: ROWS_TEST,
  },
  {
    name: 'an act of an hour counts into another',
    file: ACTS,
    find: 'from + HOUR_MS, ...who',
    replace: 'from + 2 * HOUR_MS, ...who',
    by: ROWS_TEST,
  },
  {
    name: 'wrong PINs of all terminals are one act',
    file: ACTS,
    find: 'AND actor = ? AND who = ? AND terminal = ? AND subject = ?',
    replace: "AND actor = ? AND who = ? AND terminal || ? <> '' AND subject = ?",
    by: ROWS_TEST,
  },
  {
    name: 'an act is kept past its term',
    file: FORGET,
    find: 'world.clock.now() - termMs',
    replace: 'world.clock.now() - 2 * termMs',
    by: FORGET_TEST,
  },
  {
    name: 'an act is erased before its term',
    file: FORGET,
    find: 'world.clock.now() - termMs',
    replace: 'world.clock.now() - termMs + 1',
    by: FORGET_TEST,
  },
  {
    name: 'erased acts stay in the journal',
    file: FORGET,
    find: '  if (forgotten > 0) await world.storage.scrub()\n',
    replace: '',
    by: FORGET_TEST,
  },
  {
    name: 'an act holds whatever it was handed',
    file: CHANGES,
    find: 'changed: schema.parse(changed) })',
    replace: 'changed })',
    by: ROWS_TEST,
  },
  {
    name: 'an act that cannot be read is taken for what it says it is',
    file: CHANGES,
    find: 'changed: schema.parse(Body.parse(JSON.parse(body)).changed) }',
    replace: 'changed: Body.parse(JSON.parse(body)).changed }',
    by: ROWS_TEST,
  },
  {
    name: 'an officer who reads leaves no act',
    file: READINGS,
    find: "  await record(world, { actor: officer, what: 'read-evaluation', on: query.outlet ?? '', changed })\n",
    replace: '',
    by: ROUTES_TEST,
  },
  {
    name: 'of an auditor who reads on into another hour there is no act',
    file: READINGS,
    find: '  if (known.hour !== hour) known.readers.clear()\n',
    replace: '',
    by: READINGS_TEST,
  },
]
