/** Ways to accept a loss that loses more than was lost, or names that are not one paper's alone. */
const ACCEPT = 'src/server/usecases/log/accept-loss.ts'
const TAKE = 'src/server/usecases/hub/take-loss.ts'
const MIRROR = 'src/server/usecases/hub/mirror.ts'
const CODES = 'src/server/usecases/city/codes.ts'
const CHECK = 'src/log/check.ts'
const LOGS = 'src/server/storage/statements/log/logs.ts'
const TOLD = 'test/usecases/webhooks/webhooks.test.ts'
const EXPORTED = 'test/server/exports.test.ts'
const ACCEPTED = 'test/usecases/log/accept-loss.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const LOSS_MUTANTS = [
  {
    name: 'a loss that was cut off cannot be accepted any more',
    file: ACCEPT,
    find: 'atTheHub({ ...hub, signer: logKeys.signingAs(inUse.vkey) }, log)',
    replace: 'atTheHub(hub, log)',
    by: ACCEPTED,
  },
  {
    name: 'a loss is accepted without a new key',
    file: ACCEPT,
    find: 'const key = formatKey(logKeys.rotate(origin))',
    replace: 'const key = formatKey((await world.signer.keyOf(origin)) ?? logKeys.rotate(origin))',
    by: ACCEPTED,
  },
  {
    name: 'a loss is accepted of what the hub mirrors',
    file: ACCEPT,
    find: '  if (mirrored > log.size) return',
    replace: '  if (mirrored < 0) return',
    by: ACCEPTED,
  },
  {
    name: 'a loss begins a generation that there was already, once an older backup is put back',
    file: ACCEPT,
    find: 'const generation = marks.generation + 1',
    replace: 'const generation = log.generation + 1',
    by: ACCEPTED,
  },
  {
    name: 'a loss is of less than was signed after an older backup',
    file: ACCEPT,
    find: 'Math.max(found.size, mark?.size ?? 0)',
    replace: 'mark?.size ?? 0',
    by: ACCEPTED,
  },
  {
    name: 'a token is of the number alone',
    file: CODES,
    find: "keys.mac('kwitansi-token', outlet, spelled({ number, generation }))",
    replace: "keys.mac('kwitansi-token', outlet, spelled({ number, ...(generation ? {} : {}) }))",
    by: ACCEPTED,
  },
  {
    name: 'a link is of the number alone',
    file: CODES,
    find: 'spelled({ number, generation })}#',
    replace: 'spelled({ number })}#',
    by: ACCEPTED,
  },
  {
    name: 'whoever means a lost paper cancels the one that has its number now',
    file: 'src/server/usecases/documents/void-document.ts',
    find: ' || name.generation !== generation)',
    replace: ' || name.generation === 0)',
    by: ACCEPTED,
  },
  {
    name: 'a hub takes a loss for true without an officer',
    file: TAKE,
    find: '  if (officer === undefined)\n',
    replace: "  if (officer === '')\n",
    by: ACCEPTED,
  },
  {
    name: 'a hub gives up what it mirrors',
    file: TAKE,
    find: '  if (size >= loss.from)\n',
    replace: '  if (size < 0)\n',
    by: ACCEPTED,
  },
  {
    name: 'a hub accuses an outlet by what it could not place of a history that is lost',
    file: TAKE,
    find: '  await dropUnproven(sql, outlet, since)\n',
    replace: '',
    by: ACCEPTED,
  },
  {
    name: 'a hub takes what speaks of a loss that nobody has adopted',
    file: MIRROR,
    find: '  mustFitLosses(await allLogKeys(sql, outlet.slug), read)\n',
    replace: '',
    by: ACCEPTED,
  },
  {
    name: 'the key of before goes on counting after a loss',
    file: LOGS,
    find: "await sql.run('UPDATE log_keys SET until = ? WHERE outlet = ? AND (until IS NULL OR until > ?)', [",
    replace: "await sql.run('UPDATE log_keys SET until = ? WHERE outlet = ? AND until > ?', [",
    by: ACCEPTED,
  },
  {
    name: 'a lost paper is called forged',
    file: CHECK,
    find: 'signers.find(counts) ?? signers.find(isLost) ??',
    replace: 'signers.find(counts) ??',
    by: ACCEPTED,
  },
  {
    name: 'a lost paper is called right',
    file: CHECK,
    find: '  if (loss !== undefined && (entry.number',
    replace: '  if (loss?.vkey === paper.entry && (entry.number',
    by: ACCEPTED,
  },
  {
    name: 'a message of a number that was given again is called as the one that is lost',
    file: 'src/domain/webhook.ts',
    find: 'spelled({ number, generation })}`',
    replace: 'spelled({ number, ...(generation === 0 ? { generation } : {}) })}`',
    by: TOLD,
  },
  {
    name: 'a message is of the generation that was before',
    file: 'src/server/storage/statements/webhooks/webhooks.ts',
    find: 'k.since < d.number)',
    replace: 'k.since < d.number - 1)',
    by: TOLD,
  },
  {
    name: 'a table tells numbers that were given again as those that are lost',
    file: 'src/server/routes/exports.ts',
    find: 'entryRows(read, named(keys, number).generation)',
    replace: 'entryRows(read, named(keys, 0).generation)',
    by: EXPORTED,
  },
  {
    name: 'an older backup that is given up begins a generation that was there',
    file: ACCEPT,
    find: 'const generation = marks.generation + 1',
    replace: 'const generation = log.generation + 1',
  },
  {
    name: 'more is given up than was ever signed',
    file: ACCEPT,
    find: 'return ok({ log, from: log.size + 1, to, lastIssuedAt',
    replace: 'return ok({ log, from: log.size + 1, to: to + 1, lastIssuedAt',
  },
  {
    name: 'what the hub has is given up',
    file: ACCEPT,
    find: '  if (mirrored > log.size) return',
    replace: '  if (mirrored < 0) return',
  },
  {
    name: 'a lost paper opens the one that has its number now',
    file: CODES,
    find: "keys.mac('kwitansi-token', outlet, spelled({ number, generation }))",
    replace: "keys.mac('kwitansi-token', outlet, spelled({ number, ...(generation ? {} : {}) }))",
  },
  {
    name: 'a paper is given out under the name of one that is lost',
    file: CODES,
    find: 'spelled({ number, generation })}#',
    replace: 'spelled({ number })}#',
  },
  {
    name: 'two messages have one id, of which one is lost',
    file: 'src/domain/webhook.ts',
    find: 'spelled({ number, generation })}`',
    replace: 'spelled({ number, ...(generation === 0 ? { generation } : {}) })}`',
  },
  {
    name: 'the log says of a loss that it is of all that comes after',
    file: ACCEPT,
    find: 'lossEntry(head, { from, to, key, nonce',
    replace: 'lossEntry(head, { from, to: to + 1, key, nonce',
  },
  {
    name: 'what is given up is said under the key of before',
    file: ACCEPT,
    find: 'await addLogKey(sql, slug, { vkey: key, since: size, loss: { to, generation } })',
    replace: 'await addLogKey(sql, slug, { vkey: key, since: size + 1, loss: { to, generation } })',
  },
]
