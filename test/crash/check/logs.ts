/**
 * Issued = sealed = witnessed = the hub's documents, byte for byte = the hub's count; and whatever checkpoint anybody was
 * shown meanwhile is of that one history. From the documents alone the tree is built once more, and every proof from it.
 */
import { utf8 } from '../../../src/log/bytes.ts'
import { type Checkpoint, parseCheckpoint } from '../../../src/log/checkpoint.ts'
import { verifyCosignatures } from '../../../src/log/cosignature.ts'
import { leafHash, nodeHash } from '../../../src/log/hash.ts'
import { type NoteKey, parseKey, parseNote, verifyNote } from '../../../src/log/note.ts'
import { verifyConsistency } from '../../../src/log/proof.ts'
import { type CompleteHash, proofRanges, rangeHash } from '../../../src/log/tree.ts'
import { crypto } from '../../../src/server/crypto.ts'
import type { Where } from '../history/log-watch.ts'
import type { DocumentRow, LogRow, State } from '../history/state.ts'
import type { Anomaly, Check, LogSeen } from './anomaly.ts'
import { checkCounts } from './counts.ts'

const { sha256 } = crypto

export const checkLogs: Check = run => {
  const { log: seen, after } = run
  if (seen === null) return []
  const logged = new Set(after.logs.map(({ outlet }) => outlet))
  const without = new Set(after.documents.map(({ outlet }) => outlet).filter(outlet => !logged.has(outlet)))
  return [
    ...[...without].map((outlet): Anomaly => ({ kind: 'unsealed', what: `${outlet} has no log` })),
    ...after.logs.flatMap(log => checkLog(after, seen, log)),
    ...seen.hub.forks.map(
      ({ outlet, size }): Anomaly => ({
        kind: 'forked',
        what: `the hub holds a fork of ${outlet} at ${size}`,
      }),
    ),
    ...checkCounts({ ...run, after: seen.hub }).map(({ kind, what }) => ({
      kind,
      what: `at the hub, ${what}`,
    })),
    ...(seen.settledMs === null
      ? [{ kind: 'late' as const, what: 'something was still missing a minute after the trouble' }]
      : []),
  ]
}

/** A log as its documents make it. */
interface Tree {
  readonly size: number
  readonly complete: CompleteHash
}

function checkLog(after: State, seen: LogSeen, log: LogRow): Anomaly[] {
  const documents = documentsOf(after, log.outlet)
  const tree = treeOf(documents)
  const vkeys = after.logKeys.filter(({ outlet }) => outlet === log.outlet).map(({ vkey }) => vkey)
  const [witness = [], mirror = []] = seen.cosigners.map(vkey => readKeys([vkey]))
  const signers = { keys: readKeys(vkeys), witness, mirror }
  const there = seen.hub.logs.find(({ outlet }) => outlet === log.outlet)
  const isWhole = (note: string | undefined, must: readonly NoteKey[]) => {
    const head = opened(note, signers, must)
    return head?.origin === log.origin && head.size === tree.size && isOfTree(head, tree)
  }
  const found: Anomaly[] = []
  const expect = (is: boolean, kind: Anomaly['kind'], what: string) => {
    if (!is) found.push({ kind, what: `${log.outlet}, ${tree.size} documents: ${what}` })
  }
  expect(log.size === tree.size && isWhole(log.signed, []), 'unsealed', sizeOf(log.signed))
  expect(isWhole(log.witnessed, witness), 'unwitnessed', sizeOf(log.witnessed))
  expect(isWhole(there?.signed, witness), 'unwitnessed', `the witness's ${sizeOf(there?.signed)}`)
  expect(isWhole(there?.witnessed, mirror), 'unmirrored', `the mirror's ${sizeOf(there?.witnessed)}`)
  return [
    ...found,
    ...differences(documents, documentsOf(seen.hub, log.outlet)),
    ...checkShown(seen, log, tree, signers),
  ]
}

function documentsOf({ documents }: State, outlet: string): DocumentRow[] {
  return documents.filter(row => row.outlet === outlet).sort((a, b) => a.number - b.number)
}

function readKeys(vkeys: readonly string[]): NoteKey[] {
  return vkeys.flatMap(vkey => parseKey(vkey, sha256) ?? [])
}

