/**
 * The log, held against its promise from outside: everything that was ever signed or cosigned is written down when it is,
 * with the entries it speaks of, and nothing takes them back, no crash and no backup. Trees are computed as RFC 6962
 * writes them, by no code of the program.
 */
import { DAY_MS } from '../../../src/domain/time.ts'
import { sameBytes } from '../../../src/log/bytes.ts'
import { parseCheckpoint } from '../../../src/log/checkpoint.ts'
import { leafHash } from '../../../src/log/hash.ts'
import type { TreeHead } from '../../../src/log/proof.ts'
import { treeHash } from '../../log/naive-tree.ts'
import { sha256 } from '../../support/sha256.ts'
import { HUB_NAMES } from '../server/hub-site.ts'
import { LOG_ORIGIN, outlet } from '../server/template.ts'
import type { Look } from './look.ts'
import { generationOf, lossesIn, watchLosses } from './losses.ts'
import type { Record } from './record.ts'

const SLUG = outlet.slug
/** A kwitansi that waited so long for its seal was shown as waiting. */
const WAITED_MS = 5_000

export interface LogWatchParts {
  readonly record: Record
  now(): number
  look(): Look
  lookAtHub(): Look
  /** By its name. */
  mark(name: string): TreeHead | null
  readonly hasHub: boolean
  /** Nothing could be signed for a while of this run. */
  wasAway(): boolean
}

export interface LogWatch {
  /** Entries that a signature speaks of, in their order. */
  readonly signed: readonly string[]
  signing(name: string, message: Uint8Array): void
  cosigning(name: string, message: Uint8Array): void
  /** The hub's database, as it is committed now; what a process found that has just begun, too. */
  checkHub(hasBegun?: boolean): void
  /** A backup of the hub is put back: it knows no more than it did then. */
  hubGoesBack(): void
  /** The outlet's, and the mark. */
  checkOutlet(): void
}

interface HubRow {
  readonly size: number
  readonly seen: number
  readonly witnessed: number
}

