/** Ways in which an entry is open, or is not of the version that those who read it know. */
const ISSUE = 'src/server/usecases/documents/issue-document.ts'
const BY = 'test/usecases/log/entry-version.test.ts'
const CLOSED = 'test/usecases/log/closed-entries.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const ENTRIES_MUTANTS = [
  {
    name: 'a void has no secret',
    file: 'src/server/usecases/documents/void-document.ts',
    find: 'voidEntry(head, voided, reason, newSecret(world))',
    replace: "voidEntry(head, voided, reason, 'A'.repeat(22))",
    by: CLOSED,
  },
  {
    name: 'a day statement has no secret',
    file: 'src/server/usecases/documents/close-day.ts',
    find: 'nonce: newSecret(world) }',
    replace: "nonce: 'A'.repeat(22) }",
    by: CLOSED,
  },
  {
    name: 'an outlet writes what its hub cannot read',
    file: 'src/server/usecases/log/push.ts',
    find: 'return reads > 1 ? 2 : 1',
    replace: 'return 2',
    by: BY,
  },
  {
    name: 'an outlet with a hub writes the newest version at once',
    file: 'src/server/usecases/log/open-logs.ts',
    find: '  if (!hasHub) await',
    replace: '  await',
    by: BY,
  },
  {
    name: 'older releases open a database whose entries they cannot read',
    file: ISSUE,
    find: '  if (writes > 1) await markEntriesV2(sql)\n',
    replace: '',
    by: BY,
  },
  {
    name: 'what is newer than the hub is refused as wrong',
    file: 'src/contract/entry.ts',
    find: "? 'newer' : 'none'",
    replace: "? 'none' : 'none'",
    by: BY,
  },
  {
    name: 'what is newer than this program is counted',
    file: 'src/server/usecases/folds/fold.ts',
    find: "    if (entry.kind === 'newer') return { entries, stoppedBy: entry.v }\n",
    replace: '',
    by: BY,
  },
  {
    name: 'what a hub could not read when it came is forgotten',
    file: 'src/server/usecases/log/take-documents.ts',
    find: "const newer = taken.find(({ standing }) => standing === 'newer')",
    replace: "const newer = taken.find(({ standing }) => standing !== 'newer' && standing !== 'known')",
    by: BY,
  },
  {
    name: 'an upgraded hub leaves what was passed over as it is',
    file: 'src/server/usecases/log/passed-over.ts',
    find: 'apply: (sql, { outlet, entries }) => takeEffect(sql, outlet, entries)',
    replace: 'apply: (sql, { outlet, entries }) => takeEffect(sql, outlet, entries.slice(entries.length))',
    by: BY,
  },
  {
    name: 'what is newer still does not wait for the next upgrade',
    file: 'src/server/usecases/log/passed-over.ts',
    find: 'if (stoppedBy === 0 && number',
    replace: 'if (stoppedBy > 0 || number',
    by: BY,
  },
  {
    name: 'what was passed over is read again for ever',
    file: 'src/server/usecases/log/passed-over.ts',
    find: "=== (await lastNumber(sql, slug, 'document')))",
    replace: '=== -1)',
    by: BY,
  },
]
