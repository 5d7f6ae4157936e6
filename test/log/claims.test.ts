/** What an outlet says to its hub beside its log. */
import { describe, expect, test } from 'vitest'
import {
  formatPapersClaim,
  formatReadClaim,
  PAPERS_MAX,
  parsePapersClaim,
  parseReadClaim,
} from '../../src/log/claims.ts'

const hash = 'aB3_-'.repeat(9).slice(0, 43)

describe('a claim of papers', () => {
  const claim = { origin: 'etalase.test/log/hotel', first: 12, hashes: [hash, '', hash] }
  const text = formatPapersClaim(claim)

  test('names the first document and the link of each, as far as it has one', () => {
    expect(formatPapersClaim(claim)).toBe(
      `etalase.papers/1\netalase.test/log/hotel\n12\n${hash}\n-\n${hash}\n`,
    )
    expect(parsePapersClaim(text)).toEqual(claim)
  })

  test('speaks of as many papers as it may, or of none', () => {
    const full = formatPapersClaim({ ...claim, hashes: Array.from({ length: PAPERS_MAX }, () => hash) })
    expect(parsePapersClaim(full)?.hashes.length).toBe(PAPERS_MAX)
    expect(parsePapersClaim(`${full}${hash}\n`)).toBeNull()
    expect(parsePapersClaim(formatPapersClaim({ ...claim, hashes: [] }))?.hashes).toEqual([])
  })

  test.each([
    ['of another kind', text.replace('papers/1', 'papers/2')],
    ['without a log', text.replace(claim.origin, '')],
    ['from before the first document', text.replace('\n12\n', '\n0\n')],
    ['with a number that is padded', text.replace('\n12\n', '\n012\n')],
    ['with a hash that is too short', text.replace(hash, hash.slice(1))],
    ['with a hash that is too long', text.replace(hash, `${hash}A`)],
    ['with a hash in the other Base 64', text.replace(hash, hash.replace('_', '+'))],
    ['with an empty line', `${text}\n`],
    ['that does not end', text.slice(0, -1)],
    ['of nothing', ''],
  ])('%s is none', (_why, spoilt) => {
    expect(parsePapersClaim(spoilt)).toBeNull()
  })
})

describe('a claim to read', () => {
  const claim = { origin: 'etalase.test/log/hotel', start: 0, seconds: 1_795_000_000 }
  const text = formatReadClaim(claim)

  test('names the log, the first entry and the time', () => {
    expect(formatReadClaim(claim)).toBe('etalase.read/1\netalase.test/log/hotel\n0\n1795000000\n')
    expect(parseReadClaim(text)).toEqual(claim)
  })

  test.each([
    ['of another kind', text.replace('read/1', 'papers/1')],
    ['without a log', text.replace(claim.origin, '')],
    ['without a start', text.replace('\n0\n', '\n\n')],
    ['without a time', text.replace('1795000000\n', '')],
    ['with one line more', `${text}0\n`],
    ['that does not end', text.slice(0, -1)],
  ])('%s is none', (_why, spoilt) => {
    expect(parseReadClaim(spoilt)).toBeNull()
  })
})
