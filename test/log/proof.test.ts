import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCheckpoint } from '../../src/log/checkpoint.ts'
import { nodeHash } from '../../src/log/hash.ts'
import { formatNote } from '../../src/log/note.ts'
import { verifyConsistency, verifyInclusion, verifySubtree } from '../../src/log/proof.ts'
import { formatProof } from '../../src/log/tlog-proof.ts'
import { isSubtree, proofRanges, rangeHash } from '../../src/log/tree.ts'
import { sha256 } from '../support/sha256.ts'
import { completeOf, someLeaves, treeHash } from './naive-tree.ts'

const LEAVES = 300
const leaves = someLeaves(LEAVES)

interface Vectors {
  inclusion: (Wanted & { leafIdx: number; treeSize: number; root: string; leafHash: string })[]
  consistency: (Wanted & { size1: number; size2: number; root1: string; root2: string })[]
}
interface Wanted {
  name: string
  desc: string
  proof: string[] | null
  wantErr: boolean
}
/** Other people's data: it lies beside the repository where it is built, not in it. */
const PATH = fileURLToPath(new URL('../../../shared/data/merkle-proofs.json', import.meta.url))
const vectors: Vectors = existsSync(PATH)
  ? (JSON.parse(readFileSync(PATH, 'utf8')) as Vectors)
  : { inclusion: [], consistency: [] }
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))
const hashes = (proof: string[] | null) => (proof ?? []).map(bytes)

describe.skipIf(vectors.inclusion.length === 0)('of proofs that others made', () => {
  test.each(vectors.inclusion)('inclusion $name is refused: $wantErr', one => {
    const tree = { size: one.treeSize, root: bytes(one.root) }
    const holds = verifyInclusion(one.leafIdx, bytes(one.leafHash), tree, hashes(one.proof), sha256)
    expect(holds).toBe(!one.wantErr)
  })

  test.each(vectors.consistency)('consistency $name is refused: $wantErr', one => {
    const before = { size: one.size1, root: bytes(one.root1) }
    const after = { size: one.size2, root: bytes(one.root2) }
    expect(verifyConsistency(before, after, hashes(one.proof), sha256)).toBe(!one.wantErr)
  })
})

/** A tree, a subtree of it, and its proof. */
const proven = fc
  .tuple(fc.integer({ min: 1, max: LEAVES }), fc.integer({ min: 0, max: 9 }), fc.nat(), fc.nat())
  .map(([size, height, where, length]) => {
    const aligned = Math.min(2 ** height, 2 ** Math.floor(Math.log2(size)))
    const start = (where % Math.floor(size / aligned)) * aligned
    const end = start + 1 + (length % Math.min(aligned, size - start))
    const of = { start, end }
    const proof = proofRanges(of, size).map(part => rangeHash(part, completeOf(leaves), sha256))
    return { of, hash: treeHash(leaves, of), size, root: treeHash(leaves, { start: 0, end: size }), proof }
  })

