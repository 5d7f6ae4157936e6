/**
 * The Merkle tree of RFC 6962 §2.1, without its storage: which hashes a proof is made of, and how any of them comes out
 * of complete subtrees. One kind of proof serves for all: a subtree [start, end) is in the tree of so many leaves
 * (draft-ietf-plants-merkle-tree-certs-05 §4.4). Of a single leaf it is the inclusion proof of RFC 6962, of [0, end) the
 * consistency proof. Indices and sizes are whole numbers below 2^53; shifts are divisions, for JavaScript's hold 32 bits.
 */
import { nodeHash, type Sha256 } from './hash.ts'

/** Leaves from `start` up to and without `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The hash of 2^height leaves, the index-th such run of the tree. */
export type CompleteHash = (height: number, index: number) => Uint8Array

/** The largest power of two smaller than `count`, which is at least 2. */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

/** The draft's §4.1: is this range a Merkle tree whose inner nodes are, but for its right edge, those of the whole? */
export function isSubtree({ start, end }: Range): boolean {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || start > end) return false
  let aligned = 1
  while (aligned < end - start) aligned *= 2
  return start % aligned === 0
}

/** What the proof of a subtree in a tree of `size` leaves consists of, in its order. */
export function proofRanges(of: Range, size: number): Range[] {
  if (!isSubtree(of) || of.end > size) throw new RangeError(`no subtree of ${size}: [${of.start}, ${of.end})`)
  return of.start === of.end ? [] : within(of, { start: 0, end: size }, true)
}

/** `isKnown`: the verifier has the hash of what is looked for, as long as that is a node of the tree. */
function within(of: Range, tree: Range, isKnown: boolean): Range[] {
  if (of.start === tree.start && of.end === tree.end) return isKnown ? [] : [tree]
  const split = tree.start + splitOf(tree.end - tree.start)
  const left = { start: tree.start, end: split }
  const right = { start: split, end: tree.end }
  if (of.end <= split) return [...within(of, left, isKnown), right]
  if (of.start >= split) return [...within(of, right, isKnown), left]
  return [...within({ start: split, end: of.end }, right, false), left]
}

/** The complete subtrees, as height and index, that a range begins with and is made of, from left to right. */
export function completeParts({ start, end }: Range): { height: number; index: number }[] {
  const parts: { height: number; index: number }[] = []
  let at = start
  while (at < end) {
    let height = 0
    let leaves = 1
    while (at % (leaves * 2) === 0 && at + leaves * 2 <= end) {
      leaves *= 2
      height++
    }
    parts.push({ height, index: at / leaves })
    at += leaves
  }
  return parts
}

/** MTH(D[start:end]) of RFC 6962 §2.1; of nothing, the hash of nothing. The range is a subtree. */
export function rangeHash(range: Range, complete: CompleteHash, sha256: Sha256): Uint8Array {
  const parts = completeParts(range).map(({ height, index }) => complete(height, index))
  const last = parts.pop()
  if (last === undefined) return sha256(new Uint8Array())
  return parts.reduceRight((right, left) => nodeHash(left, right, sha256), last)
}
