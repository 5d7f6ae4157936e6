/** Ways to break the log and the hub: what is signed, witnessed, mirrored, and given back. */
const SEAL = 'src/server/usecases/log/seal.ts'
const PUSH = 'src/server/usecases/log/push.ts'
const RESTORE = 'src/server/usecases/log/restore.ts'
const TAKE = 'src/server/usecases/log/take-documents.ts'
const WITNESS = 'src/server/usecases/hub/witness.ts'
const MIRROR = 'src/server/usecases/hub/mirror.ts'
const SEALED = 'test/usecases/log/seal-log.test.ts'
const HUB = 'test/usecases/hub/hub.test.ts'
const SPOILED = 'test/server/spoiled.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const LOG_MUTANTS = [
  {
    name: 'the log is signed before its mark is raised',
    file: SEAL,
    find: `  await world.highWater.raise(markOf(log), head)
  const note = await signHead(world, key, { origin: log.origin, ...head })
`,
    replace: `  const note = await signHead(world, key, { origin: log.origin, ...head })
  await world.highWater.raise(markOf(log), head)
`,
  },
  {
    name: 'the log signs what does not extend its mark',
    file: SEAL,
    find: '  await mustExtend(world, log)\n',
    replace: '',
    by: SEALED,
  },
  {
    name: 'the log does not miss what a backup lacks',
    file: SEAL,
    find: 'const missing = log.issued < awaits ? awaits : 0',
    replace: 'const missing = log.issued < awaits ? 0 : 0',
  },
  {
    name: 'the log gives numbers of documents that are to be restored to others',
    file: 'src/server/usecases/documents/issue-document.ts',
    find: '  if (number <= awaits)\n',
    replace: '  if (number < awaits - awaits)\n',
  },
  {
    name: 'the log gives numbers again that the witness has seen, where the mirror lacks them',
    file: RESTORE,
    find: 'awaitNoMore(sql, world, log, held.size, seen)',
    replace: 'awaitNoMore(sql, world, log, held.size, held.size)',
    by: HUB,
  },
  {
    name: 'the log gives them again once nothing more comes from the mirror',
    file: RESTORE,
    find: 'awaitNoMore(sql, world, log, size, seen)',
    replace: 'awaitNoMore(sql, world, log, size, size)',
    by: HUB,
  },
  {
    name: 'the log is not restored in its order',
    file: TAKE,
    find: "  await nextNumber(sql, slug, 'document', taken.length)\n",
    replace: '',
  },
  {
    name: 'the log gets back a void that voids nothing',
    file: 'src/server/usecases/log/passed-over.ts',
    find: 'if (voided?.voidedBy === null) await markVoid(sql, outlet, voided, entry.number, atMs)',
    replace:
      'if (voided === null) await markVoid(sql, outlet, { number: 0, order: null }, entry.number, atMs)',
  },
  {
    name: 'the log takes back from the hub what does not follow',
    file: RESTORE,
    find: 'if (!sameBytes(await rootAt(sql, slug, held.size), held.root)) throw',
    replace: 'if (sameBytes(await rootAt(sql, slug, held.size), new Uint8Array())) throw',
    by: HUB,
  },
  {
    name: 'a log whose mark is gone issues as if nothing were',
    file: SEAL,
    find: 'mark?.size ?? (signed > 0 ? UNKNOWN_AWAITED : 0)',
    replace: 'mark?.size ?? 0',
    by: SPOILED,
  },
  {
    name: 'a copy of the folder issues as if it were the folder',
    file: 'src/server/city/here.ts',
    find: 'here.born !== null && here.born !== bornAt(path)',
    replace: 'here.born === path',
    by: SPOILED,
  },
  {
    name: 'a copy goes on though what it was made of has gone further',
    file: 'src/server/city/settle.ts',
    find: '> size) return false',
    replace: '> size) return true',
    by: SPOILED,
  },
  {
    name: "another city's master key is taken for this one's",
    file: 'src/server/usecases/city/known-key.ts',
    find: 'known === here',
    replace: "known !== ''",
    by: SPOILED,
  },
  {
    name: 'a master key is made where one was',
    file: 'src/server/city/data-dir.ts',
    find: '    refuseKeyless(dataDir)\n    return { hasCity: true }',
    replace: '    return { hasCity: true }',
    by: SPOILED,
  },
  {
    name: 'a city is made where one was',
    file: 'src/server/city/data-dir.ts',
    find: 'if (left.length > 0 && !isOfMaking) throw',
    replace: 'if (left.length > 99 && !isOfMaking) throw',
    by: SPOILED,
  },
  {
    name: 'what was written ahead of another database is not read through',
    file: 'src/server/storage/sqlite/look.ts',
    find: 'if (ahead && isThorough) refuseMalformed(database, path)',
    replace: '',
    by: SPOILED,
  },
  {
    name: 'the log forgets where the witness says that it is',
    file: PUSH,
    find: '    here.witnessed = size\n',
    replace: '',
  },
  {
    name: 'the log forgets where the mirror says that it is',
    file: PUSH,
    find: '    here.next = info.next\n',
    replace: '',
  },
  {
    name: 'the log believes for ever that the hub stands where it stood',
    file: 'src/server/live/pushing-loop.ts',
    find: '    forget()\n',
    replace: '',
  },
  {
    name: 'the log takes any line for a cosignature',
    file: PUSH,
    find: '  if (cosigned === null || cosigned.length === 0)\n',
    replace: '  if (cosigned === null && lines === "")\n',
    by: HUB,
  },
  {
    name: 'the witness does not ask where it is begun from',
    file: WITNESS,
    find: "  if (old !== log.signedSize) return refuse('other-size', log.signedSize)\n",
    replace: '',
  },
  {
    name: 'the witness cosigns before it has written down what it saw',
    file: WITNESS,
    find: '  await saveSigned(sql, outlet, seen.size, seen.note)\n  return ok(null)\n',
    replace: '  return ok(null)\n',
  },
  {
    name: 'the witness takes what does not extend what it saw',
    file: WITNESS,
    find: '  return verifyConsistency({ size: last.size',
    replace: '  return proof.length < 64 || verifyConsistency({ size: last.size',
    by: HUB,
  },
  {
    name: 'the mirror takes entries without their proof',
    file: MIRROR,
    find: '  if (!verifySubtree(subtree, root, tree, proof, sha256))\n',
    replace: '  if (subtree.end === 0 && !verifySubtree(subtree, root, tree, proof, sha256))\n',
    by: HUB,
  },
  {
    name: 'the mirror takes entries again that it has',
    file: MIRROR,
    find: '  const known = log.size - range.start\n',
    replace: '  const known = 0\n',
    by: HUB,
  },
  {
    name: 'the witness shows what it has not cosigned',
    file: WITNESS,
    find: '  if (signaturesBy([key], note).length > 0) return log.signed\n',
    replace: '  if (signaturesBy([key], note).length >= 0) return log.signed\n',
    by: HUB,
  },
  {
    name: 'the mirror shows what it has not cosigned',
    file: 'src/server/routes/log.ts',
    find: "role.kind === 'city' ? publishedCheckpoint(log) : log.witnessed || null",
    replace: 'publishedCheckpoint(log)',
    by: HUB,
  },
  {
    name: 'the mirror names a checkpoint that it is beyond',
    file: MIRROR,
    find: 'infoOf(log, isBehind ? log.signedSize : head.end)',
    replace: 'infoOf(log, pending === null ? log.signedSize : head.end)',
    by: HUB,
  },
  {
    name: 'an outlet of another history waits for documents that cannot come',
    file: PUSH,
    find: "  if (await isFork(world, log)) throw otherHistory(outlet, 'it holds both')\n",
    replace: '',
    by: HUB,
  },
  {
    name: 'the hub counts nothing',
    file: 'src/server/live/chores-loop.ts',
    find: '() => readNew(world, fold, outlet))',
    replace: 'async () => issues && readNew(world, fold, outlet))',
  },
]
