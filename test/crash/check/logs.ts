/** Delivered = kwitansi = log = the hub's log = the hub's count, to the last one; and nothing that was signed was ever otherwise. */
import { leafHash } from '../../../src/log/hash.ts'
import { edgeOf, growTree, type Tile } from '../../../src/log/tiles.ts'
import { sha256 } from '../../support/sha256.ts'
import type { DocumentRow, State } from '../history/state.ts'
import { type Anomaly, type Check, groupBy } from './anomaly.ts'
import { checkCounts } from './counts.ts'

export const checkLogs: Check = run => {
  const { log, after } = run
  if (log === null) return []
  const outlets = [...groupBy(after.documents, ({ outlet }) => outlet)]
  return [
    ...(log.settledMs === null
      ? [{ kind: 'unmirrored' as const, what: 'something was still missing a minute after the trouble' }]
      : []),
    ...outlets.flatMap(([outlet, documents]) => [
      ...unsealed(outlet, documents, after),
      ...unmirrored(outlet, documents, log.hub),
      ...contradicted(outlet, documents, log.checkpoints),
    ]),
    ...log.hub.forks.map(({ outlet, size }): Anomaly => {
      return { kind: 'forked', what: `the hub says that ${outlet} has signed another history of ${size}` }
    }),
    ...checkCounts({ ...run, after: log.hub }).map(({ what }): Anomaly => {
      return { kind: 'miscounted', what: `at the hub, ${what}` }
    }),
  ]
}

function unsealed(outlet: string, documents: readonly DocumentRow[], { logs }: State): Anomaly[] {
  const log = logs.find(row => row.outlet === outlet)
  if (log?.size === documents.length && log.signedSize === log.size) return []
  return [{ kind: 'unsealed', what: `${outlet}: ${documents.length} issued, ${log?.signedSize ?? 0} sealed` }]
}

function unmirrored(outlet: string, documents: readonly DocumentRow[], hub: State): Anomaly[] {
  const copies = hub.documents.filter(row => row.outlet === outlet)
  const wrong = documents.find(({ entry }, i) => copies[i]?.entry !== entry)
  if (wrong === undefined && copies.length === documents.length) return []
  return [
    {
      kind: 'unmirrored',
      what: `${outlet}: ${documents.length} issued, ${copies.length} at the hub; first other: ${wrong?.number ?? documents.length + 1}`,
    },
  ]
}

/** Each checkpoint that was ever seen must be the tree of the first so many documents as they now are. */
function contradicted(
  outlet: string,
  documents: readonly DocumentRow[],
  checkpoints: NonNullable<Parameters<Check>[0]['log']>['checkpoints'],
): Anomaly[] {
  const own = checkpoints.filter(one => one.outlet === outlet).sort((a, b) => a.size - b.size)
  const found: Anomaly[] = []
  let size = 0
  let edge: readonly Tile[] = []
  let root = Buffer.from(sha256(new Uint8Array())).toString('base64')
  for (const seen of own) {
    if (seen.size > documents.length) {
      found.push({
        kind: 'forked',
        what: `${outlet}: ${seen.where} has signed ${seen.size} of ${documents.length}`,
      })
      continue
    }
    if (seen.size > size) {
      const leaves = documents.slice(size, seen.size).map(({ entry }) => leafHash(Buffer.from(entry), sha256))
      const grown = growTree(size, edge, leaves, sha256)
      const before = edge
      size = seen.size
      edge = edgeOf(size).flatMap(
        ({ level, index }) =>
          [...before, ...grown.tiles].filter(tile => tile.level === level && tile.index === index).at(-1) ??
          [],
      )
      root = Buffer.from(grown.root).toString('base64')
    }
    if (seen.root !== root)
      found.push({
        kind: 'forked',
        what: `${outlet}: what ${seen.where} published at ${seen.size} is not what is there`,
      })
  }
  return found
}
