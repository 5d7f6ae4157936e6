/**
 * The hub's addresses, served by a hub only, to the letter of C2SP tlog-witness and tlog-mirror where these speak. They
 * speak no JSON but for the forks, and refuse in plain text by the statuses that these specifications give. What it mirrors is
 * read as any log is (`files.ts`).
 */
import * as z from 'zod/mini'

export interface HubAddress {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly says: string
  readonly params?: z.ZodMiniObject
  /** Media type of what is sent. */
  readonly body?: string
  readonly type: string
  /** What other statuses say. */
  readonly statuses: Readonly<Record<number, string>>
}

const TEXT = 'text/plain'
const BYTES = 'application/octet-stream'
/** SHA-256 of a log's origin, hexadecimal. */
export const ofOrigin = z.object({ hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)) })

const MALFORMED = { 400: 'Not such a request' }
const UNKNOWN = { 404: 'No such log is known here' }
const NOT_SIGNED = { 403: 'By no key that may sign this, or a wrong signature' }
const CLAIM = { ...MALFORMED, ...NOT_SIGNED, ...UNKNOWN }

export const HUB_ADDRESSES = {
  hubAddCheckpoint: {
    method: 'POST',
    path: '/hub/add-checkpoint',
    says: 'The witness: a checkpoint that extends what it saw is cosigned (C2SP tlog-witness)',
    body: TEXT,
    type: TEXT,
    statuses: {
      ...CLAIM,
      409: 'The old size is not what was cosigned last; the body says what was, as text/x.tlog.size',
      422: 'It does not extend what was seen',
    },
  },
  hubAddEntries: {
    method: 'POST',
    path: '/hub/add-entries',
    says: 'The mirror: entries in packages of at most 256, each with its proof, gzip or not (C2SP tlog-mirror)',
    body: BYTES,
    type: TEXT,
    statuses: {
      ...MALFORMED,
      ...UNKNOWN,
      202: 'Taken so far; the body says where to go on, as text/x.tlog.mirror-info',
      409: 'Not from here or not to there; the body says where, as text/x.tlog.mirror-info',
      413: 'Too much at once',
      422: 'Not proven, or not an entry of this log',
      503: 'Too many uploads at work',
    },
  },
  hubAddPapers: {
    method: 'POST',
    path: '/hub/add-papers',
    says: "By which hash each paper's link is known: a note signed by the log's key, `etalase.papers/1`, origin, first number, a hash or `-` a line. Answers the next number that is not known",
    body: TEXT,
    type: TEXT,
    statuses: CLAIM,
  },
  hubAddUnseen: {
    method: 'POST',
    path: '/hub/add-unseen',
    says: "That nobody has seen orders at an outlet for a quarter of an hour: a note signed by the log's key within five minutes, `etalase.unseen/1`, origin, seconds since 1970, then a line with how many and the second since when; without one none is. Answers nothing",
    body: TEXT,
    type: TEXT,
    statuses: { ...CLAIM, 429: 'Later than the last one by less than ten seconds' },
  },
  hubAddNoticed: {
    method: 'POST',
    path: '/hub/add-noticed',
    says: "What an outlet has noticed of the agency's log: a note signed by the log's key within five minutes, `etalase.noticed/1`, origin, seconds since 1970, then a line a kind: how often, how many of those stand, and the second since when. Answers nothing",
    body: TEXT,
    type: TEXT,
    statuses: { ...CLAIM, 429: 'Later than the last one by less than ten seconds' },
  },
  hubAddOwn: {
    method: 'POST',
    path: '/hub/add-own',
    says: "What an outlet has added to its shelf by itself and the agency has not spoken of: a note signed by the log's key within five minutes, `etalase.own/1`, origin, seconds since 1970, then a line of JSON a maker or product, as a card has them. Answers nothing",
    body: TEXT,
    type: TEXT,
    statuses: { ...CLAIM, 429: 'Later than the last one by less than ten seconds' },
  },
  hubOwnEntries: {
    method: 'POST',
    path: '/hub/own-entries',
    says: "An outlet's own entries back, up to 256: a note signed by the log's key within five minutes, `etalase.read/1`, origin, first index, seconds since 1970",
    body: TEXT,
    type: BYTES,
    statuses: CLAIM,
  },
  hubKeys: {
    method: 'GET',
    path: '/hub/keys',
    says: 'The keys of the register, the witness and the mirror, a line each (C2SP signed-note)',
    type: TEXT,
    statuses: {},
  },
  hubRegister: {
    method: 'GET',
    path: '/hub/register',
    says: 'Whose key may sign which checkpoints of which log, signed by the register key',
    type: TEXT,
    statuses: {},
  },
  hubCity: {
    method: 'GET',
    path: '/hub/city',
    says: "The city's sellers and products, signed by the register key",
    type: TEXT,
    statuses: {},
  },
  hubForks: {
    method: 'GET',
    path: '/hub/forks',
    says: 'Checkpoints that logs have signed and that are of another history than the one mirrored here, with the notes that contradict each other; `provenAt` is null where that is not certain yet',
    type: 'application/json',
    statuses: {},
  },
  hubWitnessed: {
    method: 'GET',
    path: '/hub/witness/{hash}/checkpoint',
    says: 'The newest checkpoint that was cosigned (C2SP tlog-witness)',
    params: ofOrigin,
    type: TEXT,
    statuses: UNKNOWN,
  },
} as const satisfies Record<string, HubAddress>
