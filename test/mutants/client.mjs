/** Ways to break the half of the protocol that lives on devices. */
const ENTRY = 'src/client/outbox/entry.ts'
const TAB = 'src/client/outbox/tab-store.ts'
const OUTBOX = 'src/client/outbox/outbox.ts'
const SENDER = 'src/client/outbox/sender.ts'
const COMMANDS = 'src/client/outbox/commands.ts'
const FINAL = 'src/contract/final.ts'
const API = 'src/client/platform/api.ts'
const REPLICA = 'src/client/replica/replica.ts'
const FOLD = 'src/client/replica/fold.ts'
const OFFER_AGAIN = 'src/client/outbox/offer-again.ts'
const LOOK_UP = 'src/client/outbox/look-up.ts'
const TRIGGERS = 'src/client/outbox/triggers.ts'
const STORE = 'src/client/outbox/indexed-db.ts'
const DEVICE = 'src/client/platform/device.ts'
const BASKET = 'src/client/guest/basket.ts'

const ENTRY_TEST = 'test/client/outbox/entry.test.ts'
const TAB_TEST = 'test/client/outbox/tab-store.test.ts'
const OUTBOX_TEST = 'test/client/outbox/outbox.test.ts'
const SENDER_TEST = 'test/client/outbox/sender.test.ts'
const REPLICA_TEST = 'test/client/replica/replica.test.ts'
const EVENT_SOURCE = 'src/client/platform/event-source.ts'
const STREAM = 'src/client/platform/stream.ts'
const FOLD_TEST = 'test/client/replica/fold.test.ts'
const STREAM_TEST = 'test/client/platform/stream.test.ts'
const TRIGGERS_TEST = 'test/client/outbox/triggers.test.ts'
const STORE_TEST = 'test/client/outbox/indexed-db.test.ts'
const DEVICE_TEST = 'test/client/platform/device.test.ts'
const ONE_TRUTH_TEST = 'test/client/guest/one-truth.test.ts'
const API_TEST = 'test/client/platform/api.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const CLIENT_MUTANTS = [
  {
    name: 'a fault of the server is taken for a verdict',
    file: FINAL,
    find: 'status >= 500 ||',
    replace: 'status >= 600 ||',
  },
  {
    name: 'a lost session is taken for a verdict',
    file: FINAL,
    find: '[401, 408, 425, 429]',
    replace: '[408, 425, 429]',
  },
  {
    name: 'a refusal leaves the outbox as accepted',
    file: COMMANDS,
    find: "verdict: { type: 'refused', code, context }, order: null }\n  return { final: false, code, context, retryAfterS }",
    replace:
      "verdict: { type: 'accepted' }, order: null }\n  return { final: false, code, context, retryAfterS }",
  },
  {
    name: 'a refusal is dropped without a word',
    file: OUTBOX,
    find: '  if (!stands) return { put }\n',
    replace: "  if (verdict.type === 'refused') return { drop: own }\n  if (!stands) return { put }\n",
  },
  {
    name: 'an answer that cannot be had settles the order',
    file: API,
    find: "    } catch {\n      return { ok: false, code: 'offline' }",
    replace: "    } catch {\n      return { ok: false, code: 'sold-out' }",
  },
  {
    name: 'saved, although the store refused',
    file: TAB,
    find: '      changed(entries())\n      return false',
    replace: '      changed(entries())\n      return true',
  },
  {
    name: 'what the store refused is forgotten',
    file: TAB,
    find: '    return [...lost, ...untaken]',
    replace: '    return untaken.length > 0 ? lost : lost',
    by: TAB_TEST,
  },
  {
    name: 'what was wiped under the page is not put back',
    file: TAB,
    find: '    return [...lost, ...untaken]',
    replace: '    return lost.length > 0 ? untaken : untaken',
    by: TAB_TEST,
  },
  {
    name: 'the same wish, while it still waits, is another order',
    file: ENTRY,
    find: "  if (a.type !== b.type || !('body' in a) || !('body' in b)) return false\n",
    replace: '  if (a !== b) return false\n',
    by: 'test/client/outbox/outbox.test.ts',
  },
  {
    name: 'an order that waited for hours is sent unasked',
    file: ENTRY,
    find: '  if (ageMs > ASK_AGAIN_AFTER_MS || ageMs < -CLOCK_SLACK_MS) return true\n',
    replace: '',
  },
  {
    name: 'agreed to again, with other bytes',
    file: ENTRY,
    find: "  return { ...entry, agreedAtMs: nowMs, state: { type: 'waiting', heldUntilMs: 0 } }",
    replace: `  const { command } = entry
  const body = 'body' in command ? { ...command.body, placedAt: new Date(nowMs).toISOString() } : undefined
  return {
    ...entry,
    command: { ...command, body } as Command,
    agreedAtMs: nowMs,
    state: { type: 'waiting', heldUntilMs: 0 },
  }`,
  },
  {
    name: 'sent orders are kept for a minute only',
    file: ENTRY,
    find: 'export const KEEP_SETTLED_MS = 72 * HOUR_MS',
    replace: 'export const KEEP_SETTLED_MS = 10_000 + 0 * HOUR_MS',
  },
  {
    name: 'an order that was lost with a backup is not offered again',
    file: ENTRY,
    find: "state.verdict.type === 'accepted' && !entry.state.over\n    ? { ...entry, state: { type: 'waiting', heldUntilMs: 0 } }",
    replace: "state.verdict.type === 'accepted' && !entry.state.over\n    ? entry",
    by: ENTRY_TEST,
  },
  {
    name: 'one bad order holds up the next',
    file: ENTRY,
    find: '  return heads(entries.filter(entry => entry.owner === owner)).find(',
    replace: '  return heads(entries.filter(entry => entry.owner === owner)).slice(0, 1).find(',
    by: ENTRY_TEST,
  },
  {
    name: "an earlier guest's queue is sent under the next guest's session",
    file: ENTRY,
    find: '  return heads(entries.filter(entry => entry.owner === owner)).find(',
    replace: '  return heads(entries.filter(() => owner !== null)).find(',
    by: ENTRY_TEST,
  },
  {
    name: 'a step is sent while it can still be undone',
    file: ENTRY,
    find: ' && !resting.has(entry.id) && heldMs(entry, nowMs) === 0',
    replace: ' && !resting.has(entry.id)',
    by: ENTRY_TEST,
  },
  {
    name: 'what was undone is sent all the same',
    file: OUTBOX,
    find: "        return undone ? settled(entry, { type: 'withdrawn' }, nowMs) : entry",
    replace: '        return entry',
    by: OUTBOX_TEST,
  },
  {
    name: 'what is on its way can be undone',
    file: SENDER,
    find: '    await count(entry)\n    // A device may have slept over that, for a night.\n',
    replace: '',
    by: SENDER_TEST,
  },
  {
    name: 'a cancelled order is sent after its cancel',
    file: OUTBOX,
    find: '        entries => entries.filter(({ id }) => id === subject).map(entry => withdrawn(entry, device.nowMs())),\n',
    replace: '        () => [],\n',
    by: OUTBOX_TEST,
  },
  {
    name: 'a cancel that came too late leaves its order withdrawn',
    file: OUTBOX,
    find: "verdict.type === 'refused' && verdict.code === 'wrong-state'",
    replace: "verdict.type === 'withdrawn'",
  },
  {
    name: 'a try that brought nothing is never made again',
    file: SENDER,
    find: '      resting.delete(id)\n      void wake()\n    })\n    resting.set',
    replace: '    })\n    resting.set',
    by: SENDER_TEST,
  },
  {
    name: 'two tabs send at once',
    file: SENDER,
    find: '      await device.exclusively(',
    replace: '      await ((_lock: string, work: () => Promise<void>) => work())(',
    by: SENDER_TEST,
  },
  {
    name: 'asked about although the server has it',
    file: SENDER,
    find: "    if (outcome !== 'unknown') return conclude(entry, outcome)\n",
    replace: "    if (outcome !== 'unknown' && !outcome.final) return conclude(entry, outcome)\n",
    by: SENDER_TEST,
  },
  {
    name: 'what was missed while the line was cut is not read',
    file: REPLICA,
    find: '    if (isStale && (up || isInVain)) void refresh()\n',
    replace: '',
    by: REPLICA_TEST,
  },
  {
    name: 'the cursor moves without the order',
    file: FOLD,
    find: '    ? { ...replica, cursor, orders: joined(replica.orders, event.data.order) }',
    replace: '    ? { ...replica, cursor }',
  },
  {
    name: 'a number that a browser carried on is taken for the own one of what comes after',
    file: EVENT_SOURCE,
    find: 'IS_NUMBERED[name] && lastEventId !== before ? numberOf(lastEventId) : undefined',
    replace: 'numberOf(lastEventId)',
    by: STREAM_TEST,
  },
  {
    name: 'an order that is told without a number is taken for old news',
    file: EVENT_SOURCE,
    find: '    before = lastEventId\n',
    replace: '',
    by: STREAM_TEST,
  },
  {
    name: 'that the desk has gone is old news under an old number',
    file: FOLD,
    find: '      return replica.attended === event.data.attended\n',
    replace: '      return Number(event.id) <= replica.cursor || replica.attended === event.data.attended\n',
    by: FOLD_TEST,
  },
  {
    name: 'an event that nobody can read is passed over',
    file: EVENT_SOURCE,
    find: '    else if (IS_NUMBERED[name]) on.missed(id)\n',
    replace: '',
    by: STREAM_TEST,
  },
  {
    name: 'an event that nobody can read is asked for again and again',
    file: STREAM,
    find: '        if (id !== undefined) seen = id\n        lose()',
    replace: '        lose()',
    by: STREAM_TEST,
  },
  {
    name: 'a late word brings an earlier state back',
    file: FOLD,
    find: '  if (known !== undefined && isBehind(order, known)) return orders\n',
    replace: '',
    by: FOLD_TEST,
  },
  {
    name: 'a page that is too old for its server gives its orders up',
    file: FINAL,
    find: 'return !(PUT_RIGHT as readonly string[]).includes(code)',
    replace: 'return true',
    by: SENDER_TEST,
  },
  {
    name: 'not now is taken for never',
    file: FINAL,
    find: '[401, 408, 425, 429]',
    replace: '[401, 408, 425]',
  },
  {
    name: 'an answer about another order is taken for this one',
    file: COMMANDS,
    find: "  if (order !== null && order.id !== subject) return { final: false, code: 'offline' }\n",
    replace: '',
    by: OUTBOX_TEST,
  },
  {
    name: "anybody's JSON is an answer",
    file: API,
    find: "  if (!response.headers.has(OWN_HEADER)) return { ok: false, code: 'offline' }\n",
    replace: '',
    by: API_TEST,
  },
  {
    name: 'each try goes out under an id of its own',
    file: SENDER,
    find: 'const outcome = await send(ask, entry)',
    replace:
      'const outcome = await send(ask, entry.tries > 0 ? { ...entry, subject: crypto.randomUUID() } : entry)',
  },
  {
    name: 'tries come later and later without end',
    file: SENDER,
    find: 'Math.min(RETRY_MS * 2 ** failed, RETRY_MAX_MS)',
    replace: 'RETRY_MS * 2 ** failed',
    by: SENDER_TEST,
  },
  {
    name: 'what the server asked to wait for is not waited for',
    file: SENDER,
    find: 'device.after(Math.max(backoffMs, askedMs),',
    replace: 'device.after(backoffMs,',
    by: SENDER_TEST,
  },
  {
    name: 'an order whose time has passed is sent unasked',
    file: ENTRY,
    find: 'return atMs <= nowMs && atMs > agreedAtMs',
    replace: 'return false',
    by: SENDER_TEST,
  },
  {
    name: 'what takes the place of an order does not wait for its cancel',
    file: ENTRY,
    find: 'return first.filter(({ replaces }) => replaces === undefined || !seen.has(replaces))',
    replace: 'return first',
    by: OUTBOX_TEST,
  },
  {
    name: 'both stand unasked after a cancel that came too late',
    file: OUTBOX,
    find: 'return { put: [...put, ...placed, ...successors] }',
    replace: 'return { put: [...put, ...placed] }',
    by: OUTBOX_TEST,
  },
  {
    name: 'what is taken back here is not taken back at the server',
    file: OUTBOX,
    find: "        entryOf({ type: 'cancel' }, owner, subject, 0),\n",
    replace:
      "        settled(entryOf({ type: 'cancel' }, owner, subject, 0), { type: 'accepted' }, device.nowMs()),\n",
  },
  {
    name: 'a step that cannot be taken back goes at once',
    file: 'src/client/desk/live/sending.ts',
    find: 'STEPS[type].undoMs',
    replace: '0 * STEPS[type].undoMs',
    by: 'test/client/desk/outbox.test.ts',
  },
  {
    name: 'a cancel that went with a backup is not offered again',
    file: ENTRY,
    find: "takerOf(entry.command.type) !== 'guest'",
    replace: "entry.command.type !== 'place'",
  },
  {
    name: 'what was brought is offered again',
    file: OFFER_AGAIN,
    find: '  await outbox.finish(listed.filter(order => !isOpen(order)).map(order => order.id))\n',
    replace: '',
    by: OUTBOX_TEST,
  },
  {
    name: 'what is only not listed is offered again',
    file: OFFER_AGAIN,
    find: "return reply.code === 'unknown-order' ? null : undefined",
    replace: 'return null',
    by: OUTBOX_TEST,
  },
  {
    name: 'a server that cannot be asked has never heard of an order',
    file: LOOK_UP,
    find: 'afterTheStay(reply.context) : refused(reply)',
    replace: "afterTheStay(reply.context) : 'unknown'",
    by: SENDER_TEST,
  },
  {
    name: 'an order of a stay that is over was never placed',
    file: LOOK_UP,
    find: "  if (verdict === 'accepted') return { final: true, verdict: { type: 'accepted' }, order: null }\n",
    replace: '',
    by: 'test/client/outbox/commands.test.ts',
  },
  {
    name: 'a network that is back is no occasion',
    file: TRIGGERS,
    find: "  addEventListener('online', wake)\n",
    replace: '',
    by: TRIGGERS_TEST,
  },
  {
    name: 'what is kept may be forgotten by a power cut',
    file: STORE,
    find: "{ durability: 'strict' }",
    replace: "{ durability: 'relaxed' }",
    by: STORE_TEST,
  },
  {
    name: 'saved is said before it is on disk',
    file: STORE,
    find: '    await done\n',
    replace: '',
    by: STORE_TEST,
  },
  {
    name: 'no lock among tabs',
    file: DEVICE,
    find: '    if (locks === null) return work()\n',
    replace: '    if (locks !== undefined) return work()\n',
    by: DEVICE_TEST,
  },
  {
    name: 'a tab that sleeps is waited for for ever',
    file: DEVICE,
    find: 'setTimeout(() => patience.abort(), LOCK_PATIENCE_MS)',
    replace: 'setTimeout(() => undefined, LOCK_PATIENCE_MS)',
    by: DEVICE_TEST,
  },
  {
    name: 'a page that is refused the line asks again at once',
    file: REPLICA,
    find: 'stopAsking = device.after(LEAD_AGAIN_MS * (0.5 + device.random()), () => lead(false))',
    replace: 'lead(false)',
    by: REPLICA_TEST,
  },
  {
    name: 'a tab that comes later does not know that the line stands',
    file: REPLICA,
    find: '    if (stands !== true) lineIs(true)\n',
    replace: '',
    by: REPLICA_TEST,
  },
  {
    name: 'a line that opens and is silent is believed',
    file: STREAM,
    find: '        wait(SILENCE_MS, lose)\n        connected(true)',
    replace: '        stop()\n        connected(true)',
    by: STREAM_TEST,
  },
  {
    name: 'a device that slept while a try was counted does not ask',
    file: SENDER,
    find: '    if (needsWord(entry, device.nowMs())) return askAgain(entry)\n',
    replace: '',
  },
  {
    name: 'a first reading that failed is the last',
    file: REPLICA,
    find: 'if (isStale && stands !== false) void refresh()',
    replace: 'if (isStale && stands) void refresh()',
    by: REPLICA_TEST,
  },
  {
    name: 'what is heard during a reading is lost',
    file: REPLICA,
    find: 'set(meanwhile.reduce(hear, asRead(found)), true)',
    replace: 'set(asRead(found), true)',
    by: REPLICA_TEST,
  },
  {
    name: 'an order of which the server speaks waits all the same for its answer',
    file: 'src/client/guest/stay.ts',
    find: "  if (event.name === 'order') void theOutbox().arrived([event.data.order.id])\n",
    replace: '',
    by: 'test/client/guest/live.test.ts',
  },
  {
    name: 'what the store refused is not laid aside',
    file: TAB,
    find: '        layAside(next)\n',
    replace: '        loose = next\n',
    by: TAB_TEST,
  },
  {
    name: 'of two sights of one entry the one that knows less is kept',
    file: 'src/client/outbox/store.ts',
    find: 'return isUnsent(a) ? b : a',
    replace: 'return isUnsent(a) ? a : b',
    by: TAB_TEST,
  },
  {
    name: 'whatever stands under an id is the wish that was sent',
    file: LOOK_UP,
    find: 'return found.order !== null && isWishOf(found.order, entry.command.body) ? found : mismatch',
    replace: 'return found',
    by: SENDER_TEST,
  },
  {
    name: 'a wish that was written anew is refused, although its order stands',
    file: LOOK_UP,
    find: 'return found.order !== null && isWishOf(found.order, entry.command.body) ? found : mismatch',
    replace: 'return mismatch',
    by: SENDER_TEST,
  },
  {
    name: 'a database that hangs is asked again at each tap',
    file: STORE,
    find: '    hangs = true\n',
    replace: '',
    by: STORE_TEST,
  },
  {
    name: "today is what the desk's own clock takes for it",
    file: 'src/client/desk/time.ts',
    find: 'dateUnlessToday(ms, serverNow(), zone, locale)',
    replace: 'dateUnlessToday(ms, Date.now(), zone, locale)',
    by: 'test/client/desk/time.test.ts',
  },
  {
    name: 'what a clerk left behind goes out when nobody is signed in',
    file: 'src/client/desk/live/use-steps.ts',
    find: '    return () => sending.signIn(null)\n',
    replace: '',
    by: 'test/client/desk/steps.test.tsx',
  },
  {
    name: 'a server that takes writes again is still said to take none',
    file: 'src/client/desk/live/use-presence.ts',
    find: '(isRefused ? times + 1 : 0)',
    replace: '(isRefused ? times + 1 : times)',
    by: 'test/client/desk/presence.test.tsx',
  },
  {
    name: 'what a database answers too late still decides',
    file: STORE,
    find: '    if (attempt.isGivenUp) return []\n    const change',
    replace: '    const change',
    by: STORE_TEST,
  },
  {
    name: 'what was ordered stays in the basket',
    file: BASKET,
    find: "return !isSettled(entry) || entry.state.verdict.type === 'accepted' ? 'ordered' : 'undone'",
    replace: 'return null',
    by: ONE_TRUTH_TEST,
  },
  {
    name: 'the list of orders does not know what was ordered from the basket',
    file: BASKET,
    find: "return isUndone(order.state) ? 'undone' : 'ordered'",
    replace: 'return null',
    by: ONE_TRUTH_TEST,
  },
  {
    name: 'what came to nothing keeps its id',
    file: BASKET,
    find: "replaceCart(renamed(fate === 'ordered' ? { ...EMPTY, stay: cart.stay } : cart))",
    replace: "if (fate === 'ordered') replaceCart(renamed({ ...EMPTY, stay: cart.stay }))",
    by: ONE_TRUTH_TEST,
  },
  {
    name: 'an order has another id than its basket',
    file: OUTBOX,
    find: 'const id = named ?? uuidV7',
    replace: 'const id = uuidV7',
  },
]
