/**
 * The agency's log and the registers that follow it, held against their promises from outside: what was ever signed is written
 * down when it is, and a box's register is what the entries that it holds say, by a rule of the oracle's own. What somebody else
 * signed in the agency's place was never signed here: whatever of it is found at a box has had an effect.
 */
import { DAY_MS } from '../../../src/domain/time.ts'
import { sameBytes } from '../../../src/log/bytes.ts'
import { parseCheckpoint } from '../../../src/log/checkpoint.ts'
import { leafHash } from '../../../src/log/hash.ts'
import { treeHash } from '../../log/naive-tree.ts'
import { sha256 } from '../../support/sha256.ts'
import type { Look } from './look.ts'
import type { Record } from './record.ts'
import { registerOf, registerSaidBy, type Stands } from './register.ts'
import type { Sometimes } from './sometimes.ts'

export interface AgencyWatchParts {
  readonly record: Record
  now(): number
  look(): Look
  lookAtHub(): Look
}

export interface AgencyWatch {
  /** The agency, or whoever restored it, has done what boxes may notice. */
  isTroubled: boolean
  /** Before a signature of the agency's exists. */
  signing(name: string, message: Uint8Array): void
  /** The box asks for something of the log. */
  asking(path: string): void
  /** The box's database, as it is committed now. */
  checkBox(): void
  /** A process of the box died with a transaction open. */
  diedInside(): void
  /** Nothing hinders any more. */
  checkAtEnd(): void
  /** What keeps the box's register from being the agency's; `null`: it is. */
  difference(): string | null
}

interface LogRow {
  readonly origin: string
  readonly size: number
}
interface FaultRow {
  readonly fault: Noticed
  readonly open: number
}
type Noticed = 'rolled-back' | 'forked' | 'wrong-key' | 'wrong-entries'

const NOTICED: { readonly [N in Noticed]: Sometimes } = {
  'rolled-back': 'rollback-of-the-agency-noticed',
  forked: 'fork-of-the-agency-noticed',
  'wrong-key': 'wrong-key-of-the-agency-noticed',
  'wrong-entries': 'wrong-entries-of-the-agency-noticed',
}
/** Kept and followed logs. */
const LOG = 'SELECT origin, size FROM agency_logs WHERE standing = ?'

const KEYS = 'SELECT COUNT(*) AS n FROM agency_keys WHERE origin = ?'

