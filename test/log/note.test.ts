/** Examples are those of C2SP signed-note, tlog-checkpoint and tlog-cosignature. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base64, fromBase64, utf8 } from '../../src/log/bytes.ts'
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from '../../src/log/checkpoint.ts'
import { cosignedMessage, timedSignature, verifyCosignatures } from '../../src/log/cosignature.ts'
import { formatKey, formatNote, noteKey, parseKey, parseNote, verifyNote } from '../../src/log/note.ts'
import { formatProof, parseProof } from '../../src/log/tlog-proof.ts'
import { crypto, testKey } from '../support/crypto.ts'

const EXAMPLE_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const EXAMPLE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`
const CHECKPOINT = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
`

const key = (text: string) => {
  const parsed = parseKey(text, crypto.sha256)
  if (parsed === null) throw new Error(`no key: ${text}`)
  return parsed
}
const note = (text: string) => {
  const parsed = parseNote(text)
  if (parsed === null) throw new Error(`no note: ${text}`)
  return parsed
}

/** What stands behind a text of one line. */
const SIGNED = '\n\n— a.example AAAAAAAA\n'

describe('a signed note', () => {
  test('is read as it was written, up to a million characters', () => {
    const lines = fc.array(fc.stringMatching(/^[ -~—é]{0,9}$/), { minLength: 1, maxLength: 4 })
    const signatures = fc.array(
      fc.record({
        name: fc.stringMatching(/^[!-*,-~é]{1,9}$/),
        id: fc.uint8Array({ minLength: 4, maxLength: 4 }),
        signature: fc.uint8Array({ minLength: 1, maxLength: 70 }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(lines, signatures, (some, signed) => {
        const text = `${some.join('\n')}\n`
        expect(formatNote(note(formatNote({ text, signatures: signed })))).toBe(
          formatNote({ text, signatures: signed }),
        )
        expect(note(formatNote({ text, signatures: signed })).text).toBe(text)
      }),
    )
    expect(note(`${'x'.repeat(1_000_000 - SIGNED.length)}${SIGNED}`).signatures).toHaveLength(1)
  })

  test('of the specification is verified by its key', () => {
    expect(verifyNote(note(EXAMPLE), [key(EXAMPLE_KEY)], crypto)).toEqual([key(EXAMPLE_KEY)])
    expect(formatKey(key(EXAMPLE_KEY))).toBe(EXAMPLE_KEY)
    expect(formatNote(note(EXAMPLE))).toBe(EXAMPLE)
  })

  test('with another text is spoiled by the same signature', () => {
    expect(verifyNote(note(EXAMPLE.replace('an', 'no')), [key(EXAMPLE_KEY)], crypto)).toBeNull()
  })

  test('says nothing to whoever does not know its keys, even one that has the same name', () => {
    const stranger = noteKey('example.com/foo', 'ed25519', testKey('stranger').publicKey, crypto.sha256)
    expect(verifyNote(note(EXAMPLE), [stranger], crypto)).toEqual([])
    expect(verifyNote(note(EXAMPLE), [], crypto)).toEqual([])
  })

  test('says nothing by a signature under another name, though the id is that of a known key', () => {
    const other = EXAMPLE.replace('— example.com/foo', '— example.com/bar')
    expect(verifyNote(note(other), [key(EXAMPLE_KEY)], crypto)).toEqual([])
  })

  test('may be signed by many, in any order', () => {
    const names = ['a.example', 'b.example', 'c.example']
    const keys = names.map(name => noteKey(name, 'ed25519', testKey(name).publicKey, crypto.sha256))
    const text = 'Kwitansi\n\nwith an empty line\n'
    const signatures = keys.map(({ name, id }) => ({ name, id, signature: testKey(name).sign(utf8(text)) }))
    const signed = note(formatNote({ text, signatures: signatures.reverse() }))
    expect(signed.text).toBe(text)
    expect(verifyNote(signed, keys.slice(0, 2), crypto)?.map(({ name }) => name)).toEqual([
      'b.example',
      'a.example',
    ])
  })

  test.each([
    ['without signatures', 'Text\n\n'],
    ['without a text', '— a.example AAAAAAAA\n'],
    ['that does not end', EXAMPLE.slice(0, -1)],
    ['that ends with something else than a line feed', `${EXAMPLE.slice(0, -1)}.`],
    ['without an empty line', 'X— a.example AAAAAAAA\n'],
    ['with a control character', EXAMPLE.replace(' an ', '\tan ')],
    ['with a line that is none', `${EXAMPLE}and more\n`],
    ['with a signature that is not Base 64', EXAMPLE.replace('Uw2Q', 'U-2Q')],
    ['with something before a signature', EXAMPLE.replace('— ', ' — ')],
    ['with something behind a signature', `${EXAMPLE.slice(0, -1)} more\n`],
    ['with a signature shorter than a key id', 'Text\n\n— a.example AAAA\n'],
    ['with a signature that is a key id alone', 'Text\n\n— a.example AAAAAA==\n'],
    ['that is longer than a note may be', `${'x'.repeat(1_000_001 - SIGNED.length)}${SIGNED}`],
    ['with a key name that has a plus sign', EXAMPLE.replace('com/foo Uw', 'com+foo Uw')],
    ['with too many signatures', `Text\n\n${'— a.example AAAAAAAA\n'.repeat(65)}`],
  ])('%s is none', (_why, text) => {
    expect(parseNote(text)).toBeNull()
  })

  /** With the id that it would have if it were one. */
  const keyOf = (name: string, ...typed: readonly number[]) => {
    const bytes = Uint8Array.from(typed)
    const id = Buffer.from(crypto.sha256(Buffer.concat([utf8(`${name}\n`), bytes]))).subarray(0, 4)
    return `${name}+${id.toString('hex')}+${base64(bytes)}`
  }
  const public32 = Array.from({ length: 32 }, (_, i) => i)

  test('key of either kind is read by its type', () => {
    expect(parseKey(keyOf('a.example', 1, ...public32), crypto.sha256)?.type).toBe('ed25519')
    expect(parseKey(keyOf('a.example', 4, ...public32), crypto.sha256)?.type).toBe('cosignature')
    for (const name of ['a b', 'a+b', ''])
      expect(() => noteKey(name, 'ed25519', Uint8Array.from(public32), crypto.sha256)).toThrow('a key name')
  })

  test.each([
    keyOf('a.example', 0, ...public32),
    keyOf('a.example', 2, ...public32),
    keyOf('a.example', 1, ...public32.slice(1)),
    keyOf('a.example', 1, ...public32, 0),
    keyOf('a example', 1, ...public32),
    keyOf('', 1, ...public32),
    'example.com/foo+530d903a+A',
    EXAMPLE_KEY.replace('530d', '530e'),
    EXAMPLE_KEY.replace('+Ae', '+Be'),
    EXAMPLE_KEY.slice(0, -4),
    'example.com/foo',
    '',
  ])('key %j is none', text => {
    expect(parseKey(text, crypto.sha256)).toBeNull()
  })
})

describe('a checkpoint', () => {
  test('is read and written as the specification shows it', () => {
    const checkpoint = parseCheckpoint(CHECKPOINT) as Checkpoint
    expect(checkpoint.origin).toBe('example.com/behind-the-sofa')
    expect(checkpoint.size).toBe(20_852_163)
    expect(formatCheckpoint(checkpoint)).toBe(CHECKPOINT)
    expect(parseCheckpoint(`${CHECKPOINT}an extension\n`)).toEqual(checkpoint)
  })

  test.each([
    CHECKPOINT.replace('20852163', '020852163'),
    CHECKPOINT.replace('20852163', '-1'),
    CHECKPOINT.replace('20852163', '9007199254740993'),
    CHECKPOINT.replace('CsUY', 'CsU'),
    CHECKPOINT.replace('example.com/behind-the-sofa', ''),
    `${CHECKPOINT}\n`,
    CHECKPOINT.slice(0, -1),
    `${CHECKPOINT.slice(0, -1)}.`,
    CHECKPOINT.replace(
      'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
      'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==',
    ),
  ])('%j is none', text => {
    expect(parseCheckpoint(text)).toBeNull()
  })
})

describe('a cosignature', () => {
  const witness = noteKey('witness.example/w1', 'cosignature', testKey('w1').publicKey, crypto.sha256)
  const seconds = 1_679_315_147
  const line = (text: string) => ({
    name: witness.name,
    id: witness.id,
    signature: timedSignature(seconds, testKey('w1').sign(cosignedMessage(text, seconds))),
  })

  test('is over the time and the whole checkpoint', () => {
    expect(Buffer.from(cosignedMessage(CHECKPOINT, seconds)).toString()).toBe(
      `cosignature/v1\ntime 1679315147\n${CHECKPOINT}`,
    )
  })

  test('tells who saw the checkpoint and when', () => {
    const cosigned = note(formatNote({ text: CHECKPOINT, signatures: [line(CHECKPOINT)] }))
    expect(verifyCosignatures(cosigned, [witness], crypto)).toEqual([{ key: witness, seconds }])
    expect(verifyNote(cosigned, [witness], crypto)).toEqual([])
  })

  test('without a signature behind its time, or with a time that nobody will see, spoils the note', () => {
    const anybody = { verify: () => true }
    const with8 = (signature: Uint8Array) =>
      note(formatNote({ text: CHECKPOINT, signatures: [{ ...line(CHECKPOINT), signature }] }))
    const one = Uint8Array.of(1)
    expect(verifyCosignatures(with8(timedSignature(seconds, one)), [witness], anybody)).toHaveLength(1)
    expect(verifyCosignatures(with8(timedSignature(seconds, Uint8Array.of())), [witness], anybody)).toBeNull()
    expect(verifyCosignatures(with8(new Uint8Array(9).fill(0xff)), [witness], anybody)).toBeNull()
  })

  test('is none by a key that signs without a time', () => {
    const plain = { ...witness, type: 'ed25519' } as const
    const cosigned = note(formatNote({ text: CHECKPOINT, signatures: [line(CHECKPOINT)] }))
    expect(verifyCosignatures(cosigned, [plain], crypto)).toEqual([])
  })

  test('of another checkpoint or another time spoils the note', () => {
    const other = formatNote({ text: CHECKPOINT, signatures: [line(CHECKPOINT.replace('63', '64'))] })
    expect(verifyCosignatures(note(other), [witness], crypto)).toBeNull()
    const late = line(CHECKPOINT)
    late.signature[7] = (late.signature[7] ?? 0) + 1
    expect(
      verifyCosignatures(note(formatNote({ text: CHECKPOINT, signatures: [late] })), [witness], crypto),
    ).toBeNull()
  })
})

describe('a proof that stands alone', () => {
  const proof = {
    index: 73_894,
    hashes: [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)],
    checkpoint: EXAMPLE,
  }

  test('is read as it was written, with extra data or without', () => {
    const text = formatProof(proof)
    expect(parseProof(text)).toEqual(proof)
    expect(parseProof(text.replace('\n', '\nextra YWdl\n'))).toEqual(proof)
    expect(parseProof(formatProof({ ...proof, hashes: [] }))?.hashes).toEqual([])
    const long = (length: number) => Array.from({ length }, () => new Uint8Array(32))
    expect(parseProof(formatProof({ ...proof, hashes: long(63) }))?.hashes).toHaveLength(63)
    expect(parseProof(formatProof({ ...proof, hashes: long(64) }))).toBeNull()
  })

  test.each([
    ['of another version', (text: string) => text.replace('@v1', '@v2')],
    ['with something before it', (text: string) => `\n${text}`],
    ['without an index', (text: string) => text.replace('index 73894\n', '')],
    ['with nothing but its first line', () => 'c2sp.org/tlog-proof@v1\n\n'],
    ['with something before its index', (text: string) => text.replace('index', 'the index')],
    ['with something behind its index', (text: string) => text.replace('73894', '73894 or so')],
    ['with extra data twice', (text: string) => text.replace('\n', '\nextra YWdl\nextra YWdl\n')],
    ['with data of another kind', (text: string) => text.replace('\n', '\nmore YWdl\n')],
    ['with a hash that is none', (text: string) => text.replace('AQEB', 'AQE-')],
    ['with an index that is padded', (text: string) => text.replace('index 7', 'index 07')],
    ['with a hash that is too short', (text: string) => text.replace('AQEB', '')],
    ['without a checkpoint', (text: string) => text.slice(0, 40)],
  ])('%s is none', (_why, spoil) => {
    expect(parseProof(spoil(formatProof(proof)))).toBeNull()
  })
})

test('Base 64 is read as Node writes it, and no other text of the same bytes is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), bytes => {
      const text = Buffer.from(bytes).toString('base64')
      expect(base64(bytes)).toBe(text)
      expect(fromBase64(text)).toEqual(new Uint8Array(bytes))
      expect(fromBase64(`${text}=`)).toBeNull()
      if (text.endsWith('=')) expect(fromBase64(text.replace(/=+$/, ''))).toBeNull()
    }),
  )
  expect(fromBase64('AB==')).toBeNull()
  expect(fromBase64('A')).toBeNull()
  expect(fromBase64('')).toEqual(new Uint8Array())
})
