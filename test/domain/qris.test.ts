import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { QRIS_MOST } from '../../src/domain/payment.ts'
import { amountCode, checksum, QRIS_FAULTS, type QrisFault, readQris } from '../../src/domain/qris.ts'
import {
  A_QRIS,
  ACCOUNT,
  codeWith,
  crc16,
  FIELDS,
  type Field,
  NATIONAL,
  sealed,
  written,
} from '../support/qris.ts'
import { valueIn } from '../support/results.ts'
import { vectorGroup } from '../support/vectors.ts'

const SEED = 20_261_130

/** What a text's checksum-less fields are, read by cutting it at its lengths. */
function cut(text: string): Field[] {
  const found: Field[] = []
  for (let at = 0; at < text.length; ) {
    const end = at + 4 + Number(text.slice(at + 2, at + 4))
    found.push([text.slice(at, at + 2), text.slice(at + 4, end)])
    at = end
  }
  return found
}

const word = (min: number, max: number) =>
  fc
    .stringMatching(new RegExp(`^[A-Z0-9][A-Z0-9 .&'-]{${min - 1},${max - 1}}$`))
    .filter(text => text.length <= max && text.trim() === text)
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))

const account = fc
  .tuple(
    fc.integer({ min: 26, max: 45 }),
    word(3, 12),
    digits(8),
    fc.constantFrom('UMI', 'UKE', 'UME', 'UBE'),
  )
  .map(
    ([tag, bank, id, criteria]): Field => [
      String(tag),
      written([
        ['00', `ID.CO.${bank.replace(/[^A-Z0-9]/g, 'X')}.WWW`],
        ['01', `9360${id}123456`],
        ['03', criteria],
      ]),
    ],
  )
const tips = fc.constantFrom<readonly Field[]>(
  [],
  [['55', '01']],
  [
    ['55', '02'],
    ['56', '500'],
  ],
  [
    ['55', '03'],
    ['57', '0.7'],
  ],
)

/** Merchants' static codes, their middle fields in any order. */
const merchants = fc
  .record({
    accounts: fc.uniqueArray(account, { minLength: 1, maxLength: 3, selector: ([tag]) => tag }),
    national: digits(13),
    category: digits(4),
    name: word(1, 25),
    city: word(1, 15),
    tips,
    amount: fc.option(fc.integer({ min: 1, max: 999_999 }), { nil: null }),
    shuffle: fc.infiniteStream(fc.nat()),
  })
  .map(({ accounts, national, category, name, city, tips, amount, shuffle }) => {
    const fields: Field[] = [
      ...accounts,
      [
        '51',
        written([
          ['00', 'ID.CO.QRIS.WWW'],
          ['02', `ID${national}`],
        ]),
      ],
      ['52', category],
      ['53', '360'],
      ...(amount === null ? [] : [['54', String(amount)] as const]),
      ...tips,
      ['58', 'ID'],
      ['59', name],
      ['60', city],
      ['61', '76114'],
    ]
    const mixed = fields
      .map(field => ({ field, at: shuffle.next().value ?? 0 }))
      .sort((a, b) => a.at - b.at)
      .map(({ field }) => field)
    const all: Field[] = [['00', '01'], ['01', '11'], ...mixed]
    return {
      name,
      city,
      nationalId: `ID${national}`,
      asksMore: tips.length > 0,
      code: sealed(written(all)),
      all,
    }
  })
const amounts = fc.integer({ min: 1, max: QRIS_MOST })

