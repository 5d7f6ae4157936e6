/** Ways to break the audit: each check that it makes, left out. */
const AUDIT = 'src/log/audit.ts'
const BY = 'test/log/audit.test.ts'
const TAMPER = 'test/tamper/tamper.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const AUDIT_MUTANTS = [
  {
    name: 'the audit takes a log for the one that was held',
    file: AUDIT,
    find: '!sameBytes(before.root, held.root)',
    replace: 'before.root.length !== held.root.length',
    by: TAMPER,
  },
  {
    name: 'the audit takes a log that is shorter than what was held',
    file: AUDIT,
    find: 'held !== null && head.size < held.size) fault',
    replace: 'held !== null && head.size < held.size - held.size) fault',
    by: BY,
  },
  {
    name: 'the audit takes the signature of whoever it is',
    file: AUDIT,
    find: "else if (signed.length === 0) fault('key-unknown')",
    replace: 'else if (signed.length === 0) void 0',
    by: BY,
  },
  {
    name: 'the audit lets a key sign for any size',
    file: AUDIT,
    find: '(until === null || head.size <= until)',
    replace: '(until === null || until >= 0)',
    by: BY,
  },
  {
    name: 'the audit takes what the hub has not signed',
    file: AUDIT,
    find: "if (cosigned === null) fault('witness-wrong')",
    replace: 'if (cosigned === null) void 0',
    by: BY,
  },
  {
    name: 'the audit takes a checkpoint of another tree',
    file: AUDIT,
    find: "if (!sameBytes(rootOf(size, edge, sha256), head.root)) fault('root-wrong')",
    replace: 'if (!sameBytes(rootOf(size, edge, sha256), head.root)) void 0',
    by: BY,
  },
  {
    name: 'the audit looks at no tile that has become full',
    file: AUDIT,
    find: '      if (tile.hashes.length === TILE_WIDTH * HASH_BYTES) await compare',
    replace: '      if (tile.hashes.length > TILE_WIDTH * HASH_BYTES) await compare',
    by: BY,
  },
  {
    name: 'the audit looks at no tile that is not full yet',
    file: AUDIT,
    find: '  for (const tile of edge) await compare',
    replace: '  for (const tile of edge.slice(0, 0)) await compare',
    by: BY,
  },
  {
    name: 'the audit takes an entry in another’s place',
    file: AUDIT,
    find: 'entry.number === index + 1 &&',
    replace: 'entry.number >= 1 &&',
    by: BY,
  },
  {
    name: 'the audit takes an entry of another outlet',
    file: AUDIT,
    find: '(outlet === null || entry.outlet === outlet) &&',
    replace: '(outlet === null || entry.outlet !== null) &&',
    by: BY,
  },
  {
    name: 'the audit takes an entry in another form than its own',
    file: AUDIT,
    find: 'sameBytes(utf8(canonical(entry)), bytes)',
    replace: 'canonical(entry) === new TextDecoder().decode(bytes)',
    by: BY,
  },
  {
    name: 'the audit takes an entry that is no document',
    file: AUDIT,
    find: "return isInPlace ? legible(entry) : 'none'",
    replace: "return isInPlace ? 'known' : 'none'",
    by: BY,
  },
  {
    name: 'the audit takes what stands behind a bundle’s entries',
    file: AUDIT,
    find: 'bundle === null || bundle.end !== bytes?.length',
    replace: 'bundle === null || bytes === null',
    by: BY,
  },
  {
    name: 'the audit goes on from tiles that are not those of what was held',
    file: AUDIT,
    find: '  if (!sameBytes(rootOf(held.size, edge, sha256), held.root)) return nothing\n',
    replace: '',
    by: BY,
  },
  {
    name: 'processes that raise a mark take each other’s file away',
    file: 'src/server/log-files.ts',
    find: "randomBytes(6).toString('hex')",
    replace: 'process.pid',
    by: 'test/server/log-files.test.ts',
  },
  {
    name: 'a mark is the one that was written last',
    file: 'src/server/log-files.ts',
    find: 'sort((a, b) => b.head.size - a.head.size)',
    replace: 'sort((a, b) => a.head.size - b.head.size)',
    by: 'test/server/log-files.test.ts',
  },
]
