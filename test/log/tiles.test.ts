import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBundle, encodeBundle } from '../../src/log/bundle.ts'
import {
  edgeOf,
  growTree,
  parseTilePath,
  readTiles,
  rootOf,
  type Tile,
  tilePath,
  tilesUnder,
  tileWidth,
} from '../../src/log/tiles.ts'
import { proofRanges, rangeHash } from '../../src/log/tree.ts'
import { sha256 } from '../support/sha256.ts'
import { someLeaves, treeHash } from './naive-tree.ts'

/** A store of tiles, by place. */
function aStore() {
  const tiles = new Map<string, Tile>()
  const at = ({ level, index }: { level: number; index: number }) => {
    const tile = tiles.get(`${level}/${index}`)
    if (tile === undefined) throw new Error(`no tile ${level}/${index}`)
    return tile
  }
  return {
    tiles,
    at,
    grow(size: number, leaves: readonly Uint8Array[]): Uint8Array {
      const grown = growTree(size, edgeOf(size).map(at), leaves, sha256)
      for (const tile of grown.tiles) tiles.set(`${tile.level}/${tile.index}`, tile)
      return grown.root
    },
  }
}

describe('a path', () => {
  test.each([
    [0, undefined, '000'],
    [999, undefined, '999'],
    [1000, undefined, 'x001/000'],
    [1234067, undefined, 'x001/x234/067'],
    [273, 112, '273.p/112'],
  ])('of tile %i with width %s is %s', (index, width, path) => {
    expect(tilePath(index, width)).toBe(path)
    expect(parseTilePath(path)).toEqual({ index, width: width ?? 256 })
  })

  test.each([
    '',
    '0',
    '01',
    '0000',
    'x000/001',
    'x001',
    '001/002',
    'x1/002',
    '001.p/0',
    '001.p/256',
    '001.p/01',
    '001.p/',
    '../001',
    '-01',
  ])('%j is none', path => {
    expect(parseTilePath(path)).toBeNull()
  })
})

test('a tree of 70,000 has the tiles that the specification counts', () => {
  const widths = (level: number, indices: readonly number[]) =>
    indices.map(index => tileWidth({ level, index }, 70_000))
  expect(widths(0, [272, 273, 274])).toEqual([256, 112, 0])
  expect(widths(1, [0, 1, 2])).toEqual([256, 17, 0])
  expect(widths(2, [0, 1])).toEqual([1, 0])
  expect(edgeOf(256)).toEqual([{ level: 1, index: 0 }])
})

test('a tree has the same root and tiles in however many steps it grew', () => {
  const leaves = someLeaves(70_000)
  const whole = aStore()
  const root = whole.grow(0, leaves)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 6 }), steps => {
      const store = aStore()
      let size = 0
      let last = new Uint8Array()
      for (const step of [...steps, 70_000]) {
        const to = Math.min(70_000, step === 70_000 ? step : size + step)
        last = new Uint8Array(store.grow(size, leaves.slice(size, to)))
        size = to
      }
      expect(Buffer.from(last)).toEqual(Buffer.from(root))
      expect([...store.tiles.keys()].sort()).toEqual([...whole.tiles.keys()].sort())
      for (const [place, tile] of store.tiles)
        expect(Buffer.compare(tile.hashes, whole.tiles.get(place)?.hashes ?? Buffer.of())).toBe(0)
    }),
    { numRuns: 8 },
  )
})

test('roots and proofs come out of tiles as out of the leaves', () => {
  const leaves = someLeaves(1_000)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.nat(), fc.nat(), (size, where, before) => {
      const store = aStore()
      store.grow(0, leaves.slice(0, size))
      const root = rootOf(size, edgeOf(size).map(store.at), sha256)
      expect(Buffer.from(root)).toEqual(Buffer.from(treeHash(leaves, { start: 0, end: size })))
      const index = where % size
      for (const of of [
        { start: index, end: index + 1 },
        { start: 0, end: 1 + (before % size) },
      ]) {
        const ranges = proofRanges(of, size)
        const complete = readTiles(tilesUnder(ranges).map(store.at), sha256)
        for (const range of ranges)
          expect(Buffer.from(rangeHash(range, complete, sha256))).toEqual(
            Buffer.from(treeHash(leaves, range)),
          )
      }
    }),
    { numRuns: 60 },
  )
})

test('a tile that is too short is a fault, and nothing is guessed', () => {
  const store = aStore()
  store.grow(0, someLeaves(10))
  const tile = store.at({ level: 0, index: 0 })
  const short = { ...tile, hashes: tile.hashes.slice(0, -1) }
  expect(() => rootOf(10, [short], sha256)).toThrow('lacks its hash')
  expect(() => rootOf(10, [], sha256)).toThrow('lacks its hash')
  expect(() => growTree(10, [short], someLeaves(1), sha256)).toThrow('is not that of a tree of 10')
})

describe('a bundle', () => {
  test('gives back its entries, and says where they end', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 700 })), entries => {
        const bytes = encodeBundle(entries)
        const decoded = decodeBundle(bytes, entries.length)
        expect(decoded?.end).toBe(bytes.length)
        expect(decoded?.entries.map(entry => [...entry])).toEqual(entries.map(entry => [...entry]))
        expect(decodeBundle(bytes, entries.length + 1)).toBeNull()
        if (bytes.length > 0) expect(decodeBundle(bytes.slice(0, -1), entries.length)).toBeNull()
      }),
    )
  })

  test('holds entries of 65,535 bytes and none that is longer', () => {
    const longest = new Uint8Array(65_535)
    expect(decodeBundle(encodeBundle([longest]), 1)?.entries[0]?.length).toBe(65_535)
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow('65536 bytes')
  })
})
