/** What a log and its mirror say to each other, byte by byte as C2SP tlog-mirror has it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../src/log/bytes.ts'
import {
  decodeEntriesHead,
  decodePackage,
  encodeEntriesHead,
  encodePackage,
  entriesHeadSize,
  formatMirrorInfo,
  PACKAGE_BYTES_MAX,
  packageRange,
  packageSize,
  packageSubtree,
  parseMirrorInfo,
} from '../../src/log/mirror.ts'
import { PROOF_HASHES_MAX } from '../../src/log/proof.ts'

test.each([
  [0, 10, [0, 10], [0, 10]],
  [0, 256, [0, 256], [0, 256]],
  [255, 600, [255, 256], [0, 256]],
  [256, 600, [256, 512], [256, 512]],
  [300, 400, [300, 400], [256, 400]],
  [513, 2000, [513, 768], [512, 768]],
])('of an upload from %i to %i the next package is %j, proven as %j', (start, end, range, subtree) => {
  const next = packageRange(start, end)
  expect([next.start, next.end]).toEqual(range)
  expect(Object.values(packageSubtree(next))).toEqual(subtree)
})

const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map(some => Uint8Array.from(some))
/** So many bytes of it, and more behind where there are more. */
const cut = (whole: Uint8Array, length: number) => whole.subarray(0, length)
const behind = (whole: Uint8Array, more: Uint8Array) => Uint8Array.from([...whole, ...more])

describe('the head of an upload', () => {
  const heads = fc.record({
    origin: fc.string({ unit: 'grapheme', maxLength: 40 }),
    span: fc.tuple(fc.maxSafeNat(), fc.maxSafeNat()),
    ticket: bytes(300),
  })

  test('is the name, two places and the ticket, with lengths before what may be long', () => {
    const head = encodeEntriesHead({ origin: 'ab', start: 258, end: 2 ** 40, ticket: Uint8Array.of(7, 8, 9) })
    expect(Buffer.from(head).toString('hex')).toBe('00026162000000000000010200000100000000000003070809')
  })

  test('is read as it was written, however much follows, and is seen to be whole no sooner', () => {
    fc.assert(
      fc.property(heads, bytes(20), fc.nat(), ({ origin, span, ticket }, more, some) => {
        const [start = 0, end = 0] = span.sort((a, b) => a - b)
        const head = encodeEntriesHead({ origin, start, end, ticket })
        const read = decodeEntriesHead(behind(head, more))
        expect(read).toEqual({ origin, start, end, ticket, bytes: head.length })
        expect(entriesHeadSize(behind(head, more))).toBe(head.length)
        const short = cut(head, some % head.length)
        expect(decodeEntriesHead(short)).toBeNull()
        const isSeen = short.length >= head.length - ticket.length
        expect(entriesHeadSize(short)).toBe(isSeen ? head.length : null)
      }),
    )
  })

  test.each([4, 12])('has no place that no log reaches (byte %i)', at => {
    const head = encodeEntriesHead({ origin: 'ab', start: 1, end: 2 ** 40, ticket: Uint8Array.of(7) })
    head[at] = 0xff
    expect(decodeEntriesHead(head)).toBeNull()
  })

  test('may ask for nothing, and never for less', () => {
    const head = { origin: 'a', ticket: new Uint8Array() }
    expect(decodeEntriesHead(encodeEntriesHead({ ...head, start: 5, end: 5 }))).toMatchObject({ start: 5 })
    expect(decodeEntriesHead(encodeEntriesHead({ ...head, start: 6, end: 5 }))).toBeNull()
  })
})

describe('a package', () => {
  const hash = (fill: number) => new Uint8Array(32).fill(fill)
  const packages = fc.record({
    entries: fc.array(bytes(300), { maxLength: 6 }),
    proof: fc.array(fc.nat(255).map(hash), { maxLength: 5 }),
  })

  test('is read as it was written from wherever it begins, and is seen to be whole no sooner', () => {
    fc.assert(
      fc.property(packages, bytes(9), bytes(9), fc.nat(), ({ entries, proof }, before, after, some) => {
        const one = encodePackage({ entries, proof })
        const all = behind(behind(before, one), after)
        const end = before.length + one.length
        expect(decodePackage(all, entries.length, before.length)).toEqual({ entries, proof, end })
        expect(packageSize(behind(one, after), entries.length)).toBe(one.length)
        const short = cut(one, some % one.length)
        expect(decodePackage(short, entries.length, 0)).toBeNull()
        const isSeen = short.length >= one.length - proof.length * 32
        expect(packageSize(short, entries.length)).toBe(isSeen ? one.length : null)
      }),
    )
  })

  test('has a proof of 63 hashes at most', () => {
    const proven = (hashes: number) => ({
      entries: [utf8('a')],
      proof: Array.from({ length: hashes }, () => hash(1)),
    })
    expect(decodePackage(encodePackage(proven(63)), 1, 0)?.proof.length).toBe(63)
    expect(decodePackage(encodePackage(proven(64)), 1, 0)).toBeNull()
  })

  test('of the most and longest entries is as long as one may be', () => {
    const longest = new Uint8Array(65_535)
    const entries = Array.from({ length: 256 }, () => longest)
    const proof = Array.from({ length: PROOF_HASHES_MAX }, () => hash(1))
    expect(encodePackage({ entries, proof }).length).toBe(PACKAGE_BYTES_MAX)
  })
})

describe('where a mirror stands', () => {
  const info = { size: 600, next: 256, ticket: Uint8Array.of(1, 2, 3) }
  const text = formatMirrorInfo(info)

  test('is three lines, read as they were written', () => {
    expect(text).toBe('600\n256\nAQID\n')
    expect(parseMirrorInfo(text)).toEqual(info)
  })

  test.each([
    '',
    text.slice(0, -1),
    `${text}\n`,
    `${text}more`,
    `${text}more\n`,
    text.replace('600', '0600'),
    text.replace('600', ''),
    text.replace('256', '-1'),
    text.replace('AQID', 'AQI'),
  ])('%j says nothing', spoilt => {
    expect(parseMirrorInfo(spoilt)).toBeNull()
  })
})
