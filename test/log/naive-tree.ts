/** RFC 6962 §2.1 as it is written, over leaves in memory: what the log's own tree is held against. */
import { leafHash, nodeHash } from '../../src/log/hash.ts'
import type { CompleteHash, Range } from '../../src/log/tree.ts'
import { sha256 } from '../support/sha256.ts'

/** d[0] = 0x00, d[1] = 0x01 …, hashed. */
export function someLeaves(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) =>
    leafHash(i < 256 ? Uint8Array.of(i) : Uint8Array.of(i >> 8, i & 255), sha256),
  )
}

/** MTH(D[start:end]). */
export function treeHash(leaves: readonly Uint8Array[], { start, end }: Range): Uint8Array {
  const count = end - start
  if (count === 0) return sha256(new Uint8Array())
  if (count === 1) return leaves[start] as Uint8Array
  const split = 2 ** Math.floor(Math.log2(count - 1))
  return nodeHash(
    treeHash(leaves, { start, end: start + split }),
    treeHash(leaves, { start: start + split, end }),
    sha256,
  )
}

export function completeOf(leaves: readonly Uint8Array[]): CompleteHash {
  return (height, index) => treeHash(leaves, { start: index * 2 ** height, end: (index + 1) * 2 ** height })
}
