/** Ways in which a row is believed, hides others or what is behind it, or outlives the term of whoever's it is. */
const RECORD = 'src/server/storage/record.ts'
const UNREADABLE = 'src/server/storage/unreadable.ts'
const BODIES = 'src/server/storage/bodies.ts'
const STORED = 'src/contract/stored.ts'
const SESSIONS = 'src/server/storage/statements/stays/sessions.ts'
const ROWS = 'test/storage/rows.test.ts'
const DAMAGED = 'test/usecases/damaged.test.ts'
const UPGRADES = 'test/contract/stored.test.ts'
const TERMS = 'test/server/terms.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const ROWS_MUTANTS = [
  {
    name: 'a row is believed',
    file: RECORD,
    find: '      if (fault === null) continue\n',
    replace: "      if (fault !== '') continue\n",
    by: DAMAGED,
  },
  {
    name: 'a word that no set has is read',
    file: RECORD,
    find: "words.has(value) ? null : 'is no word that it may be'",
    replace: "words.size > 0 ? null : 'is no word that it may be'",
    by: DAMAGED,
  },
  {
    name: 'a version that nothing here writes is gone on by',
    file: RECORD,
    find: "numbers.has(value) ? null : 'is no number that it may be'",
    replace: "numbers.size > 0 ? null : 'is no number that it may be'",
    by: ROWS,
  },
  {
    name: 'nothing is read where something must be',
    file: RECORD,
    find: "column.isNullable === true ? null : 'is null'",
    replace: 'null',
    by: ROWS,
  },
  {
    name: 'what was not asked for is read as nothing',
    file: RECORD,
    find: "if (value === undefined) return 'was not asked for'\n    return value === null",
    replace: 'return value === null || value === undefined',
    by: ROWS,
  },
  {
    name: 'a sum that is none is read as one',
    file: RECORD,
    find: 'Number.isSafeInteger(value)',
    replace: 'Number.isFinite(Number(value))',
    by: ROWS,
  },
  {
    name: 'a day that is none is read',
    file: RECORD,
    find: "typeof value === 'string' && DATE.test(value)",
    replace: "typeof value === 'string'",
    by: DAMAGED,
  },
  {
    name: 'a fault tells what stands in its row',
    file: RECORD,
    find: 'const fault = wrong(row[name])\n',
    replace: 'const fault = wrong(row[name]) && String(row[name])\n',
    by: DAMAGED,
  },
  {
    name: 'a sum leaves out what cannot be read',
    file: RECORD,
    find: 'each: rows => rows.map(read)',
    replace: 'each: rows => listed(rows, read).read',
    by: ROWS,
  },
  {
    name: 'one row that cannot be read hides all others',
    file: UNREADABLE,
    find: '      unreadable.push(fault.id)\n',
    replace: '      throw fault\n',
    by: DAMAGED,
  },
  {
    name: 'a row that cannot be read is left out without a word',
    file: UNREADABLE,
    find: '      unreadable.push(fault.id)\n',
    replace: '',
    by: DAMAGED,
  },
  {
    name: 'what stands behind an entry that cannot be read is counted',
    file: UNREADABLE,
    find: '      break\n',
    replace: '',
    by: DAMAGED,
  },
  {
    name: 'at an entry that cannot be read the log seems to end',
    file: UNREADABLE,
    find: '!(fault instanceof UnreadableRow) || values.length === 0',
    replace: '!(fault instanceof UnreadableRow)',
    by: DAMAGED,
  },
  {
    name: "another row's body is read as this one's",
    file: BODIES,
    find: 'idOf(body) !== whose.at(-1)',
    replace: "idOf(body) === ''",
    by: DAMAGED,
  },
  {
    name: "another row's entry is read as this one's",
    file: BODIES,
    find: 'entry.outlet !== outlet || entry.number !== number',
    replace: 'entry.outlet !== outlet',
    by: DAMAGED,
  },
  {
    name: 'a tally that is spoiled is a figure',
    file: 'src/server/usecases/evaluation/remembered-tallies.ts',
    find: 'if (!Number.isSafeInteger(number))',
    replace: 'if (number === -0.5)',
    by: DAMAGED,
  },
  {
    name: 'a body is believed',
    file: STORED,
    find: 'const read = schema.safeParse(today)\n',
    replace: 'const read = { ...schema.safeParse(today), success: true, data: today as Body }\n',
    by: UPGRADES,
  },
  {
    name: "a body of a version to come is read as today's",
    file: STORED,
    find: '  if (said > newest)\n',
    replace: '  if (said < newest)\n',
    by: UPGRADES,
  },
  {
    name: 'a body is upgraded from the first version on, whatever its own',
    file: STORED,
    find: 'upgrades.slice(said - 1)',
    replace: 'upgrades.slice(0)',
    by: UPGRADES,
  },
  {
    name: 'a body is written without its version',
    file: STORED,
    find: 'return version > 1 || isMarked ?',
    replace: 'return version > 1 && isMarked ?',
    by: UPGRADES,
  },
  {
    name: "a paper's detail bears a version that is hashed with it",
    file: STORED,
    find: 'detail: { ...kind(StoredDetail), isMarked: false }',
    replace: 'detail: { ...kind(StoredDetail), isMarked: true as boolean }',
    by: UPGRADES,
  },
  {
    name: 'an order that cannot be read outlives its guest',
    file: 'src/server/usecases/erasing/forget-guests.ts',
    find: '        for (const order of unreadable) await eraseOrder(sql, outlet, order)\n',
    replace: '',
    by: DAMAGED,
  },
  {
    name: 'a room stays in what its guest was told',
    file: 'src/server/usecases/erasing/forget-guests.ts',
    find: '      await blankStayEvents(sql, outlet, stays)\n',
    replace: '',
    by: TERMS,
  },
  {
    name: "a stay's room outlives its guest",
    file: 'src/server/storage/statements/stays/stays.ts',
    find: "SET salt = NULL, room = '' WHERE",
    replace: 'SET salt = NULL WHERE',
    by: TERMS,
  },
  {
    name: 'who has moved goods is known for ever',
    file: 'src/server/usecases/forget-lapsed.ts',
    find: 'handsMs = nowMs - HANDS_MS',
    replace: 'handsMs = nowMs - 2 * HANDS_MS',
    by: TERMS,
  },
  {
    name: 'who waited with a phone is known for ever',
    file: SESSIONS,
    find: 'return ended + unused + (await sql.run(asked, [outlet, askedBeforeMs]))',
    replace: 'return ended + unused + (await sql.run(asked, [outlet, 0 * askedBeforeMs]))',
    by: TERMS,
  },
  {
    name: 'who made a code for a terminal is known for ever',
    file: SESSIONS,
    find: "sql.run('DELETE FROM enrolments WHERE outlet = ? AND expires_at <= ?', [outlet, nowMs])",
    replace: "sql.run('DELETE FROM enrolments WHERE outlet = ? AND expires_at <= ?', [outlet, 0 * nowMs])",
    by: TERMS,
  },
  {
    name: 'at which terminals somebody has signed in is known for ever',
    file: 'src/server/usecases/forget-lapsed.ts',
    find: 'nowMs - KNOWN_FOR_MS',
    replace: 'nowMs - 2 * KNOWN_FOR_MS',
    by: TERMS,
  },
  {
    name: 'an officer who comes no more is known for ever',
    file: 'src/server/storage/statements/staff/officers.ts',
    find: "'DELETE FROM officer_sessions WHERE expires_at <= ?', [nowMs]",
    replace: "'DELETE FROM officer_sessions WHERE expires_at <= ?', [0 * nowMs]",
    by: TERMS,
  },
]
