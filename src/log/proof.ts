/** Verifying proofs: that a subtree's hash and a tree's belong together. Never throws: what is not a proof proves nothing. */
import { sameBytes } from './bytes.ts'
import { HASH_BYTES, nodeHash, type Sha256 } from './hash.ts'
import { isSubtree, type Range } from './tree.ts'

/** A tree's size and hash, as a checkpoint states them. */
export interface TreeHead {
  readonly size: number
  readonly root: Uint8Array
}

/** Hashes of a proof at most; no tree that can be is deeper. */
export const PROOF_HASHES_MAX = 63

const half = (n: number) => Math.floor(n / 2)
const isOdd = (n: number) => n % 2 === 1

/** Draft-ietf-plants-merkle-tree-certs-05 §4.4.3. The empty range is in every tree, with the hash of nothing. */
export function verifySubtree(
  of: Range,
  hash: Uint8Array,
  { size, root }: TreeHead,
  proof: readonly Uint8Array[],
  sha256: Sha256,
): boolean {
  if (!Number.isSafeInteger(size) || !isSubtree(of) || of.end > size) return false
  if (proof.length > PROOF_HASHES_MAX || proof.some(one => one.length !== HASH_BYTES)) return false
  if (of.start === of.end) return proof.length === 0 && sameBytes(hash, sha256(new Uint8Array()))
  let from = of.start
  let to = of.end - 1
  let last = size - 1
  const up = () => {
    from = half(from)
    to = half(to)
    last = half(last)
  }
  if (to === last) while (from !== to) up()
  else while (from !== to && isOdd(to)) up()
  const rest = [...proof]
  const first = from === to ? hash : rest.shift()
  if (first === undefined) return false
  let small = first
  let whole = first
  for (const next of rest) {
    if (last === 0) return false
    if (isOdd(to) || to === last) {
      if (from < to) small = nodeHash(next, small, sha256)
      whole = nodeHash(next, whole, sha256)
      while (!isOdd(to)) up()
    } else {
      whole = nodeHash(whole, next, sha256)
    }
    up()
  }
  return last === 0 && sameBytes(small, hash) && sameBytes(whole, root)
}

/** RFC 6962 §2.1.1: a leaf is in the tree, at its index. */
export function verifyInclusion(
  index: number,
  leaf: Uint8Array,
  tree: TreeHead,
  proof: readonly Uint8Array[],
  sha256: Sha256,
): boolean {
  return (
    leaf.length === HASH_BYTES && verifySubtree({ start: index, end: index + 1 }, leaf, tree, proof, sha256)
  )
}

/** RFC 6962 §2.1.2: the larger tree begins with all of the smaller one. Of an empty one nothing can be proven. */
export function verifyConsistency(
  before: TreeHead,
  after: TreeHead,
  proof: readonly Uint8Array[],
  sha256: Sha256,
): boolean {
  return before.size > 0 && verifySubtree({ start: 0, end: before.size }, before.root, after, proof, sha256)
}
