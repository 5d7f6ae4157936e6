/** A paper that was shown, held against what was sealed: every changed field has its name, in Node's cryptography and in a browser's. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { crypto as ofBrowsers } from '../../src/client/check/crypto.ts'
import type { Kwitansi, KwitansiProof } from '../../src/contract/kwitansi.ts'
import { check as english } from '../../src/i18n/en/check.ts'
import { tellCheck } from '../../src/i18n/told-check.ts'
import { type Difference, FIELDS } from '../../src/log/differences.ts'
import { examine, isProven, sealState } from '../../src/log/examine.ts'
import { formatPaperFile, type PaperFile, parsePaperFile } from '../../src/log/paper-file.ts'
import { kwitansiToken } from '../../src/server/usecases/city/codes.ts'
import { issuedHere, readKwitansi, readProof } from '../../src/server/usecases/documents/read-kwitansi.ts'
import { voidDocument } from '../../src/server/usecases/documents/void-document.ts'
import { openLogs } from '../../src/server/usecases/log/open-logs.ts'
import { sealLog } from '../../src/server/usecases/log/seal.ts'
import { crypto } from '../support/crypto.ts'
import { handHighWater, handSigner } from '../support/log.ts'
import { valueIn } from '../support/results.ts'
import { aCity, aHotel } from '../support/world.ts'

let shown: Kwitansi
let proof: KwitansiProof
let voided: { shown: Kwitansi; proof: KwitansiProof }

beforeAll(async () => {
  const hotel = await aHotel(await aCity())
  const world = { ...hotel.world, signer: handSigner(), highWater: handHighWater() }
  await openLogs(world, world.signer, 'etalase.test')
  const { stay } = await hotel.checkIn('512')
  for (const pieces of [{ amplang: 2, madu: 1 }, { amplang: 1 }])
    await hotel.deliver(await hotel.place(stay, pieces))
  valueIn(await voidDocument(hotel.world, hotel.clerk, 2, 'wrong-guest'))
  await sealLog(world, hotel.outlet.slug)
  const papers = issuedHere(world, null)
  const read = async (number: number) => {
    const link = {
      outlet: hotel.outlet.slug,
      number,
      token: kwitansiToken(world.keys, hotel.outlet.slug, number),
    }
    return {
      shown: valueIn(await readKwitansi(world, papers, link)),
      proof: valueIn(await readProof(world, papers, link)),
    }
  }
  const first = await read(1)
  shown = first.shown
  proof = first.proof
  voided = await read(3)
})

const named = (paper: PaperFile) =>
  examine(paper, null, crypto).differences.map(({ field, line }: Difference) =>
    line === null ? field : `${field} ${line}`,
  )

test('a paper as it was shown is what was sealed, its cancellation too', () => {
  for (const one of [{ shown, proof }, voided]) {
    const examined = examine({ ...one.proof, shown: one.shown }, null, crypto)
    expect(examined).toMatchObject({ fault: null, differences: [], seal: 'sealed' })
    expect(sealState(examined)).toBe('sealed')
  }
})

test('a browser’s cryptography says the same as Node’s, of what holds and of what does not', () => {
  const papers: PaperFile[] = [
    { ...proof, shown },
    { ...proof, shown, entry: proof.entry.replace('25000', '25001') },
    { ...proof, shown, proof: (proof.proof ?? '').replace(/.{3}=\n$/, 'AAA=\n') },
    { ...proof, shown, detailSalt: 'AAECAwQFBgcICQoLDA0ODw' },
    { ...proof, shown, keys: [] },
  ]
  const faults = papers.map(paper => examine(paper, null, ofBrowsers).fault)
  expect(faults).toEqual(papers.map(paper => examine(paper, null, crypto).fault))
  expect(faults).toEqual([null, 'not-in-log', 'signature-wrong', 'detail-wrong', 'key-unknown'])
})

test('a file that shows nothing is proven by its entry alone, and one that shows nonsense or is none is broken', () => {
  const bare = examine({ ...proof, shown: null }, null, crypto)
  expect(bare).toMatchObject({ seal: 'sealed', fault: null, differences: [] })
  const nonsense = examine({ ...proof, shown: {} as Kwitansi }, null, crypto)
  expect(nonsense).toMatchObject({ seal: 'waiting', fault: 'unreadable', differences: [] })
  const none = examine({ ...proof, entry: 'none', shown }, null, crypto)
  expect(none).toMatchObject({ seal: 'waiting', fault: 'unreadable', differences: [] })
  const other = examine({ ...proof, shown: { ...shown, total: shown.total + 1 } }, null, crypto)
  expect([bare, nonsense, none, other].map(sealState)).toEqual(['sealed', 'broken', 'broken', 'broken'])
  expect(isProven({ ...bare, seal: 'witnessed', voucher: 'hub' }, true)).toBe(true)
})

describe('one changed digit', () => {
  test.each<[string, (paper: Kwitansi) => object]>([
    ['total', paper => ({ total: paper.total + 1 })],
    ['words', () => ({ words: 'Seratus sebelas ribu rupiah' })],
    ['printed', paper => ({ printed: paper.printed.replace('/2026/', '/2025/') })],
    ['issuedOn', () => ({ issuedOn: '2026-01-02' })],
    ['replaces', () => ({ replaces: 7 })],
    ['number', paper => ({ number: paper.number + 10 })],
    ['issuedAt', paper => ({ issuedAt: paper.issuedAt.replace('2026', '2025') })],
    ['room', () => ({ room: '513' })],
    ['payer', () => ({ payer: 'Tamu kamar 513' })],
    ['cashier', () => ({ cashier: 'Dewa' })],
    ['outlet', paper => ({ outlet: { ...paper.outlet, slug: 'hotel-lain' } })],
    ['payment', () => ({ payment: 'cash' })],
    ['kind', () => ({ kind: 'void' })],
  ])('of %s is named', (field, change) => {
    expect(named({ ...proof, shown: { ...shown, ...change(shown) } })).toEqual([field])
  })

  test.each(['quantity', 'unitPrice', 'amount'] as const)('of a line’s %s is named with its line', field => {
    const lines = shown.lines.map((line, i) => (i === 1 ? { ...line, [field]: line[field] + 1 } : line))
    expect(named({ ...proof, shown: { ...shown, lines } })).toEqual([`${field} 2`])
  })

  test('of what a cancellation cancels is named', () => {
    const voids = { number: 9, printed: 'KW/HDT/2026/000009', reason: 'test' as const }
    expect(named({ ...voided.proof, shown: { ...voided.shown, voids } })).toEqual(['voids', 'reason'])
  })

  test('of whatever a paper shows of its entry is named, wherever it is', () => {
    const { url: _, ...rest } = shown
    const visible = {
      ...rest,
      outlet: { slug: shown.outlet.slug, zone: shown.outlet.zone },
      // To the minute, as entries are.
      issuedAt: shown.issuedAt.slice(0, 16),
      lines: shown.lines.map(({ net: _net, seller: _seller, name, ...line }) => ({
        ...line,
        name: { id: name.id },
      })),
    }
    const text = JSON.stringify(visible)
    const digits = [...text.matchAll(/\d/g)].map(({ index }) => index)
    fc.assert(
      fc.property(fc.constantFrom(...digits), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number(text[at]) + by) % 10
        const json = `${text.slice(0, at)}${digit}${text.slice(at + 1)}`
        // A number that begins with a zero is none in JSON.
        fc.pre(!/[:[,]0\d/.test(json))
        expect(named({ ...proof, shown: JSON.parse(json) })).not.toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('of the entry, wherever it is, is never taken for what was sealed', () => {
    const digits = [...proof.entry.matchAll(/\d/g)].map(({ index }) => index)
    fc.assert(
      fc.property(fc.constantFrom(...digits), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number(proof.entry[at]) + by) % 10
        const entry = `${proof.entry.slice(0, at)}${digit}${proof.entry.slice(at + 1)}`
        expect(sealState(examine({ ...proof, shown, entry }, null, crypto))).toBe('broken')
      }),
    )
  })
})

describe('room, payer and cashier', () => {
  const another = { room: '999', payer: 'Tamu kamar 999', cashier: 'Dewa' }

  test('that open nothing are wrong, with and without a salt', () => {
    for (const detailSalt of [proof.detailSalt, null])
      expect(
        examine({ ...proof, detail: another, detailSalt, shown: { ...shown, ...another } }, null, crypto),
      ).toMatchObject({ seal: 'waiting', fault: 'detail-wrong' })
  })

  test('that are no longer kept may not be shown', () => {
    const erased = { ...proof, detail: null, detailSalt: null }
    expect(named({ ...erased, shown: { ...shown, ...another } })).toEqual(['room', 'payer', 'cashier'])
    expect(named({ ...erased, shown: { ...shown, room: null, payer: null, cashier: null } })).toEqual([])
  })

  test('of a cancellation are sealed by nothing, and called so', () => {
    const examined = examine({ ...voided.proof, shown: voided.shown }, null, crypto)
    const { steps } = tellCheck(examined, { say: english, language: 'en', isFile: false })
    expect(examined.isDetailOpen).toBeNull()
    expect(steps).toContainEqual({ text: english.steps.detailNone, isOpen: true })
  })
})

describe('a paper’s file', () => {
  test('proves nothing by keys that lie in it, while a page is believed at its hotel’s word', () => {
    const examined = examine({ ...proof, shown }, null, crypto)
    expect([isProven(examined, true), isProven(examined, false)]).toEqual([false, true])
    const told = (isFile: boolean) => tellCheck(examined, { say: english, language: 'en', isFile }).state
    expect([told(true), told(false)]).toEqual([english.notProven, english.states.sealed])
  })

  test('without a proof is proven to nobody, and says what to do', () => {
    const examined = examine({ ...proof, proof: null, shown }, null, crypto)
    expect([isProven(examined, true), isProven(examined, false)]).toEqual([false, false])
    expect(tellCheck(examined, { say: english, language: 'en', isFile: true }).says).toBe(
      english.says.waitingFile,
    )
  })

  test('reads back as what it was', () => {
    const { entry, detail, detailSalt, proof: sealed, register, keys } = proof
    const held = { entry, detail, detailSalt, proof: sealed, register, keys }
    expect(parsePaperFile(formatPaperFile(proof, shown))).toEqual({ ...held, shown })
    expect(parsePaperFile(JSON.stringify(held))).toEqual({ ...held, shown: null })
    expect(parsePaperFile('{}')).toBeNull()
  })

  test('with anything else in it is refused or checked, and never breaks the check', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.constantFrom('shown', 'detail', 'proof', 'register', 'keys', 'entry'),
        (json, field) => {
          const text = JSON.stringify({ ...proof, shown, [field]: JSON.parse(json) })
          const paper = parsePaperFile(text)
          if (paper !== null) expect(() => examine(paper, null, crypto)).not.toThrow()
        },
      ),
    )
  })

  test('names fields that all have a word', async () => {
    const { check: id } = await import('../../src/i18n/id/check.ts')
    const { check: en } = await import('../../src/i18n/en/check.ts')
    for (const words of [id, en]) expect(Object.keys(words.fields).sort()).toEqual([...FIELDS].sort())
  })
})
