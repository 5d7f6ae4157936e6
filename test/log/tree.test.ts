/** The accumulated vectors are those of draft-ietf-plants-merkle-tree-certs-05, appendix "Subtree Test Vectors". */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { isSubtree, proofRanges, type Range, rangeHash } from '../../src/log/tree.ts'
import { sha256 } from '../support/sha256.ts'
import { completeOf, someLeaves } from './naive-tree.ts'

const SIZE_MAX = 130
const leaves = someLeaves(SIZE_MAX)
const known = new Map<string, string>()

function hashOf(range: Range): string {
  const name = `[${range.start}, ${range.end})`
  const hash = known.get(name) ?? Buffer.from(rangeHash(range, completeOf(leaves), sha256)).toString('hex')
  known.set(name, hash)
  return hash
}

function* subtreesUpTo(last: number): Generator<Range> {
  for (let end = 0; end <= last; end++)
    for (let start = 0; start <= end; start++) if (isSubtree({ start, end })) yield { start, end }
}

test('every subtree of trees of up to 130 leaves has the hash it should have', () => {
  const all = createHash('sha256')
  for (const range of subtreesUpTo(SIZE_MAX)) all.update(`[${range.start}, ${range.end}) ${hashOf(range)}\n`)
  expect(all.digest('hex')).toBe('b82806ad4265bb151c1119c0f4db437bb4d1a1f887b3a7fba1cd4ebf552e3e81')
})

test('every subtree of every tree of up to 130 leaves has the proof it should have', () => {
  const all = createHash('sha256')
  for (let size = 0; size <= SIZE_MAX; size++) {
    for (const range of subtreesUpTo(size)) {
      const proof = proofRanges(range, size).map(part => ` ${hashOf(part)}`)
      all.update(`[${range.start}, ${range.end}) ${size}${proof.join('')}\n`)
    }
  }
  expect(all.digest('hex')).toBe('10fa99b37bf9bf9ffa26b412fbd98bd75363256d0b75d61bc4538b9c9c5a0a74')
})

test.each([
  { start: 1, end: 3 },
  { start: 4, end: 9 },
  { start: 3, end: 2 },
  { start: -1, end: 0 },
  { start: 0, end: 2 ** 53 },
  { start: 0.5, end: 1 },
])('[$start, $end) is no subtree', range => {
  expect(isSubtree(range)).toBe(false)
})

test('a proof of what is not in the tree is not made', () => {
  expect(() => proofRanges({ start: 4, end: 8 }, 7)).toThrow('no subtree of 7')
})
