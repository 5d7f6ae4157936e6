/** Which logs there are, and by which keys: the hub's word. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../src/log/bytes.ts'
import { formatNote, noteKey } from '../../src/log/note.ts'
import {
  formatRegister,
  knowsLog,
  type LogRegister,
  openRegister,
  readRegister,
} from '../../src/log/register.ts'
import { crypto, testKey } from '../support/crypto.ts'

const HUB = 'hub.test/register'
const hub = noteKey(HUB, 'ed25519', testKey(HUB).publicKey, crypto.sha256)
const origin = 'etalase.test/log/hotel'
const register: LogRegister = {
  v: 1,
  asOf: '2026-11-26T03:00:00Z',
  cosigners: [],
  logs: [
    {
      outlet: 'hotel',
      origin,
      keys: [
        { vkey: 'new', since: 9, until: null },
        { vkey: 'old', since: 0, until: 8 },
      ],
    },
  ],
}
const signed = (text: string, by = HUB) =>
  formatNote({ text, signatures: [{ name: HUB, id: hub.id, signature: testKey(by).sign(utf8(text)) }] })
const open = (text: string) => openRegister(text, hub, crypto)

describe('a register', () => {
  const text = formatRegister(register)

  test('that the hub has signed is opened by its key', () => {
    expect(open(signed(text))).toEqual(register)
    expect(readRegister(signed(text))).toEqual(register)
  })

  test('that somebody else has signed is not opened, though it can be read', () => {
    const other = noteKey('other.test', 'ed25519', testKey('other').publicKey, crypto.sha256)
    expect(open(signed(text, 'thief'))).toBeNull()
    expect(openRegister(signed(text), other, crypto)).toBeNull()
    expect(readRegister(signed(text, 'thief'))).toEqual(register)
  })

  test.each([
    ['no note', text],
    ['a note of another kind', signed(`${origin}\n5\n`)],
    ['another version of its note', signed(text.replace('register/1', 'register/2'))],
    ['another version', signed(text.replace('"v":1', '"v":2'))],
  ])('is not %s', (_what, note) => {
    expect([open(note), readRegister(note)]).toEqual([null, null])
  })

  test.each([
    [register, origin, 'new', true],
    [register, origin, 'old', false],
    [register, origin, undefined, false],
    [register, `${origin}s`, 'new', false],
    [{ ...register, logs: [] }, origin, 'new', false],
    [{ ...register, logs: [{ outlet: 'hotel', origin, keys: [] }] }, origin, 'new', false],
    [{ ...register, logs: [{ outlet: 'hotel', origin, keys: [] }] }, origin, undefined, false],
    [null, origin, 'new', false],
  ] as const)('knows a log by the key that signs now (case %#)', (known, name, vkey, knows) => {
    expect(knowsLog(known, { origin: name, vkey })).toBe(knows)
  })
})
