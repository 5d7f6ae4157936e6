// @vitest-environment happy-dom
import { h, render } from 'preact'
import { act } from 'preact/test-utils'
import { renderToString } from 'preact-render-to-string'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readAddress } from '../../../src/client/kwitansi/address.ts'
import { Paper } from '../../../src/client/kwitansi/paper.tsx'
import { layOutFor, rememberPrinted, wasPrinted } from '../../../src/client/kwitansi/printing.ts'
import { Tools } from '../../../src/client/kwitansi/tools.tsx'
import {
  firstLanguage,
  loadWords,
  PaperLanguage,
  type PaperWords,
} from '../../../src/client/kwitansi/words.tsx'
import type { Kwitansi } from '../../../src/contract/kwitansi.ts'
import { kwitansi as words } from '../../../src/i18n/id/kwitansi.ts'
import { blockStorage } from '../storage.ts'
import { OUTLET } from '../things.ts'

const AMPLANG: Kwitansi['lines'][number] = {
  name: { id: 'Amplang <ikan> & telur', en: 'Crackers' },
  net: '200 g',
  seller: 'Dapur Demo',
  terms: 'consigned',
  quantity: 2,
  unitPrice: 25_000,
  amount: 50_000,
  included: [],
}

function aKwitansi(wish: Partial<Kwitansi> = {}): Kwitansi {
  return {
    kind: 'kwitansi',
    outlet: {
      slug: OUTLET,
      name: 'Hotel Demo Teluk',
      address: 'Jalan Demo 1',
      zone: 'Asia/Makassar',
      demo: true,
    },
    number: 123,
    printed: 'KW/HDT/2026/000123',
    issuedAt: '2026-11-24T03:00:00.000Z',
    issuedOn: '2026-11-24',
    payer: 'Tamu kamar 512',
    room: '512',
    cashier: 'Petugas Demo',
    lines: [AMPLANG],
    payment: 'room',
    total: 50_000,
    words: 'Lima puluh ribu rupiah',
    meterai: false,
    voids: null,
    voidedBy: null,
    replaces: null,
    url: '/k/hotel-demo/123#token',
    ...wish,
  }
}

const CANCELLED = { number: 124, printed: 'KW/HDT/2026/000124', url: '/k/hotel-demo/124#other' }

const paper = (wish: Partial<Kwitansi> = {}) => renderToString(h(Paper, { kwitansi: aKwitansi(wish) }))

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

