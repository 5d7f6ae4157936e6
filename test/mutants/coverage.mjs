/** Ways in which rooms are told to have what nobody has stated there. */
const RULE = 'src/domain/coverage.ts'
const FILLERS = 'src/server/usecases/evaluation/fillers.ts'
const READ = 'src/server/usecases/evaluation/coverage.ts'
const BY_RULE = 'test/domain/coverage.test.ts'
const BY_READING = 'test/usecases/evaluation/coverage.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const COVERAGE_MUTANTS = [
  {
    name: 'a day without a statement is as the day before',
    file: RULE,
    find: "return days.get(date)?.state ?? 'unproven'",
    replace: "return days.get(date)?.state ?? days.get(nextDate(date, -1))?.state ?? 'unproven'",
    by: BY_RULE,
  },
  {
    name: 'a correction holds before all its parts are there',
    file: RULE,
    find: 'if (coming.length > 0 && coming.length === coming[0]?.parts)',
    replace: 'if (coming.length > 0)',
    by: BY_RULE,
  },
  {
    name: 'five products are five kinds',
    file: RULE,
    find: "state: kinds.size >= KINDS_ASKED ? 'covered' : 'short'",
    replace: "state: had.size >= KINDS_ASKED ? 'covered' : 'short'",
    by: BY_RULE,
  },
  {
    name: 'what was to be had for a minute counts',
    file: RULE,
    find: 'return 2 * line.openMinutes >= open',
    replace: 'return line.openMinutes > 0',
    by: BY_RULE,
  },
  {
    name: 'an outlet is told of others',
    file: READ,
    find: 'const asked = only === undefined ? all : all.filter(({ slug }) => slug === only)',
    replace: 'const asked = all',
    by: BY_READING,
  },
  {
    name: 'what an outlet has already could fill its shelf',
    file: FILLERS,
    find: 'category === kind && !there.has(product)',
    replace: 'category === kind',
    by: BY_READING,
  },
]
