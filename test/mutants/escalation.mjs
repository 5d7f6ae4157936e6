/** Ways to leave somebody waiting on silence. */
const ESCALATION = 'src/domain/escalation.ts'
const ESCALATE = 'src/server/usecases/escalation/escalate.ts'
const CHANNELS = 'src/server/usecases/escalation/channels.ts'
const WEBHOOK = 'src/server/links/webhook.ts'
const CHANNELS_TEST = 'test/usecases/escalation/channels.test.ts'
const CALLING = 'src/client/desk/sound/calling.ts'
const ESCALATION_TEST = 'test/domain/escalation.test.ts'
const DESK = 'src/domain/desk-silence.ts'
const DESK_HERE = 'src/server/usecases/escalation/desk-silence.ts'
const DESK_TEST = 'test/usecases/escalation/desk-silence.test.ts'
const TROUBLE_TEST = 'test/usecases/escalation/trouble.test.ts'
const ROWS = 'src/server/storage/statements/ordering/escalations.ts'
const BESIDE = 'src/server/usecases/log/beside.ts'
const ESCALATE_TEST = 'test/usecases/escalation/escalate.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const ESCALATION_MUTANTS = [
  {
    name: 'an order that somebody has seen goes on calling',
    file: ESCALATION,
    find: "  if (!leadsFrom('acknowledge', order.state)) return null\n",
    replace: '',
    by: ESCALATION_TEST,
  },
  {
    name: 'whoever took it is told again',
    file: ESCALATION,
    find: '(before.takenAt === null && before.restsUntil <= nowMs)',
    replace: 'before.restsUntil <= nowMs',
    by: ESCALATION_TEST,
  },
  {
    name: 'whoever did not take it is given up',
    file: ESCALATION,
    find: 'before === undefined || (before.takenAt === null && before.restsUntil <= nowMs)',
    replace: 'before === undefined',
    by: ESCALATION_TEST,
  },
  {
    name: 'what is on its way is told a second time',
    file: ESCALATION,
    find: '(before.takenAt === null && before.restsUntil <= nowMs)',
    replace: 'before.takenAt === null',
    by: ESCALATE_TEST,
  },
  {
    name: 'nobody is told a second time',
    file: ESCALATION,
    find: '  second: (duty, channels) => byChannels(channels, secondOf(duty, channels)),\n',
    replace: '  second: () => [],\n',
    by: ESCALATION_TEST,
  },
  {
    name: 'what was told before is forgotten',
    file: ESCALATE,
    find: 'tellingsDue({ unseenMs, duty, channels, told: known }, nowMs)',
    replace: 'tellingsDue({ unseenMs, duty, channels, told: [] }, nowMs)',
    by: ESCALATE_TEST,
  },
  {
    name: 'a gateway that wants no more is asked again',
    file: CHANNELS,
    find: '  if (isGone) await endAddress(sql, outlet, channel, atMs)\n',
    replace: '',
    by: ESCALATE_TEST,
  },
  {
    name: 'the board does not say who was told',
    file: ESCALATE,
    find: "    await addEvent(sql, outlet, { kind: 'order', stay: due.order.stay, subject: order }, nowMs)\n",
    replace: '',
    by: ESCALATE_TEST,
  },
  {
    name: 'what calls in vain rings as what has just come',
    file: CALLING,
    find: '  if (isLouder) return LOUDER_EVERY_S\n',
    replace: '',
    by: 'test/client/desk/calling.test.ts',
  },
  {
    name: 'whoever is named and has no phone here is all that is called',
    file: ESCALATION,
    find: '(circles.find(({ length }) => length > 0) ?? [])',
    replace: '(person !== null ? own : (circles.find(({ length }) => length > 0) ?? []))',
    by: CHANNELS_TEST,
  },
  {
    name: 'whose phone takes nothing is all that is called',
    file: ESCALATION,
    find: '!phones.every(isInVain)',
    replace: 'phones.every(isInVain)',
    by: 'test/domain/escalation.test.ts',
  },
  {
    name: 'who was told first is told as the second',
    file: ESCALATION,
    find: '  return isOther && channels.some(({ person }) => person === second) ? second : null\n',
    replace: '  return firstOf(duty)\n',
    by: CHANNELS_TEST,
  },
  {
    name: 'a channel that was proved once is believed for ever',
    file: ESCALATION,
    find: 'provedAt !== null && nowMs - provedAt < PROOF_MS',
    replace: 'provedAt !== null',
    by: CHANNELS_TEST,
  },
  {
    name: 'any code proves a channel',
    file: CHANNELS,
    find: ' || shown.code !== code',
    replace: '',
    by: CHANNELS_TEST,
  },
  {
    name: 'a channel that fails is no trouble',
    file: CHANNELS,
    find: "isGone || (await failChannel(sql, outlet, recipient, (fault ?? '').slice(0, FAULT_MAX), atMs))",
    replace: 'isGone',
    by: CHANNELS_TEST,
  },
  {
    name: 'a push address may be a private one',
    file: WEBHOOK,
    find: 'return PRIVATE.check(address, family) ?',
    replace: 'return false ?',
    by: 'test/server/web-push.test.ts',
  },
  {
    name: 'the second person is called when the five minutes that are promised are over',
    file: ESCALATION,
    find: 'const IN_TIME_MS = 30_000\n',
    replace: 'const IN_TIME_MS = 0\n',
    by: ESCALATION_TEST,
  },
  {
    name: 'where no manager takes it nobody else is called',
    file: ESCALATION,
    find: 'of [channels.filter(isManagers), channels.filter(isSomebodys)]',
    replace: 'of [channels.filter(isManagers)]',
    by: ESCALATION_TEST,
  },
  {
    name: 'where nobody is named and no manager has a phone nobody is called',
    file: ESCALATION,
    find: '[own, channels.filter(isManagers), channels.filter(isSomebodys)]',
    replace: '[own, channels.filter(isManagers)]',
    by: ESCALATION_TEST,
  },
  {
    name: 'the agency never hears of silence',
    file: ESCALATION,
    find: "  agency: () => [{ way: 'agency', recipient: '', person: null }],\n",
    replace: '  agency: () => [],\n',
    by: ESCALATION_TEST,
  },
  {
    name: 'an order says that the agency elsewhere was told before it was',
    file: ESCALATE,
    find: 'if (takenAt === null || takenAt < sinceMs)',
    replace: 'if (takenAt === null)',
    by: TROUBLE_TEST,
  },
  {
    name: 'that orders are unseen waits until something is sold',
    file: BESIDE,
    find: '    [...(await troublesHere(sql, nowMs))],\n',
    replace: '',
    by: TROUBLE_TEST,
  },
  {
    name: 'an outlet that has started anew stays in trouble at the hub',
    file: BESIDE,
    find: 'unseen: null, noticed',
    replace: "unseen: '', noticed",
    by: TROUBLE_TEST,
  },
  {
    name: 'an outlet is in trouble after five minutes',
    file: 'src/domain/trouble.ts',
    find: "hasReached('agency', unseenMs)",
    replace: "hasReached('second', unseenMs)",
    by: TROUBLE_TEST,
  },
  {
    name: 'a desk that comes and goes calls each time',
    file: DESK,
    find: 'if (rests && silent.told.length === 0) return []',
    replace: '',
    by: DESK_TEST,
  },
  {
    name: 'a program that was away takes it for a silence of the desk',
    file: DESK,
    find: 'Math.max(since, listensSince)',
    replace: 'since',
    by: DESK_TEST,
  },
  {
    name: 'a desk calls though nobody is staying',
    file: DESK_HERE,
    find: 'since === null || (await presentStays(sql, slug)).length === 0',
    replace: 'since === null',
    by: DESK_TEST,
  },
  {
    name: 'a desk calls though it is back',
    file: DESK_HERE,
    find: 'silentSince(await lastAudible(sql, slug), hoursAround',
    replace: 'silentSince(nowMs - 2 * MINUTE_MS, hoursAround',
    by: DESK_TEST,
  },
  {
    name: 'a terminal that is mute was never audible',
    file: 'src/server/storage/statements/staff/presence.ts',
    find: 'THEN presences.at ELSE presences.heard_at END',
    replace: 'THEN presences.at ELSE NULL END',
    by: DESK_TEST,
  },
  {
    name: 'that it is over is told at every turn',
    file: ROWS,
    find: "way = 'push' AND closed_at IS NULL AND",
    replace: "way = 'push' AND",
    by: DESK_TEST,
  },
  {
    name: 'a phone is told that it is over while nobody has seen the order',
    file: ROWS,
    find: "o.is_open = 1 AND o.state = 'placed')",
    replace: "o.is_open = 0 AND o.state = 'placed')",
    by: DESK_TEST,
  },
  {
    name: 'a manager is not told that nobody would be reached',
    file: 'src/domain/channel-trouble.ts',
    find: 'failing + unproved === channels.length ? channels.length : 0',
    replace: '0',
    by: 'test/domain/channel-trouble.test.ts',
  },
]
