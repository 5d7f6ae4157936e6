/** Ways in which a file is handed to somebody else, or says something else than its row. */
const ASK = 'src/server/http/ask.ts'
const FILES = 'src/server/http/files.ts'
const CSV = 'src/server/http/csv.ts'
const CALLERS = 'src/server/routes/callers.ts'
const FILES_TEST = 'test/server/files.test.ts'
const CSV_TEST = 'test/server/tables-of-the-city.test.ts'
const ROWS_TEST = 'test/server/file-rows.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const FILES_MUTANTS = [
  {
    name: 'a formula behind what nobody sees is run',
    file: CSV,
    find: '(?=[\\s\\p{Cf}\\p{Default_Ignorable_Code_Point}',
    replace: '(?=[\\s',
    by: CSV_TEST,
  },
  {
    name: 'a formula behind the separator of the other dialect is run',
    file: CSV,
    find: '/(^|[,;|\\t\\r\\n])(?=',
    replace: '/(^|[\\t\\r\\n])(?=',
    by: CSV_TEST,
  },
  {
    name: 'numbers have a decimal point among semicolons',
    file: CSV,
    find: "String(value).replace('.', ',')",
    replace: 'String(value)',
    by: CSV_TEST,
  },
  {
    name: 'days that end before they begin are an empty span',
    file: 'src/domain/period.ts',
    find: '  if (from > to) return',
    replace: '  if (from > to && max < 0) return',
    by: CSV_TEST,
  },
  {
    name: 'a span of days is as long as anybody likes',
    file: 'src/domain/period.ts',
    find: '  return isTooLong ?',
    replace: '  return isTooLong && max < 0 ?',
    by: CSV_TEST,
  },
  {
    name: 'whoever asks is served, refused or not',
    file: ASK,
    find: '  if (!caller.ok) return',
    replace: '  if (!caller.ok && caller.refusal.code === null) return',
    by: FILES_TEST,
  },
  {
    name: 'what is asked of a file is not held to what it takes',
    file: ASK,
    find: '  const input = parse(address, request)\n',
    replace: '  const input = parse({}, request)\n',
    by: FILES_TEST,
  },
  {
    name: 'a path that can name nothing is told what is wrong with it',
    file: FILES,
    find: 'asked.isNowhere ? { code: nowhere(file) } : asked.problem',
    replace: 'asked.problem',
    by: 'test/server/hub.test.ts',
  },
  {
    name: 'an officer is taken for an auditor',
    file: CALLERS,
    find: 'return auditor === null ? noAuditor(exchange) : ok(auditor)',
    replace:
      "return auditor === null && (await officerAt(world, exchange)) === null ? noAuditor(exchange) : ok(auditor ?? { kind: 'link', name: '' })",
    by: FILES_TEST,
  },
  {
    name: 'who stands between keeps what is for an officer',
    file: FILES,
    find: "    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')\n",
    replace: '',
    by: FILES_TEST,
  },
  {
    name: 'pages of others read what is for an auditor',
    file: FILES,
    find: "  if (who === 'anyone')\n",
    replace: '',
    by: FILES_TEST,
  },
  {
    name: 'a line tells more than its row names',
    file: FILES,
    find: 'JSON.stringify(told(row), columns)',
    replace: 'JSON.stringify(told(row))',
    by: ROWS_TEST,
  },
  {
    name: 'a table says words that its reader does not know',
    file: FILES,
    find: 'downwards(contract, schema',
    replace: 'downwards(2, schema',
    by: ROWS_TEST,
  },
  {
    name: 'a table that comes some at a time has no titles',
    file: FILES,
    find: '  yield begin\n',
    replace: '',
    by: ROWS_TEST,
  },
]
