/** Ways in which what is said again at a manager's word is said for nothing, not at all, or of others. */
const RESTATE = 'src/server/usecases/documents/restate-days.ts'
const TELL = 'src/server/usecases/webhooks/tell-again.ts'
const BY_DAYS = 'test/usecases/documents/restate-days.test.ts'
const BY_PROGRAMS = 'test/usecases/webhooks/webhooks.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const AGAIN_MUTANTS = [
  {
    name: 'a day of which nothing is known anew is stated again',
    file: RESTATE,
    find: '  if (reasons.length === 0) return null\n',
    replace: '',
    by: BY_DAYS,
  },
  {
    name: 'at a manager’s word who was there is read again of any night',
    file: RESTATE,
    find: 'const isReread = date >= nextDate(last, -REREAD_DAYS)',
    replace: "const isReread = date !== '' || last < nextDate(date, -REREAD_DAYS)",
    by: BY_DAYS,
  },
  {
    name: 'at a manager’s word who was there is read again of no night',
    file: RESTATE,
    find: 'const isReread = date >= nextDate(last, -REREAD_DAYS)',
    replace: 'const isReread = date > nextDate(last, REREAD_DAYS)',
    by: BY_DAYS,
  },
  {
    name: 'nobody reads who had a day stated again, and why',
    file: RESTATE,
    find: 'const changed = { day: date, for: [...restated.for] }\n',
    replace: 'const changed = { day: date, for: [] }\n',
    by: BY_DAYS,
  },
  {
    name: 'a statement does not name the one that it stands in for',
    file: RESTATE,
    find: 'const replaces = issued.length === 0 ? { replaces: number } : {}',
    replace: 'const replaces = issued.length === number ? { replaces: number } : {}',
    by: BY_DAYS,
  },
  {
    name: 'a program that has taken all is told again with every tap',
    file: TELL,
    find: '  if (hook.dead === 0 && hook.endedAt === null) return 0\n',
    replace: '',
    by: BY_PROGRAMS,
  },
  {
    name: 'a program that wanted to hear no more hears no more, whatever a manager says',
    file: TELL,
    find: 'hook.dead === 0 && hook.endedAt === null',
    replace: 'hook.dead === 0',
    by: BY_PROGRAMS,
  },
  {
    name: 'a manager learns of programs of another hotel',
    file: TELL,
    find: 'sql => allHooks(sql, slug)',
    replace: 'sql => allHooks(sql)',
    by: BY_PROGRAMS,
  },
]