describe('a static code', () => {
  test('says whom it pays, whatever the order of its fields', () => {
    fc.assert(
      fc.property(merchants, ({ code, name, city, nationalId, asksMore }) => {
        expect(readQris(code)).toEqual({ ok: true, value: { name, city, nationalId, asksMore } })
      }),
      { seed: SEED, numRuns: 60 },
    )
  })

  test('becomes one with the amount, for one payment, and is otherwise the same but for what would be added', () => {
    fc.assert(
      fc.property(merchants, amounts, ({ code, all }, amount) => {
        const made = valueIn(amountCode(code, amount))
        const kept = all.filter(([tag]) => !['01', '54', '55', '56', '57'].includes(tag))
        const fields = cut(made)
        expect(fields.filter(([tag]) => !['01', '54', '63'].includes(tag))).toEqual(kept)
        expect(fields.slice(0, 2)).toEqual([
          ['00', '01'],
          ['01', '12'],
        ])
        const at = fields.findIndex(([tag]) => tag === '54')
        expect(fields[at]).toEqual(['54', String(amount)])
        expect(fields[at + 1]?.[0]).toBe('58')
        expect(made.slice(-4)).toBe(crc16(made.slice(0, -4)))
        expect(fields.at(-1)?.[0]).toBe('63')
      }),
      { seed: SEED, numRuns: 60 },
    )
  })

  test('that was changed in one place is refused', () => {
    fc.assert(
      fc.property(merchants, fc.nat(), fc.constantFrom('0', '7', 'Z', ' '), ({ code }, nth, letter) => {
        const at = nth % code.length
        fc.pre(code[at] !== letter)
        expect(readQris(code.slice(0, at) + letter + code.slice(at + 1)).ok).toBe(false)
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  test('that was cut off anywhere is refused', () => {
    for (let end = 0; end < A_QRIS.length; end++)
      expect(readQris(A_QRIS.slice(0, end)).ok, `${end}`).toBe(false)
  })

  test('is read with the blanks that came with pasting it', () => {
    expect(readQris(` \n${A_QRIS}\r\n`)).toMatchObject({ ok: true, value: { name: 'UMKM UJI BALIKPAPAN' } })
    expect(amountCode(`${A_QRIS}\n`, 25_000)).toEqual(amountCode(A_QRIS, 25_000))
  })

  test.each(['ID.CO.QRIS.WWW', 'ID.OR.GPNQR.WWW', 'id.co.qris.www'])(
    'is of the national register as %s',
    word => {
      expect(
        readQris(
          codeWith({
            '51': written([
              ['00', word],
              ['02', 'ID1'],
            ]),
          }),
        ).ok,
      ).toBe(true)
    },
  )
})

/** One for each reason. */
const WRONG: Readonly<Record<QrisFault, readonly string[]>> = {
  'no-code': ['', 'https://example.org', '6304FFFF', A_QRIS.slice(4), `000202${A_QRIS.slice(6)}`],
  letters: [
    A_QRIS.replace('BALIKPAPAN', 'BALIKPAPÁN'),
    A_QRIS.replace('UMKM UJI', 'UMKM\nUJI'),
    A_QRIS.replace('UJI', '店店店'),
  ],
  'too-long': [
    codeWith({ '80': 'X'.repeat(99), '81': 'X'.repeat(99), '82': 'X'.repeat(99), '83': 'X'.repeat(99) }),
  ],
  broken: [
    sealed(written(FIELDS).replace('5204', '5205')),
    sealed(`${written(FIELDS)}6X02AB`),
    sealed(`${written(FIELDS)}6400`),
  ],
  'tag-twice': [sealed(written([...FIELDS, ['59', 'SOMEBODY ELSE']]))],
  'no-checksum': [written(FIELDS), A_QRIS.slice(0, -8), A_QRIS.slice(0, -1)],
  'wrong-checksum': [
    `${A_QRIS.slice(0, -4)}0000`,
    A_QRIS.replace('UJI', 'IJU'),
    A_QRIS.slice(0, -4) + A_QRIS.slice(-4).toLowerCase(),
  ],
  'one-time': [codeWith({ '01': '12' }), codeWith({ '01': null }), valueIn(amountCode(A_QRIS, 5_000))],
  transfer: ['DMCT', 'XBCT', 'CDPT', 'CWDL'].map(why => codeWith({ '62': written([['08', why]]) })),
  'other-country': [codeWith({ '58': 'TH' }), codeWith({ '58': null })],
  'other-currency': [codeWith({ '53': '764' }), codeWith({ '53': null })],
  'no-account': [
    codeWith({ '26': null }),
    codeWith({ '26': 'X' }),
    codeWith({
      '26': written([
        ['00', 'ID.CO.EXAMPLE.WWW'],
        ['01', '123'],
      ]),
    }),
    codeWith({ '26': null, '46': ACCOUNT }),
  ],
  'not-national': [
    codeWith({ '51': null }),
    codeWith({
      '51': written([
        ['00', 'ID.CO.OTHER.WWW'],
        ['02', 'ID1'],
      ]),
    }),
    codeWith({ '51': written([['00', 'ID.CO.QRIS.WWW']]) }),
    codeWith({ '51': null, '50': NATIONAL }),
  ],
  'no-category': [codeWith({ '52': null }), codeWith({ '52': '549' }), codeWith({ '52': 'ABCD' })],
  'no-name': [
    codeWith({ '59': null }),
    codeWith({ '59': '   ' }),
    codeWith({ '59': 'X'.repeat(26) }),
    codeWith({ '59': 'A|B' }),
  ],
  'no-city': [
    codeWith({ '60': null }),
    codeWith({ '60': ' ' }),
    codeWith({ '60': 'X'.repeat(16) }),
    codeWith({ '60': 'A|B' }),
  ],
}

describe('what is no merchant’s static code', () => {
  test.each(QRIS_FAULTS.flatMap(fault => WRONG[fault].map(text => [fault, text] as const)))(
    'is refused as %s: %s',
    (code, text) => {
      expect(readQris(text)).toEqual({ ok: false, refusal: { code } })
      expect(amountCode(text, 25_000)).toEqual({ ok: false, refusal: { code } })
    },
  )

  test.each([0, -1, 0.5, QRIS_MOST + 1, Number.NaN, Number.POSITIVE_INFINITY])(
    'carries no amount of %s',
    amount => {
      expect(amountCode(A_QRIS, amount)).toEqual({ ok: false, refusal: { code: 'no-amount' } })
    },
  )

  test('and the most that a bank takes is carried', () => {
    expect(valueIn(amountCode(A_QRIS, QRIS_MOST))).toContain('540810000000')
  })
})

test.each([
  ['123456789', '29B1'],
  ['', 'FFFF'],
])('the checksum of %j is %s', (text, sum) => {
  expect(checksum(text)).toBe(sum)
  expect(crc16(text)).toBe(sum)
})

type Payloads = { readonly cases: readonly { readonly payload: string }[] }
interface Published {
  readonly cases: readonly { readonly payload: string; readonly kind: string; readonly name: string }[]
}
interface Amounts {
  readonly static: string
  readonly cases: readonly {
    readonly options: { readonly amount: number; readonly fee?: unknown }
    readonly payload: string
  }[]
}

const published = vectorGroup<Published>('qris_published_valid')
const spoilt = vectorGroup<Payloads>('qris_published_invalid_crc')
const foreign = vectorGroup<Payloads>('emvco_not_qris')
const filled = vectorGroup<Amounts>('qris_static_to_dynamic')

describe('codes of others', () => {
  test.skipIf(published === null)('are read where they are a merchant’s static ones', () => {
    for (const { payload, kind, name } of published?.cases ?? [])
      expect(readQris(payload), payload).toMatchObject(
        kind === 'static'
          ? { ok: true, value: { name: name.trim() } }
          : { ok: false, refusal: { code: 'one-time' } },
      )
  })

  test.skipIf(spoilt === null || foreign === null)(
    'are refused where they are spoilt, or of another country',
    () => {
      for (const { payload } of [...(spoilt?.cases ?? []), ...(foreign?.cases ?? [])])
        expect(readQris(payload).ok, payload).toBe(false)
    },
  )

  test.skipIf(filled === null)('carry an amount as others fill it in', () => {
    for (const { options, payload } of filled?.cases.filter(one => one.options.fee === undefined) ?? [])
      expect(valueIn(amountCode(filled?.static ?? '', options.amount))).toBe(payload)
  })
})
