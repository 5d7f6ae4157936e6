/** Ways to break the agency's log: what is entered, sealed, and followed by hotels' boxes. */
const ADD = 'src/server/usecases/agency/add-entry.ts'
const OPEN = 'src/server/usecases/agency/open-log.ts'
const SEAL = 'src/server/usecases/agency/seal.ts'
const PULL = 'src/server/usecases/agency/pull.ts'
const REMOTE = 'src/server/usecases/agency/remote.ts'
const APPLY = 'src/server/usecases/agency/apply.ts'
const TOLD = 'src/server/usecases/hub/told.ts'
const TOLD_TEST = 'test/usecases/hub/told.test.ts'
const ROTATE = 'src/server/usecases/agency/rotate.ts'
const ROTATED = 'test/usecases/agency/rotate-agency-key.test.ts'
const APPLIED = 'test/usecases/agency/apply-entries.test.ts'
const ADDED = 'test/usecases/agency/add-entry.test.ts'
const SEALED = 'test/usecases/agency/seal-agency-log.test.ts'
const DOUBTED = 'test/usecases/agency/doubt-agency-log.test.ts'
const PULLED = 'test/usecases/agency/pull-agency-log.test.ts'
const HOSTILE = 'test/usecases/agency/hostile-agency-log.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const AGENCY_MUTANTS = [
  {
    name: 'the agency writes in the place of entries that are lost',
    file: ADD,
    find: 'if (taken.awaits > 0)',
    replace: 'if (taken.awaits < 0)',
    by: ADDED,
  },
  {
    name: 'the agency’s log names its officers',
    file: ADD,
    find: '[field, sealedHash(salt, value, sha256)]',
    replace: '[field, value]',
    by: ADDED,
  },
  {
    name: 'an entry of the agency may be longer than any bundle holds',
    file: ADD,
    find: 'if (Buffer.byteLength(text) > ENTRY_BYTES_MAX)',
    replace: 'if (Buffer.byteLength(text) > 2 * ENTRY_BYTES_MAX)',
    by: ADDED,
  },
  {
    name: 'the agency enters at each start what it has said already',
    file: OPEN,
    find: 'if (!said.things.has(subject))',
    replace: 'if (subject !== "")',
    by: ADDED,
  },
  {
    name: 'the agency enters its register while entries are missing',
    file: OPEN,
    find: "if (log?.standing !== 'own' || log.awaits > 0) return",
    replace: "if (log?.standing !== 'own') return",
    by: DOUBTED,
  },
  {
    name: 'the agency’s log is signed before its mark is raised',
    file: SEAL,
    find: `  await world.highWater.raise(origin, head)
  const note = await signHead(world, key, { origin, ...head })
`,
    replace: `  const note = await signHead(world, key, { origin, ...head })
  await world.highWater.raise(origin, head)
`,
    by: SEALED,
  },
  {
    name: 'the agency’s log signs what does not extend its mark',
    file: SEAL,
    find: '  await mustExtend(world, origin)\n',
    replace: '',
    by: SEALED,
  },
  {
    name: 'the agency’s log does not miss what a backup lacks',
    file: SEAL,
    find: 'const missing = issued < awaits ? awaits : 0',
    replace: 'const missing = issued < awaits ? 0 : 0',
    by: SEALED,
  },
  {
    name: 'a box takes a head of any key',
    file: PULL,
    find: "if (!isSigned) return wrong(world, log, 'wrong-key', head)",
    replace: '',
    by: PULLED,
  },
  {
    name: 'a box takes a head that is signed for another log',
    file: REMOTE,
    find: 'checkpoint.origin === named.origin && signed !== null',
    replace: 'signed !== null',
    by: PULLED,
  },
  {
    name: 'a box sees no other root at the size that it holds',
    file: PULL,
    find: "if (!sameBytes(root, head.root)) return 'forked'",
    replace: '',
    by: PULLED,
  },
  {
    name: 'a box sees no rollback',
    file: PULL,
    find: "if (head.size < Math.max(log.size, seen?.size ?? 0)) return 'rolled-back'",
    replace: '',
    by: PULLED,
  },
  {
    name: 'a box takes entries without a proof',
    file: PULL,
    find: 'if (!(await isBeginning(world, grown, head)))',
    replace: 'if (grown.size < 0)',
    by: PULLED,
  },
  {
    name: 'a box holds every fork for entries that were not signed',
    file: PULL,
    find: "return sameBytes(shown.root, held.root) ? null : 'forked'",
    replace: 'return null',
    by: PULLED,
  },
  {
    name: 'a box goes on by a key that counts no more',
    file: PULL,
    find: 'seen.head.note === log?.signed',
    replace: 'log !== null',
    by: HOSTILE,
  },
  {
    name: 'a box forgets the head that it has seen before its entries came',
    file: PULL,
    find: 'const isAhead = seen !== null && seen.size > log.size && seen.size < head.size',
    replace: 'const isAhead = seen !== null && seen.size < 0',
    by: HOSTILE,
  },
  {
    name: 'a box takes entries that are not in their place',
    file: PULL,
    find: 'const isInPlace = entry?.number === size + i + 1 &&',
    replace: 'const isInPlace =',
    by: PULLED,
  },
  {
    name: 'a box takes entries that are not in their one form',
    file: PULL,
    find: ' && sameBytes(utf8(canonicalOf(value)), one)',
    replace: '',
    by: PULLED,
  },
  {
    name: 'a box forgets what it has passed over',
    file: PULL,
    find: 'if (newer !== undefined && passedOver === null)',
    replace: 'if (newer === undefined && passedOver === 0)',
    by: PULLED,
  },
  {
    name: 'a box says for ever what is mended',
    file: PULL,
    find: '  await mendAgencyFaults(sql, origin, nowMs)\n',
    replace: '',
    by: PULLED,
  },
  {
    name: 'menus do not hear of the register',
    file: APPLY,
    find: 'if (changes.length > 0) await renewMenus(sql)',
    replace: '',
    by: PULLED,
  },
  {
    name: 'a box takes an answer as long as it comes',
    file: REMOTE,
    find: 'if (body.length > bytesMax)',
    replace: 'if (body.length < 0)',
    by: PULLED,
  },
  {
    name: 'a stolen key of the agency goes on counting for what it signed',
    file: ROTATE,
    find: 'since: isStolen ? 0 : signedSize',
    replace: 'since: signedSize',
    by: ROTATED,
  },
  {
    name: 'a box counts joined products apart',
    file: APPLY,
    find: 'return saveAlias(sql, { product, standsFor, at: toMilliseconds(at) })',
    replace: 'return',
    by: APPLIED,
  },
  {
    name: 'a log of the agency that begins anew leaves out for what something stands',
    file: OPEN,
    find: 'if (!said.aliases.has(from))',
    replace: "if (from === '')",
    by: DOUBTED,
  },
  {
    name: 'a hub believes what was overheard of an outlet for ever',
    file: TOLD,
    find: 'Math.abs(hub.clock.now() / 1000 - claim.seconds) > CLAIM_LIVES_S',
    replace: 'claim.seconds < 0',
    by: TOLD_TEST,
  },
  {
    name: 'an outlet writes at its hub without end',
    file: TOLD,
    find: 'if (before !== null && seconds < before / 1_000 + TOLD_EVERY_S) return false',
    replace: '',
    by: TOLD_TEST,
  },
  {
    name: 'an outlet tells its hub of what is the register’s',
    file: TOLD,
    find: 'one !== null && isOwnOf(outlet, one)',
    replace: 'one !== null',
    by: TOLD_TEST,
  },
  {
    name: 'an outlet writes over what an officer has written in its product',
    file: TOLD,
    find: ' && addedBy === outlet && version === 1',
    replace: ' && addedBy === outlet',
    by: TOLD_TEST,
  },
  {
    name: 'a hub forgets what an outlet has noticed once it is well again',
    file: 'src/server/storage/statements/hub/told.ts',
    find: 'UPDATE noticed_faults SET open = 0 WHERE outlet = ?',
    replace: 'DELETE FROM noticed_faults WHERE outlet = ? AND open = 0',
    by: TOLD_TEST,
  },
  {
    name: 'what an outlet adds by itself waits at the outlet for its next sale',
    file: 'src/server/live/pushing-loop.ts',
    find: 'pushed.get(outlet) !== markOf(size, beside)',
    replace: "!pushed.get(outlet)?.startsWith(size + ' ')",
    by: 'test/live/pushing-loop.test.ts',
  },
  // What only days of trouble bring together, the simulation finds.
  {
    name: 'a box passes over the last word of each package of the agency',
    file: APPLY,
    find: 'for (const change of changes) await make(sql, change)',
    replace: 'for (const change of changes.slice(0, -1)) await make(sql, change)',
  },
  {
    name: 'a box sells on what only a lost log of the agency had told of',
    file: PULL,
    find: '  await leaveUnspoken(sql, origin)\n',
    replace: '',
  },
  {
    name: 'a box that could not hear the agency asks no more',
    file: 'src/server/live/agency-pulling.ts',
    find: '    if (isStopped) return\n',
    replace: '    if (isStopped || failures > 0) return\n',
  },
  {
    name: 'a box takes a package of the agency before it knows what is in it',
    file: PULL,
    find: '  await applyEntries(sql, known)\n',
    replace: '  void world.storage.writeCity(later => applyEntries(later, known))\n',
  },
  {
    name: 'what has left the register is sold on',
    file: 'src/domain/product.ts',
    find: 'return standing === undefined || (standing',
    replace: "return standing !== 'draft' || (standing",
  },
]
