/** Kwitansi, voids and what the agency reads from them, over the wire. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { count } from '../support/counting.ts'
import { HOTEL } from '../support/things.ts'
import type { Pieces } from '../support/world.ts'
import { aGuest, anOrder, aSite, atAgency, atDesk, OTHER_HOTEL, type Served } from './support.ts'

let served: Served
beforeEach(async () => {
  served = await aSite()
})
afterEach(() => served.stop())

function order(stay: string, pieces: Pieces, hotel = served.hotel) {
  return anOrder(hotel, stay, pieces)
}

/** A line of a CSV without quotes, by its titles. */
function cells(csv: string, product: string): Record<string, string | undefined> {
  const [titles, line] = csv.split('\r\n').filter((line, i) => i === 0 || line.startsWith(`${product},`))
  const values = line?.split(',') ?? []
  return Object.fromEntries((titles ?? '').split(',').map((title, i) => [title, values[i]]))
}
const texts = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))

describe('a kwitansi', () => {
  async function delivered(pieces: Pieces) {
    const { browser, stay } = await aGuest(served)
    const desk = await atDesk(served)
    const sent = order(stay, pieces)
    await browser.value('placeOrder', sent)
    const { kwitansi } = await desk.value('deliver', { params: sent.params, body: {} })
    const [, outlet = '', number = '', token = ''] = /^\/k\/([^/]+)\/(\d+)#(.+)$/.exec(kwitansi.url) ?? []
    return { browser, desk, stay, params: sent.params, link: { outlet, number: Number(number), token } }
  }

  test('is read by whoever holds its link, and by nobody else', async () => {
    const { link } = await delivered({ amplang: 2, madu: 1 })
    const stranger = served.browser()
    const paper = await stranger.value('kwitansi', { body: link })
    expect(paper).toMatchObject({
      total: 110_000,
      room: '512',
      payer: 'Tamu kamar 512',
      words: expect.any(String),
    })
    expect(paper.lines.map(line => line.amount)).toEqual([50_000, 60_000])
    for (const wrong of [
      { ...link, token: 'A'.repeat(22) },
      { ...link, token: link.token.slice(0, -1) },
      { ...link, number: 2 },
      { ...link, outlet: OTHER_HOTEL },
      { ...link, outlet: 'no-such' },
    ]) {
      const refused = await stranger.ask('kwitansi', { body: wrong })
      expect([refused.status, refused.code]).toEqual([404, 'unknown-document'])
    }
  })

  test('is read by its holder however many strangers guess at it', async () => {
    await served.stop()
    served = await aSite({ limits: true })
    const { link } = await delivered({ amplang: 1 })
    const stranger = served.browser()
    for (let i = 0; i < 100; i++) {
      const guess = { ...link, token: String(i).padStart(22, 'A') }
      expect(await stranger.code('kwitansi', { body: guess })).toBe('unknown-document')
    }
    expect(await served.browser().code('kwitansi', { body: link })).toBe('ok')
  })

  test('that was paid in a later way is told to a client of contract 1 in a word that it knows', async () => {
    const { link } = await delivered({ amplang: 1 })
    await served.hotel.world.storage.write(HOTEL, sql =>
      sql.run(
        `UPDATE documents SET entry = REPLACE(REPLACE(entry, '"payment":"room"', '"payment":"qris"'), '"v":1}',
           '"by":"guest","source":"stay","v":2,"waitMinutes":1}')`,
      ),
    )
    const paidIn = async (contract: Record<string, string>) => {
      const paper = await served.browser().ask('kwitansi', { body: link }, contract)
      return paper.value().payment
    }
    expect(await paidIn({ 'Etalase-Contract': '2' })).toBe('qris')
    expect(await paidIn({ 'Etalase-Contract': '1' })).toBe('cash')
    expect(await paidIn({})).toBe('cash')
  })

  test('is voided whole by a document of its own, once', async () => {
    const { browser, desk, link, params } = await delivered({ amplang: 1 })
    const voided = await desk.ask('voidDocument', { params: { number: '1' }, body: { reason: 'wrong-item' } })
    expect(voided.value()).toEqual({ number: 2, voids: 1 })
    const again = await desk.ask('voidDocument', { params: { number: '1' }, body: { reason: 'wrong-item' } })
    expect(again.code).toBe('already-voided')
    expect(await desk.code('voidDocument', { params: { number: '2' }, body: { reason: 'other' } })).toBe(
      'wrong-state',
    )
    expect(await desk.code('voidDocument', { params: { number: '9' }, body: { reason: 'other' } })).toBe(
      'unknown-document',
    )
    expect((await served.browser().value('kwitansi', { body: link })).voidedBy?.number).toBe(2)
    expect((await browser.value('order', { params })).kwitansi[0]?.voided).toBe(true)
    const { documents } = await desk.value('documents', {})
    expect(documents.map(({ number, kind, voided: isVoid }) => [number, kind, isVoid])).toEqual([
      [2, 'void', false],
      [1, 'kwitansi', true],
    ])
  })

  test('is what evaluation counts, on screen and as CSV, until it is voided', async () => {
    const { desk } = await delivered({ amplang: 3, gabin: 1 })
    const officer = await atAgency(served)
    await count(served.hotel)
    const read = await officer.value('evaluation', { query: { outlet: HOTEL } })
    const row = (product: string) => read.products.find(one => one.product === product)
    expect(row('dapur-demo/amplang')).toMatchObject({ kwitansi: 1, units: 3, rupiah: 75_000 })
    expect(row('dapur-demo/gabin')).toMatchObject({ kwitansi: 0, complimentary: 1 })
    expect([read.kwitansi, read.logs]).toEqual([1, { [HOTEL]: 1 }])

    const csv = await officer.send({ method: 'GET', url: `/api/evaluation/products.csv?outlet=${HOTEL}` })
    expect(csv.headers['content-type']).toMatch(/^text\/csv/)
    expect(csv.headers['content-disposition']).toMatch(/^attachment/)
    expect(csv.body).toMatch(/^\ufeffproduct,seller,/)
    expect(csv.body.split('\r\n').find(line => line.startsWith('dapur-demo/amplang,'))).toMatch(
      /,1,0,0,3,75000,/,
    )
    const shown = row('dapur-demo/amplang')
    const [low, high] = shown?.interval ?? []
    expect(high).toBeGreaterThan(low ?? Number.NaN)
    const { rate, exposure } = shown ?? {}
    expect(cells(csv.body, 'dapur-demo/amplang')).toMatchObject(texts({ rate, exposure, low, high }))

    await desk.value('voidDocument', { params: { number: '1' }, body: { reason: 'other' } })
    await count(served.hotel)
    const after = await officer.value('evaluation', {})
    expect(after.products.find(one => one.product === 'dapur-demo/amplang')).toMatchObject({
      kwitansi: 0,
      voided: 1,
    })
  })

  test('is read of the days that are asked for', async () => {
    await delivered({ amplang: 1 })
    await count(served.hotel)
    const officer = await atAgency(served)
    const read = async (query: { from?: string; to?: string }) => officer.value('evaluation', { query })
    expect(await read({})).toMatchObject({ from: '2026-08-27', to: '2026-11-24', kwitansi: 1 })
    expect((await read({ to: '2026-11-23' })).kwitansi).toBe(0)
    expect((await read({ from: '2026-11-24', to: '2026-11-24' })).kwitansi).toBe(1)
    for (const wrong of [{ to: '0000-01-01' }, { from: '2026-02-30' }, { to: 'kemarin' }]) {
      expect(await officer.code('evaluation', { query: wrong })).toBe('invalid')
      const url = `/api/evaluation/products.csv?${new URLSearchParams(Object.entries(wrong))}`
      expect((await officer.send({ method: 'GET', url })).statusCode).toBe(422)
    }
  })
})