describe('the paper', () => {
  test('closes its sum, so that no digit can be added behind it, and writes it out between marks', () => {
    expect(paper()).toContain('Rp50.000,00')
    expect(paper()).toMatch(/#(&nbsp;|\u00a0)Lima puluh ribu rupiah(&nbsp;|\u00a0)#/)
  })

  test('prints what a maker wrote as text', () => {
    expect(paper()).toContain('Amplang &lt;ikan> &amp; telur')
  })

  test('has a place for the duty stamp only where one is due', () => {
    expect(paper()).not.toContain('class="meterai"')
    expect(paper({ total: 5_000_001, meterai: true })).toContain('class="meterai"')
  })

  test('always carries the mark of a copy: the class of the page shows it', () => {
    expect(paper()).toMatch(/copy-mark.*SALINAN/is)
  })

  test('says that it was cancelled, and by which', () => {
    expect(paper()).not.toContain('Dibatalkan')
    const cancelled = paper({ voidedBy: CANCELLED })
    expect(cancelled).toContain('Dibatalkan')
    expect(cancelled).toContain('href="/k/hotel-demo/124#other"')
  })

  test('that was cancelled leads on to the one in its place, and names it where no link is made', () => {
    const name = { number: 125, printed: 'KW/HDT/2026/000125' }
    const url = '/k/hotel-demo/125#next'
    expect(paper({ voidedBy: CANCELLED })).not.toContain(words.replacedBy)
    const replaced = paper({ voidedBy: CANCELLED, replacedBy: { ...name, url } })
    expect(replaced).toContain(words.replacedBy)
    expect(replaced).toContain(`href="${url}"`)
    expect(paper({ voidedBy: CANCELLED, replacedBy: name })).toContain(name.printed)
  })

  test('that cancels strikes its sum through and names what it cancels and why', () => {
    const cancelling = paper({
      kind: 'void',
      voids: { number: 123, printed: 'KW/HDT/2026/000123', reason: 'wrong-item' },
    })
    expect(cancelling).toContain('<s>Rp50.000,00</s>')
    expect(cancelling).toContain('KW/HDT/2026/000123')
  })

  test('whose link to its guest is erased says so, and is not blank', () => {
    expect(paper({ payer: null, room: null })).toContain(words.erased)
  })

  test('shows the second language below the first, never in its place', async () => {
    const value: PaperWords = await loadWords('en')
    const both = renderToString(h(PaperLanguage.Provider, { value }, h(Paper, { kwitansi: aKwitansi() })))
    expect(both).toContain(words.receivedFrom)
    expect(both).toContain(value.second?.receivedFrom)
    expect(paper()).not.toContain('lang="en"')
  })
})

describe('the first sheet is the original, every other a copy', () => {
  const isCopy = () => document.documentElement.classList.contains('is-copy')
  const draw = (number: number) =>
    act(() => {
      const kwitansi = aKwitansi({ number })
      render(h(Tools, { kwitansi, say: words, language: 'id', onLanguage: () => undefined }), document.body)
    })
  const print = () => act(() => void window.dispatchEvent(new Event('afterprint')))
  afterEach(() => act(() => render(null, document.body)))

  test('also when the page is opened again', () => {
    draw(1)
    expect(isCopy()).toBe(false)
    print()
    expect(isCopy()).toBe(true)
    act(() => render(null, document.body))
    draw(1)
    expect(isCopy()).toBe(true)
  })

  test('each paper of each outlet for itself', () => {
    rememberPrinted(OUTLET, 2)
    expect([wasPrinted(OUTLET, 2), wasPrinted(OUTLET, 3), wasPrinted('mall-demo', 2)]).toEqual([
      true,
      false,
      false,
    ])
  })

  test('where storage is blocked, as long as the page is open', () => {
    blockStorage()
    expect(wasPrinted(OUTLET, 4)).toBe(false)
    rememberPrinted(OUTLET, 4)
    expect(wasPrinted(OUTLET, 4)).toBe(true)
  })
})

test('the roll is laid out as a roll, and A4 as A4 again', () => {
  const isRoll = () => document.documentElement.classList.contains('on-slip')
  layOutFor('slip', null)
  expect(isRoll()).toBe(true)
  layOutFor('a4', null)
  expect(isRoll()).toBe(false)
})

describe('the link', () => {
  test('names outlet, number and token', () => {
    expect(readAddress({ pathname: '/k/hotel-demo/123', hash: '#abc' })).toEqual({
      outlet: 'hotel-demo',
      number: 123,
      token: 'abc',
    })
  })

  test.each([
    ['/k/hotel-demo/123', ''],
    ['/k/hotel-demo/123', '#'],
    ['/k/hotel-demo', '#abc'],
    ['/k/hotel-demo/', '#abc'],
    ['/k/hotel-demo/12x', '#abc'],
    ['/k/hotel-demo/0', '#abc'],
    ['/k/hotel-demo/1.5', '#abc'],
    ['/k/hotel-demo/-1', '#abc'],
    ['/k//123', '#abc'],
  ])('%s%s was cut short', (pathname, hash) => {
    expect(readAddress({ pathname, hash })).toBeNull()
  })

  test('may ask for a language; one that nobody speaks is not asked for', () => {
    expect(firstLanguage('?lang=en')).toBe('en')
    expect(firstLanguage('?lang=fr')).toBe('id')
  })
})