describe('any subtree', () => {
  test('is verified by its proof', () => {
    fc.assert(
      fc.property(proven, ({ of, hash, size, root, proof }) => {
        expect(isSubtree(of)).toBe(true)
        expect(verifySubtree(of, hash, { size, root }, proof, sha256)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('is not verified once a bit of it, of the root or of the proof is another', () => {
    fc.assert(
      fc.property(proven, fc.nat(), fc.nat(), ({ of, hash, size, root, proof }, which, bit) => {
        const all = [hash, root, ...proof].map(one => Uint8Array.from(one))
        const flipped = all[which % all.length] as Uint8Array
        flipped[(bit >> 3) % 32] = (flipped[(bit >> 3) % 32] ?? 0) ^ (1 << (bit & 7))
        const [node = hash, top = root, ...rest] = all
        expect(verifySubtree(of, node, { size, root: top }, rest, sha256)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('is not verified by a proof with one hash more, one less, or two in each other’s place', () => {
    fc.assert(
      fc.property(proven, fc.nat(), ({ of, hash, size, root, proof }, where) => {
        const holds = (other: Uint8Array[]) => verifySubtree(of, hash, { size, root }, other, sha256)
        const at = where % (proof.length + 1)
        expect(holds([...proof.slice(0, at), root, ...proof.slice(at)])).toBe(false)
        if (proof.length > 0) expect(holds(proof.filter((_, i) => i !== where % proof.length))).toBe(false)
        if (proof.length > 1) expect(holds([...proof].reverse())).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('is not verified at another place, nor in a tree of another size with a proof of another length', () => {
    fc.assert(
      fc.property(proven, fc.nat({ max: LEAVES }), ({ of, hash, size, root, proof }, other) => {
        const moved = { start: other, end: other + of.end - of.start }
        if (other !== of.start) expect(verifySubtree(moved, hash, { size, root }, proof, sha256)).toBe(false)
        if (of.end <= other && proofRanges(of, other).length !== proof.length)
          expect(verifySubtree(of, hash, { size: other, root }, proof, sha256)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})

describe('what is no tree proves nothing', () => {
  const [leaf = new Uint8Array(32), ...siblings] = someLeaves(60)

  test('beyond what can be counted, though every hash is right', () => {
    const way = siblings.slice(0, 53)
    const root = way.reduce((left, right) => nodeHash(left, right, sha256), leaf)
    expect(verifyInclusion(0, leaf, { size: 2 ** 53 - 1, root }, way, sha256)).toBe(true)
    expect(verifyInclusion(0, leaf, { size: 2 ** 53, root }, way, sha256)).toBe(false)
  })

  test('with hashes that are longer and shorter than a hash, though they make the same', () => {
    const [sibling = leaf] = siblings
    const root = nodeHash(leaf, sibling, sha256)
    expect(verifySubtree({ start: 0, end: 1 }, leaf, { size: 2, root }, [sibling], sha256)).toBe(true)
    const longer = Uint8Array.from([...leaf.slice(31), ...sibling])
    const shorter = leaf.slice(0, 31)
    expect(verifySubtree({ start: 0, end: 1 }, shorter, { size: 2, root }, [longer], sha256)).toBe(false)
    expect(verifyInclusion(0, shorter, { size: 1, root: shorter }, [], sha256)).toBe(false)
  })

  test('of nothing, but that it is nothing', () => {
    const nothing = sha256(new Uint8Array())
    const tree = { size: 5, root: leaf }
    const holds = (hash: Uint8Array, proof: Uint8Array[], at = 4) =>
      verifySubtree({ start: at, end: at }, hash, tree, proof, sha256)
    expect(holds(nothing, [])).toBe(true)
    expect([holds(leaf, []), holds(nothing, [leaf]), holds(nothing, [], 6)]).toEqual([false, false, false])
    expect(verifyConsistency({ size: 0, root: nothing }, tree, [], sha256)).toBe(false)
  })
})

test('a tree goes on from each that it was, and from no other', () => {
  const head = (size: number) => ({ size, root: treeHash(leaves, { start: 0, end: size }) })
  for (const [before, after] of [
    [1, 9],
    [8, 9],
    [6, 8],
    [9, 9],
  ] as const) {
    const proof = proofRanges({ start: 0, end: before }, after).map(part =>
      rangeHash(part, completeOf(leaves), sha256),
    )
    expect(verifyConsistency(head(before), head(after), proof, sha256)).toBe(true)
    expect(verifyConsistency({ ...head(before), root: head(7).root }, head(after), proof, sha256)).toBe(false)
  }
})

test('a kwitansi’s proof in a log of a million is no longer than it may be', () => {
  const origin = 'etalase.balikpapan.example/log/hotel-with-a-long-name'
  const longest = Math.max(
    ...[0, 1, 499_999, 999_998, 999_999].map(
      index => proofRanges({ start: index, end: index + 1 }, 1_000_000).length,
    ),
  )
  const hashes = Array.from({ length: longest }, () => new Uint8Array(32).fill(0xff))
  const text = formatCheckpoint({ origin, size: 1_000_000, root: new Uint8Array(32) })
  const line = (name: string, bytes: number) => ({
    name,
    id: new Uint8Array(4),
    signature: new Uint8Array(bytes),
  })
  const hub = 'kwitansi.balikpapan.example'
  const signatures = [line(origin, 64), line(`${hub}/witness`, 72), line(`${hub}/mirror`, 72)]
  const proof = formatProof({ index: 999_999, hashes, checkpoint: formatNote({ text, signatures }) })
  expect(longest).toBe(20)
  expect(Buffer.byteLength(proof)).toBeLessThanOrEqual(1_600)
})
