/** Ways to leave somebody waiting on silence. */
const ESCALATION = 'src/domain/escalation.ts'
const ESCALATE = 'src/server/usecases/escalation/escalate.ts'
const CHANNELS = 'src/server/usecases/escalation/channels.ts'
const WEBHOOK = 'src/server/links/webhook.ts'
const CHANNELS_TEST = 'test/usecases/escalation/channels.test.ts'
const CALLING = 'src/client/desk/sound/calling.ts'
const ESCALATION_TEST = 'test/domain/escalation.test.ts'
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
    find: "    await addEvent(sql, slug, { kind: 'order', stay: order.stay, subject: order.id }, nowMs)\n",
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
    find: 'own.length > 0 ? own : channels.filter',
    replace: 'person !== null ? own : channels.filter',
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
]