function treeOf(documents: readonly DocumentRow[]): Tree {
  const levels = [documents.map(({ entry }) => leafHash(utf8(entry), sha256))]
  for (let level = levels[0] ?? []; level.length > 1; levels.push(level))
    level = Array.from({ length: Math.floor(level.length / 2) }, (_, i) =>
      nodeHash(level[2 * i] as Uint8Array, level[2 * i + 1] as Uint8Array, sha256),
    )
  return {
    size: documents.length,
    complete: (height, index) => levels[height]?.[index] ?? new Uint8Array(),
  }
}

interface Signers {
  /** One of the log's must have signed. */
  readonly keys: readonly NoteKey[]
  /** The hub's keys, one each. Wherever one of them stands under a checkpoint, it must be right. */
  readonly witness: readonly NoteKey[]
  readonly mirror: readonly NoteKey[]
}

/** What a note says, if it is signed as it must be, and by all those who must have cosigned it. */
function opened(
  text: string | undefined,
  { keys, witness, mirror }: Signers,
  must: readonly NoteKey[],
): Checkpoint | null {
  const note = parseNote(text ?? '')
  if (note === null || (verifyNote(note, keys, crypto) ?? []).length === 0) return null
  const cosigned = verifyCosignatures(note, [...witness, ...mirror], crypto)?.map(({ key }) => key)
  return must.every(key => cosigned?.includes(key)) && cosigned !== undefined
    ? parseCheckpoint(note.text)
    : null
}

function isOfTree({ size, root }: Checkpoint, tree: Tree): boolean {
  return (
    size <= tree.size && Buffer.compare(rangeHash({ start: 0, end: size }, tree.complete, sha256), root) === 0
  )
}

function sizeOf(note: string | undefined): string {
  return `checkpoint says ${parseCheckpoint(parseNote(note ?? '')?.text ?? '')?.size ?? 'nothing'}`
}

function differences(here: readonly DocumentRow[], there: readonly DocumentRow[]): Anomaly[] {
  const held = new Map(there.map(({ number, entry }) => [number, entry]))
  const own = new Set(here.map(({ number }) => number))
  return [
    ...here.filter(({ number, entry }) => held.get(number) !== entry),
    ...there.filter(({ number }) => !own.has(number)),
  ].map(({ outlet, number }) => ({
    kind: 'unmirrored',
    what: `document ${outlet} ${number} is not the same at the hub`,
  }))
}

/** In the order of their sizes each must go on from the one before. */
function checkShown(
  { checkpoints }: LogSeen,
  { outlet, origin }: LogRow,
  tree: Tree,
  signers: Signers,
): Anomaly[] {
  const { witness, mirror } = signers
  const must: Readonly<Record<Where, readonly NoteKey[]>> = {
    hotel: [],
    witness,
    mirror,
  }
  const found: Anomaly[] = []
  const heads: Checkpoint[] = []
  const last = new Map<string, number>()
  for (const { where, address, outlet: of, note } of checkpoints) {
    if (of !== outlet) continue
    const head = opened(note, signers, must[where])
    if (head?.origin !== origin) {
      found.push({ kind: 'unsigned', what: `${outlet}: what its ${where} shows, ${sizeOf(note)}` })
      continue
    }
    const before = last.get(address) ?? 0
    if (head.size < before)
      found.push({ kind: 'rewound', what: `${outlet}: its ${where} shows ${head.size} after ${before}` })
    last.set(address, head.size)
    heads.push(head)
  }
  const inOrder = [...heads].sort((a, b) => a.size - b.size)
  for (const [i, head] of inOrder.entries()) {
    const before = inOrder[i - 1]
    if (head.size > tree.size)
      found.push({
        kind: 'lost',
        what: `${outlet}: ${head.size} documents were signed for, ${tree.size} are there`,
      })
    else if (before === undefined ? !isOfTree(head, tree) : !goesOn(before, head, tree))
      found.push({
        kind: 'forked',
        what: `${outlet}: ${before?.size ?? 'the first,'} ${head.size} are of two histories`,
      })
  }
  return found
}

function goesOn(before: Checkpoint, after: Checkpoint, { complete }: Tree): boolean {
  if (before.size === 0) return true
  const proof = proofRanges({ start: 0, end: before.size }, after.size).map(range =>
    rangeHash(range, complete, sha256),
  )
  return verifyConsistency(before, after, proof, sha256)
}
