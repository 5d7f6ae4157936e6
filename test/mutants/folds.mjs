/** Ways in which a reader of the log reads an entry twice, or not at all. */
const FOLD = 'src/server/usecases/folds/fold.ts'
const CURSORS = 'src/server/storage/statements/folds/fold-cursors.ts'
const COUNTED = 'src/server/storage/statements/evaluation/counted.ts'
const BY = 'test/usecases/folds/folds.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const FOLDS_MUTANTS = [
  {
    name: 'the cursor is moved in a transaction before that of the data',
    file: FOLD,
    find: `    const step = await storage.write(outlet, async sql => {
      const after = await beginAt(sql, fold, outlet)
`,
    replace: `    const after = await storage.write(outlet, async sql => {
      const from = await beginAt(sql, fold, outlet)
      const ahead = (await documentsAfter(sql, outlet, from, ENTRIES_AT_ONCE)).at(-1)
      if (ahead !== undefined)
        await moveFoldCursor(sql, outlet, fold.name, { number: ahead.number, stoppedBy: 0 })
      return from
    })
    const step = await storage.write(outlet, async sql => {
`,
    by: BY,
  },
  {
    name: 'the cursor is moved in a transaction after that of the data',
    file: FOLD,
    find: `      await moveFoldCursor(sql, outlet, fold.name, { number: after + entries.length, stoppedBy })
      return entries.length
    })
`,
    replace: `      return { number: after + entries.length, stoppedBy, read: entries.length }
    }).then(async ({ read, ...cursor }) => {
      await storage.write(outlet, sql => moveFoldCursor(sql, outlet, fold.name, cursor))
      return read
    })
`,
    by: BY,
  },
  {
    name: 'an entry is applied twice where a step ends',
    file: FOLD,
    find: '{ number: after + entries.length, stoppedBy })\n',
    replace: '{ number: Math.max(after, after + entries.length - 1), stoppedBy })\n',
    by: BY,
  },
  {
    name: 'a reader that stopped at a newer entry never goes on',
    file: CURSORS,
    find: 'COALESCE(f.stopped_by, 0) <= ?`',
    replace: 'COALESCE(f.stopped_by, 0) < 1 + 0 * ?`',
    by: BY,
  },
  {
    name: 'a reader asks for ever for what it cannot read',
    file: CURSORS,
    find: 'COALESCE(f.stopped_by, 0) <= ?`',
    replace: 'COALESCE(f.stopped_by, 0) <= 9 * ?`',
    by: BY,
  },
  {
    name: 'readers share their cursor',
    file: CURSORS,
    find: 'fold_cursors WHERE outlet = ? AND fold = ?`, [\n    outlet,\n    fold,\n  ])',
    replace: 'fold_cursors WHERE outlet = ? ORDER BY fold`, [outlet])',
    by: BY,
  },
  {
    name: 'what is forgotten leaves a row',
    file: COUNTED,
    find: "  'tallied_days',\n",
    replace: '',
    by: BY,
  },
  {
    name: 'what was counted by a release beside this one is counted again',
    file: 'src/server/usecases/folds/count-documents.ts',
    find: '  async standsAt(sql, outlet) {',
    replace: '  async asOf(sql, outlet) {',
    by: BY,
  },
]