export function watchLog(parts: LogWatchParts): LogWatch {
  const { record, now, look, lookAtHub, hasHub, wasAway } = parts
  const { violate, saw } = record
  const signed: string[] = []
  const roots = new Map<number, Uint8Array>()
  /** Of trees that were given up with what is lost. */
  const lostRoots: TreeHead[] = []
  const highest = new Map<number, number>()
  const mark = (generation: number) =>
    parts.mark(`${LOG_ORIGIN}${generation === 1 ? '' : `#${generation}`}`)?.size ?? -1
  const losses = watchLosses({ record, hasHub, look, lookAtHub, mark })
  let before: HubRow = { size: 0, seen: 0, witnessed: 0 }
  /** Keys of losses that the hub was seen to have adopted. */
  let adopted = new Set<string>()
  /** What the hub held before a backup of it was put back. */
  let held = 0
  let isBehind = false

  const entriesIn = (sight: Look, size: number) =>
    sight.all<{ entry: string; at: number }>(
      'SELECT entry, issued_at AS at FROM documents WHERE outlet = ? AND number <= ? ORDER BY number',
      SLUG,
      size,
    )
  const rootOf = (entries: readonly string[]) =>
    treeHash(
      entries.map(entry => leafHash(Buffer.from(entry), sha256)),
      { start: 0, end: entries.length },
    )

  /** What was given up is signed for no more, and may come again as something else. */
  function checkLosses(): void {
    const standing = losses.lookAgain(signed)
    if (standing === signed.length) return
    signed.splice(standing)
    for (const [size, root] of roots)
      if (size > standing) {
        lostRoots.push({ size, root })
        roots.delete(size)
      }
  }

  function signing(name: string, message: Uint8Array): void {
    checkLosses()
    const checkpoint = parseCheckpoint(Buffer.from(message).toString())
    if (checkpoint?.origin !== name) return
    const { size, root } = checkpoint
    record.tell(`signs ${size}`)
    const rows = entriesIn(look(), size)
    const entries = rows.map(({ entry }) => entry)
    if (entries.length < size) violate('durable-before-signed', `${size} signed, ${entries.length} are there`)
    else if (!sameBytes(rootOf(entries), root)) violate('signed-is-what-is-there', `the root of ${size}`)
    const other = entries.findIndex((entry, index) => signed[index] !== undefined && signed[index] !== entry)
    if (other >= 0) violate('checkpoints-extend-each-other', `entry ${other + 1} of ${size} is another`)
    const known = roots.get(size)
    if (known !== undefined && !sameBytes(known, root)) violate('one-root-a-size', `two roots of ${size}`)
    const generation = generationOf(lossesIn(look()), Number.MAX_SAFE_INTEGER)
    if (mark(generation) < size) violate('marked-before-signed', `${size}, the mark is ${mark(generation)}`)
    checkMark()
    for (const { at } of rows.slice(signed.length)) if (now() - at > WAITED_MS) saw('waited-for-its-seal')
    if (size > signed.length) {
      saw('sealed-while-running')
      if (wasAway()) saw('sealed-after-signer-came-back')
    }
    losses.named(signed.length + 1, entries.slice(signed.length))
    for (const entry of entries.slice(signed.length)) signed.push(entry)
    roots.set(size, root)
  }

  function cosigning(name: string, message: Uint8Array): void {
    const [, , ...lines] = Buffer.from(message).toString().split('\n')
    const checkpoint = parseCheckpoint(lines.join('\n'))
    // The register and what else the hub publishes are none.
    if (checkpoint?.origin !== LOG_ORIGIN) return
    const { size, root } = checkpoint
    const known = [...lostRoots, { size, root: roots.get(size) ?? new Uint8Array() }]
    if (!known.some(head => head.size === size && sameBytes(head.root, root)))
      violate('cosigned-is-what-was-signed', `${name} cosigns another ${size}`)
    const hub = hubRow()
    if (name === HUB_NAMES.witness && hub.seen < size)
      violate('seen-before-cosigned', `${size}, of which ${hub.seen} is on disk`)
    if (name === HUB_NAMES.mirror && entriesIn(lookAtHub(), size).length < size)
      violate('held-before-cosigned', `${size}, and not all is there`)
    if (name === HUB_NAMES.witness && size > 0) saw('witnessed-while-running')
  }

  function hubRow(): HubRow {
    return (
      lookAtHub().get<HubRow>(
        'SELECT size, signed_size AS seen, witnessed_size AS witnessed FROM logs WHERE outlet = ?',
        SLUG,
      ) ?? before
    )
  }

  function checkMark(): void {
    for (let generation = 1; generation === 1 || mark(generation) >= 0; generation++) {
      const before = highest.get(generation) ?? -1
      const size = mark(generation)
      if (size < before) violate('marks-are-only-raised', `${before} was marked, and ${size} is`)
      highest.set(generation, size)
    }
  }

  /** What was seen and never came is given up there as well, by an officer's hand and no further than the mirror. */
  function checkAdopted(hub: HubRow): void {
    for (const { vkey, since } of lossesIn(lookAtHub())) {
      if (!record.adoptedByOfficers.has(vkey))
        violate('a-hub-believes-an-officer', `it gives up what comes after ${since} by nobody's word`)
      if (adopted.has(vkey)) continue
      adopted.add(vkey)
      before = { ...before, seen: Math.min(before.seen, Math.max(since, hub.seen)) }
      saw('loss-adopted-by-an-officer')
    }
  }

  return {
    signed,
    signing,
    cosigning,
    checkHub(hasBegun = false) {
      const hub = hubRow()
      checkAdopted(hub)
      if (hub.seen < before.seen || hub.witnessed < before.witnessed || hub.size < before.size)
        violate('a-hub-never-goes-back', `${JSON.stringify(before)}, then ${JSON.stringify(hub)}`)
      const behind = entriesIn(lookAtHub(), hub.witnessed)[before.witnessed]
      if (behind !== undefined && now() - behind.at > DAY_MS) saw('caught-up-after-days')
      before = hub
      for (const [index, { entry }] of entriesIn(lookAtHub(), Number.MAX_SAFE_INTEGER).entries())
        if (signed[index] !== entry) violate('a-mirror-is-the-beginning', `entry ${index + 1} is another`)
      const forks = lookAtHub().get<{ n: number }>('SELECT COUNT(*) AS n FROM forks')?.n ?? 0
      if (forks > 0) violate('no-false-alarm', `${forks} forks are said to be of an honest log`)
      if (hasBegun && hub.size < hub.seen) saw('mirrored-in-parts')
      if (hub.size < held) isBehind = true
      else if (isBehind) {
        isBehind = false
        saw('mirrored-again-at-a-hub-that-was-put-back')
      }
    },
    hubGoesBack() {
      held = before.size
      before = { size: 0, seen: 0, witnessed: 0 }
      adopted = new Set()
    },
    checkOutlet() {
      checkLosses()
      checkMark()
      for (const [index, { entry }] of entriesIn(look(), signed.length).entries())
        if (signed[index] !== entry)
          violate('nothing-in-its-place', `entry ${index + 1} was signed with other bytes`)
    },
  }
}
