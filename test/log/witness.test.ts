/** What a log and its witness say to each other, as C2SP tlog-witness has it. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../src/log/bytes.ts'
import { formatNote, formatSignatures, type Note, noteKey, parseNote } from '../../src/log/note.ts'
import {
  formatAddCheckpoint,
  joinSignatures,
  MIRROR_INFO_TYPE,
  parseAddCheckpoint,
  SIZE_TYPE,
} from '../../src/log/witness.ts'
import { crypto, testKey } from '../support/crypto.ts'

const TEXT = 'etalase.test/log/hotel\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
const signed = (name: string) => ({
  name,
  id: noteKey(name, 'ed25519', testKey(name).publicKey, crypto.sha256).id,
  signature: testKey(name).sign(utf8(TEXT)),
})
const note: Note = { text: TEXT, signatures: [signed('log.test')] }

describe('a checkpoint that is to be witnessed', () => {
  const hash = (fill: number) => new Uint8Array(32).fill(fill)
  const request = { old: 13, proof: [hash(1), hash(2)], checkpoint: formatNote(note) }
  const text = formatAddCheckpoint(request)

  test('comes with the size that was known and the way from there', () => {
    expect(text.split('\n').slice(0, 4)).toEqual([
      'old 13',
      'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=',
      'AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=',
      '',
    ])
    expect(parseAddCheckpoint(text)).toEqual(request)
    const first = { ...request, old: 0, proof: [] }
    expect(parseAddCheckpoint(formatAddCheckpoint(first))).toEqual(first)
  })

  test('has a way of 63 hashes at most', () => {
    const way = (length: number) =>
      parseAddCheckpoint(formatAddCheckpoint({ ...request, proof: Array.from({ length }, () => hash(1)) }))
    expect(way(63)?.proof.length).toBe(63)
    expect(way(64)).toBeNull()
  })

  test.each([
    ['without a size', text.replace('old 13\n', '')],
    ['with a size that is padded', text.replace('old 13', 'old 013')],
    ['with something before the size', text.replace('old 13', 'so old 13')],
    ['with something behind the size', text.replace('old 13', 'old 13 or 14')],
    ['with a hash that is too short', text.replace('AQEB', '')],
    ['with a hash that is none', text.replace('AQEB', 'AQE-')],
    ['without a checkpoint', 'old 13'],
    ['of nothing', ''],
    ['with a size alone', 'old 130'],
  ])('%s is none', (_why, spoilt) => {
    expect(parseAddCheckpoint(spoilt)).toBeNull()
  })
})

test('where the other side stands is told in the specification’s own types', () => {
  expect([SIZE_TYPE, MIRROR_INFO_TYPE]).toEqual(['text/x.tlog.size', 'text/x.tlog.mirror-info'])
})

describe('signatures that come back', () => {
  const lines = (...names: string[]) => formatSignatures(names.map(signed))
  const names = (joined: Note | null) => joined?.signatures.map(({ name }) => name)

  test('are set under those that the note has, each once', () => {
    expect(names(joinSignatures(note, lines('w1.test', 'w2.test')))).toEqual([
      'log.test',
      'w1.test',
      'w2.test',
    ])
    expect(names(joinSignatures(note, lines('log.test', 'w1.test')))).toEqual(['log.test', 'w1.test'])
    const joined = joinSignatures(note, lines('w1.test'))
    expect(parseNote(formatNote(joined ?? note))?.signatures.map(({ name }) => name)).toEqual(names(joined))
  })

  test.each(['', 'no signature\n', lines('w1.test').slice(0, -1)])('%j are none', spoilt => {
    expect(joinSignatures(note, spoilt)).toBeNull()
  })

  test('are not kept where they are more than a note can have', () => {
    const many = (count: number) => lines(...Array.from({ length: count }, (_, i) => `w${i}.test`))
    expect(names(joinSignatures(note, many(63)))?.length).toBe(64)
    expect(joinSignatures(note, many(64))).toBeNull()
  })
})
