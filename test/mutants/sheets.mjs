/** Ways to lose or double what a sheet says, to write over what somebody else wrote, and to publish what lacks something. */
const COMPARE = 'src/domain/sheets/compare.ts'
const UNDO = 'src/domain/sheets/undo.ts'
const PARTS = 'src/domain/sheets/parts.ts'
const DRAFTS = 'src/domain/drafts.ts'
const TAKE = 'src/server/usecases/sheets/take-in.ts'
const UNDOING = 'src/server/usecases/sheets/undo.ts'
const PLACEMENTS = 'src/server/usecases/sheets/placements.ts'
const GOODS = 'src/server/usecases/sheets/goods-check.ts'
const PEOPLE = 'src/server/usecases/sheets/people.ts'
const COMPARED = 'test/domain/sheets/compare.test.ts'
const TAKEN = 'test/usecases/sheets/take-in.test.ts'
const SHELF = 'test/usecases/sheets/placements-sheet.test.ts'
const CAME = 'test/usecases/sheets/goods-sheet.test.ts'
const STAFF = 'test/usecases/sheets/people-sheet.test.ts'
const REGISTER = 'test/usecases/sheets/register-sheet.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const SHEETS_MUTANTS = [
  {
    name: 'an empty cell of a sheet erases',
    file: COMPARE,
    find: 'if (isEmpty(cell)) continue',
    replace: 'if (cell === undefined) continue',
    by: COMPARED,
  },
  {
    name: 'one thing in two rows of a sheet is taken as the last says',
    file: COMPARE,
    find: "else if (called !== undefined) read.faults[called] = { code: 'twice', row: before }",
    replace: "else if (called === '') read.faults[called] = { code: 'twice', row: before }",
    by: COMPARED,
  },
  {
    name: 'of two products of one name a sheet means the first',
    file: COMPARE,
    find: "if (meant.length > 1) return { code: 'two-of-that-name' }",
    replace: "if (meant.length < 0) return { code: 'two-of-that-name' }",
    by: SHELF,
  },
  {
    name: 'whose a product is, a sheet says in vain',
    file: COMPARE,
    find: 'whose === undefined || of === undefined || of === whose',
    replace: 'whose === undefined || of === undefined || of !== ""',
    by: SHELF,
  },
  {
    name: 'undoing a sheet writes over what somebody changed since',
    file: UNDO,
    find: 'const isAsLeft = Object.entries(after).every(',
    replace: 'const isAsLeft = Object.entries(after).some(',
    by: COMPARED,
  },
  {
    name: 'undoing a sheet takes from a maker whom guests are shown what they must be told',
    file: 'src/server/usecases/sheets/makers.ts',
    find: "> 0 ? 'is-live' : null",
    replace: "< 0 ? 'is-live' : null",
    by: REGISTER,
  },
  {
    name: 'undoing a sheet takes from a product that guests are shown what they must be told',
    file: 'src/server/usecases/sheets/products.ts',
    find: "> 0 ? 'is-live' : null",
    replace: "< 0 ? 'is-live' : null",
    by: REGISTER,
  },
  {
    name: 'a part of 80 is a sum of 80 rupiah',
    file: PARTS,
    find: 'return Number(sum.value) <= PERCENT_MAX',
    replace: 'return Number(sum.value) < 0',
    by: 'test/domain/sheets/parts.test.ts',
  },
  {
    name: 'a draft goes live with what it lacks, among many',
    file: DRAFTS,
    find: "return isReady(now) ? null : 'incomplete'",
    replace: "return isReady(now) || now.version > 0 ? null : 'incomplete'",
    by: 'test/domain/drafts.test.ts',
  },
  {
    name: 'a draft goes live as nobody has seen it',
    file: DRAFTS,
    find: 'if (now.version !== seenVersion)',
    replace: 'if (now.version < seenVersion)',
    by: 'test/domain/drafts.test.ts',
  },
  {
    name: 'a sheet is taken in as it was not seen',
    file: TAKE,
    find: "if ((await versionOf(outcomes)) !== version) return refuse('sheet-moved')",
    replace: "if (versionOf(outcomes) === '') return refuse('sheet-moved')",
    by: TAKEN,
  },
  {
    name: 'half a sheet is taken in',
    file: TAKE,
    find: "if (outcomes.some(({ state }) => state === 'refused'))",
    replace: "if (outcomes.every(({ state }) => state === 'refused'))",
    by: TAKEN,
  },
  {
    name: 'a sheet is undone after another',
    file: UNDOING,
    find: 'if (last?.importId !== id || made.undoneAt !== null)',
    replace: 'if (last === null || made.undoneAt !== null)',
    by: TAKEN,
  },
  {
    name: 'undoing a sheet ends what has goods',
    file: PLACEMENTS,
    find: 'const free = keys.filter(key => !used.has(key))',
    replace: "const free = keys.filter(key => !used.has('') || key === '')",
    by: SHELF,
  },
  {
    name: 'one box pasted twice comes twice',
    file: GOODS,
    find: 'if (row === undefined) first.set(mark, outcome.row)',
    replace: 'if (row === undefined) first.set(String(outcome.row), outcome.row)',
    by: CAME,
  },
  {
    name: 'the maker’s paper is taken in again under another sheet',
    file: GOODS,
    find: 'isTaken || values.theirNumber !== number',
    replace: 'values.theirNumber !== number',
    by: CAME,
  },
  {
    name: 'a sheet takes away the last person who could undo it',
    file: PEOPLE,
    find: "if (state === 'changed' && isLeftAlone && takesAway)",
    replace: "if (state === 'refused' && isLeftAlone && takesAway)",
    by: STAFF,
  },
  {
    name: 'undoing a sheet of people takes away the last who could undo it',
    file: PEOPLE,
    find: 'return cells.rights === undefined || !(await isLast(',
    replace: 'return cells.rights !== undefined || !(await isLast(',
    by: STAFF,
  },
]
