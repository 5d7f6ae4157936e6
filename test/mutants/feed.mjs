/** Ways to break the feed: what other programs are told, and whether books are said to agree. */
const TELL = 'src/server/usecases/tellers/teller.ts'
const WEBHOOKS = 'src/server/usecases/webhooks/tell.ts'
const HOOKS = 'src/server/usecases/webhooks/hooks.ts'
const STATEMENTS = 'src/server/storage/statements/webhooks/webhooks.ts'
const RECIPIENTS = 'src/server/storage/statements/tellers/recipients.ts'
const BOOKS = 'src/server/usecases/reconcile/read-books.ts'
const RECONCILIATION = 'src/domain/reconciliation.ts'
const TOLD = 'test/usecases/webhooks/webhooks.test.ts'
const TELLERS = 'test/usecases/tellers/tellers.test.ts'
const RECONCILED = 'test/usecases/reconcile/reconcile.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const FEED_MUTANTS = [
  {
    name: 'documents are told before they are sealed',
    file: STATEMENTS,
    find: "'CASE WHEN l.size < l.signed_size THEN l.size ELSE l.signed_size END'",
    replace: `"(SELECT c.value FROM counters c WHERE c.outlet = l.outlet AND c.name = 'document')"`,
    by: TOLD,
  },
  {
    name: 'whoever lost its hold reports all the same',
    file: TELL,
    find: '    if (!isHeld) return\n',
    replace: '',
    by: TOLD,
  },
  {
    name: 'a hook that somebody holds is told by another',
    file: TELL,
    find: ' || found.restsUntil > nowMs)\n',
    replace: ')\n',
    by: TOLD,
  },
  {
    name: 'a hold is taken for the rest that another left',
    file: TELL,
    find: 'return even(ms) + 1',
    replace: 'return even(ms)',
    by: TOLD,
  },
  {
    name: 'what was not taken is not put aside',
    file: TELL,
    find: '      await putAside(sql, outlet, recipient, { number: message.number, tries, nextAt, fault: said })\n',
    replace: '      void [nextAt, said]\n',
    by: TOLD,
  },
  {
    name: 'what was taken at last stays aside',
    file: TELL,
    find: "      if (outcome === 'taken' && !message.isNew) await removeMessage(sql, outlet, recipient, message.number)\n",
    replace: '',
    by: TOLD,
  },
  {
    name: 'a message says another time than that of its try',
    file: WEBHOOKS,
    find: 'const seconds = String(Math.floor(world.clock.now() / 1_000))\n',
    replace: 'const seconds = String(body.length)\n',
    by: TOLD,
  },
  {
    name: 'hooks share their secret',
    file: HOOKS,
    find: "keys.mac('webhook', outlet, hook)",
    replace: "keys.mac('webhook', outlet, hook === '' ? hook : '')",
    by: TOLD,
  },
  {
    name: 'a replay leaves a hook ended',
    file: RECIPIENTS,
    find: 'SET number = ?, ended_at = NULL, rests_until = 0',
    replace: 'SET number = ?, rests_until = 0',
    by: TOLD,
  },
  {
    name: 'a receiver that is gone is told on',
    file: TELL,
    find: 'endedAt: isGone ? nowMs : null,',
    replace: 'endedAt: null,',
    by: TOLD,
  },
  {
    name: 'a message has another id when it is told again',
    file: TELL,
    find: 'const id = teller.idOf(outlet, message.number, message.generation)\n',
    replace:
      "const id = teller.idOf(outlet, message.number, message.generation) + '.'.repeat(message.tries)\n",
    by: TELLERS,
  },
  {
    name: 'a message has another id when its state was put back',
    file: TELL,
    find: 'const id = teller.idOf(outlet, message.number, message.generation)\n',
    replace: 'const id = teller.idOf(outlet, message.number, message.generation) + (held.restsUntil % 7)\n',
    by: TELLERS,
  },
  {
    name: 'what was put aside comes with the words of another message',
    file: TELL,
    find: 'await teller.message(sql, outlet, number)\n',
    replace: 'await teller.message(sql, outlet, Math.max(1, number - 1))\n',
    by: TELLERS,
  },
  {
    name: 'Tellers tell the recipients of each other',
    file: RECIPIENTS,
    find: "const OF_TELLER = `COALESCE(w.teller, 'webhook') = ?`\n",
    replace: "const OF_TELLER = `(w.teller IS NULL OR w.teller <> '-' OR ? = '')`\n",
    by: TELLERS,
  },
  {
    name: 'a changed document is said to be in the log',
    file: BOOKS,
    find: 'isInTree: hash !== undefined && sameBytes(hash, leafHash(Buffer.from(document.entry), sha256)),',
    replace:
      'isInTree: hash !== undefined || sameBytes(leafHash(Buffer.from(document.entry), sha256), new Uint8Array()),',
    by: RECONCILED,
  },
  {
    name: 'a line that was counted twice is said to agree',
    file: BOOKS,
    find: '        sum.amount === entry.total &&\n',
    replace: '',
    by: RECONCILED,
  },
  {
    name: 'a kwitansi that is not counted without a void is said to agree',
    file: BOOKS,
    find: '(document.voidedBy !== null || sum.voided === 0)',
    replace: 'true',
    by: RECONCILED,
  },
  {
    name: 'a number without a document is not missed',
    file: RECONCILIATION,
    find: "    case 'issued':\n      return row !== undefined\n",
    replace: "    case 'issued':\n      return row !== undefined || number > 0\n",
    by: RECONCILED,
  },
  {
    name: 'what the mirror lacks is not missed',
    file: RECONCILIATION,
    find: 'return number <= heads.mirrored\n',
    replace: 'return number <= heads.sealed\n',
    by: RECONCILED,
  },
]