export function watchAgency({ record, now, look, lookAtHub }: AgencyWatchParts): AgencyWatch {
  const { violate, saw } = record
  /** By the log's name: entries that a signature of the agency's speaks of. */
  const signed = new Map<string, readonly string[]>()
  const noticed = new Map<Noticed, number>()
  let before: LogRow | null = null
  /** What the box held before a backup of it was put back. */
  let held = 0
  /** It has asked for entries, and has not taken them. */
  let isTaking = false

  const entriesIn = (sight: Look, origin: string, size: number) =>
    sight
      .all<{ entry: string }>(
        'SELECT entry FROM agency_entries WHERE origin = ? AND number <= ? ORDER BY number',
        origin,
        size,
      )
      .map(({ entry }) => entry)

  function signing(name: string, message: Uint8Array): void {
    const head = parseCheckpoint(Buffer.from(message).toString())
    if (head?.origin !== name) return
    const entries = entriesIn(lookAtHub(), name, head.size)
    const leaves = entries.map(entry => leafHash(Buffer.from(entry), sha256))
    record.tell(`the agency signs ${head.size} of ${name}`)
    if (entries.length < head.size || !sameBytes(treeHash(leaves, { start: 0, end: head.size }), head.root))
      violate('the-agency-signs-what-is-there', `${head.size} of ${name}`)
    const known = signed.get(name) ?? []
    const other = known.findIndex((entry, i) => i < head.size && entries[i] !== entry)
    if (other >= 0) violate('the-agency-signs-one-history', `entry ${other + 1} of ${name} is another`)
    if (entries.length > known.length) signed.set(name, entries)
  }

  function follows(log: LogRow): void {
    const entries = entriesIn(look(), log.origin, Number.MAX_SAFE_INTEGER)
    const said = signed.get(log.origin)
    if (entries.length !== log.size) violate('a-box-holds-what-it-counts', `${entries.length}, ${log.size}`)
    // What every run begins with was signed before it began.
    const strange = said === undefined ? -1 : entries.findIndex((entry, i) => said[i] !== entry)
    if (strange >= 0) violate('a-box-holds-what-was-signed', `entry ${strange + 1}: ${entries[strange]}`)
    for (const [id, stands] of registerSaidBy(entries)) isAsSaid(id, stands, registerOf(look()).get(id))
    const last = entries.at(-1)
    const at = last === undefined ? now() : Date.parse((JSON.parse(last) as { at: string }).at)
    if (before !== null && before.origin === log.origin && log.size > before.size) {
      isTaking = false
      saw('register-followed')
      const keys = look().get<{ n: number }>(KEYS, log.origin)
      if (keys !== undefined && keys.n > 1) saw('followed-under-another-key')
      if (now() - at > DAY_MS) saw('register-followed-after-days')
    }
  }

  function isAsSaid(id: string, said: Stands, is: Stands | undefined): void {
    const text = JSON.stringify(said)
    if (text !== JSON.stringify(is))
      violate('a-register-is-its-log', `${id}: ${text} is said, ${JSON.stringify(is)} is there`)
  }

  function checkFaults(): void {
    const rows = look().all<FaultRow>(
      'SELECT fault, mended_at IS NULL AS open FROM agency_faults ORDER BY fault',
    )
    for (const { fault } of rows) {
      if (!watch.isTroubled) violate('no-false-alarm', `${fault} is said of an honest agency`)
      if (noticed.get(fault) === undefined) saw(NOTICED[fault])
      noticed.set(fault, rows.filter(row => row.fault === fault && row.open === 1).length)
    }
  }

  function checkBox(): void {
    checkFaults()
    const log = look().get<LogRow>(LOG, 'followed') ?? null
    if (log === null || (log.origin === before?.origin && log.size === before.size)) return
    follows(log)
    if (before !== null && before.origin !== log.origin) saw('another-log-of-the-agency-followed')
    if (before?.origin === log.origin && log.size < before.size) held = before.size
    if (held > 0 && log.size >= held) {
      held = 0
      saw('followed-again-after-a-box-was-restored')
    }
    before = log
  }

  function difference(): string | null {
    const there = lookAtHub().get<LogRow & { signed: number; awaits: number; issued: number }>(
      "SELECT origin, size, signed_size AS signed, awaits, issued FROM agency_logs WHERE standing = 'own'",
    )
    const here = look().get<LogRow>(LOG, 'followed')
    const isSealed = there !== undefined && there.issued === there.signed && there.awaits === 0
    const isHere = here?.origin === there?.origin && here?.size === there?.size
    const open = look().get<{ n: number }>(
      `SELECT COUNT(*) AS n FROM agency_faults f JOIN agency_logs l ON l.origin = f.origin
       WHERE mended_at IS NULL AND l.standing = 'followed'`,
    )
    return isSealed && isHere && open?.n === 0 ? null : JSON.stringify({ there, here, open: open?.n })
  }

  const watch: AgencyWatch = {
    isTroubled: false,
    signing,
    asking(path) {
      checkBox()
      isTaking = path.startsWith('tile/entries/') || (isTaking && path.startsWith('tile/'))
    },
    checkBox,
    diedInside() {
      if (isTaking) saw('died-inside-a-package')
    },
    difference,
    checkAtEnd() {
      checkBox()
      const found = difference()
      if (found !== null) return violate('a-register-is-the-agencys-in-the-end', found)
      const [agency, box] = [shownIn(lookAtHub()), shownIn(look())]
      for (const id of new Set([...agency.keys(), ...box.keys()]))
        if (agency.get(id) !== box.get(id))
          violate(
            'a-register-is-the-agencys-in-the-end',
            `${id}: ${agency.get(id)} at the agency, ${box.get(id)} here`,
          )
      if ([...noticed.values()].length > 0) saw('fault-of-the-agency-mended')
    },
  }
  return watch
}

/** What guests may see of a register: what it says of all else nobody reads there. */
function shownIn(look: Look): Map<string, string> {
  return new Map(
    [...registerOf(look)].flatMap(([id, stands]) =>
      stands.standing === 'live' ? [[id, JSON.stringify(stands)]] : [],
    ),
  )
}
