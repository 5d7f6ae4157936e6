/** Tables as a spreadsheet opens them: columns, numbers and nothing that runs; and which days may be asked for. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CSV_FORMS, type CsvForm } from '../../src/contract/files.ts'
import { nextDate } from '../../src/domain/time.ts'
import { csvLine } from '../../src/server/http/csv.ts'
import { openLogs } from '../../src/server/usecases/log/open-logs.ts'
import { sealLog } from '../../src/server/usecases/log/seal.ts'
import { count } from '../support/counting.ts'
import { handHighWater, handSigner } from '../support/log.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser } from './browser.ts'
import { aSite, atAgency, type Served } from './support.ts'

let served: Served
let officer: Browser
beforeAll(async () => {
  served = await aSite()
  const { city, hotel } = served
  const world = { ...city, signer: handSigner(), highWater: handHighWater() }
  await openLogs(world, world.signer, 'etalase.test')
  const { stay } = await hotel.checkIn('512')
  for (let i = 0; i < 3; i++) await hotel.deliver(await hotel.place(stay, { amplang: 1, madu: 1 }))
  await sealLog(world, HOTEL)
  await count(hotel)
  officer = await atAgency(served)
})
afterAll(() => served.stop())

/** Texts that some spreadsheet, read in some dialect, would run; and what is handed out in their stead. */
const HOSTILE = [
  ['=1+1', "'=1+1"],
  [' =1+1', "' =1+1"],
  ['\u200b=1+1', "'\u200b=1+1"],
  ['\u00a0\u2060@SUM(A1)', "'\u00a0\u2060@SUM(A1)"],
  ['＝1+1', "'＝1+1"],
  ['＋1', "'＋1"],
  ['－2+3', "'－2+3"],
  ['＠x', "'＠x"],
  ["-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
  ['\r=1', "'\r'=1"],
  ['a;=1+1', "a;'=1+1"],
  ['a,=1+1', "a,'=1+1"],
  ['a\t @x', "a\t' @x"],
  ['a\n=1', "a\n'=1"],
  ['a;"=1', 'a;\'"=1'],
  ['";=1', '";\'=1'],
] as const
const HARMLESS = [
  'a=b',
  'Rp25.000 – 30.000',
  'a@b.id',
  'Amplang (ikan) + kerupuk',
  '6-7 hari',
  '1;2,3',
  '“=1”',
]

test.each(HOSTILE)('%j is run by no spreadsheet, whatever parts its cells', (text, told) => {
  for (const form of CSV_FORMS) {
    const [[cell = '']] = readCsv(csvLine([text], form), form) as [[string]]
    expect(cell).toBe(told)
    // Where it is parted by anything else, no part begins with a formula.
    for (const part of csvLine([text, text], form).split(/[,;|\t\r\n]/))
      expect(part).not.toMatch(/^[\s\p{Cf}"]*[=+\-@＝＋－＠]/u)
  }
})

test.each(HARMLESS)('%j stays as it was written', text => {
  for (const form of CSV_FORMS) expect(readCsv(csvLine([text], form), form)).toEqual([[text]])
})

test('a spreadsheet set to Indonesian finds columns, and numbers with a decimal comma', () => {
  expect(csvLine([1.5, -2.25, 25000, 'a;b', 'c,d', true, null], 'semicolon')).toBe(
    '1,5;-2,25;25000;"a;b";c,d;true;\r\n',
  )
})

/** Cells of each line, by RFC 4180 with that separator. */
function readCsv(text: string, form: CsvForm): string[][] {
  const mark = { comma: ',', semicolon: ';' }[form]
  return (text.match(/(?:"(?:[^"]|"")*"|[^"\r])*\r\n/g) ?? []).map(line =>
    Array.from(
      (mark + line.slice(0, -2)).matchAll(new RegExp(`${mark}("(?:[^"]|"")*"|[^"${mark}]*)`, 'g')),
      ([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell),
    ),
  )
}

/** Every address that takes a span of days, with how many at most. */
const SPANS = [
  ['/api/evaluation/products', 3_660],
  ['/api/evaluation/products.csv', 3_660],
  ['/api/evaluation/reconciliation', 92],
  ['/api/evaluation/reconciliation.csv', 92],
  ['/api/evaluation/reconciliation.ndjson', 92],
  [`/log/${HOTEL}/entries.csv`, null],
  [`/log/${HOTEL}/entries.ndjson`, null],
] as const

test.each(SPANS)('days that cannot be are refused by %s', async (path, daysMax) => {
  const ask = async (query: string) =>
    (await officer.send({ method: 'GET', url: `${path}?${query}` })).statusCode
  expect(await ask('from=2026-11-01&to=2026-11-30')).toBe(200)
  expect(await ask('from=2026-11-30&to=2026-11-30')).toBe(200)
  for (const impossible of [
    'from=2026-11-30&to=2026-11-29',
    'from=2026-02-30',
    'to=2026-02-30',
    'from=0000-01-01&to=2026-01-01',
    'from=0000-01-01',
    'from=1969-12-31',
    'from=2026-1-1',
    'from=',
    'to=kemarin',
  ])
    expect([impossible, await ask(impossible)]).toEqual([impossible, 422])
  if (daysMax === null) return
  const last = (days: number) => nextDate('2016-01-01', days - 1)
  expect(await ask(`from=2016-01-01&to=${last(daysMax)}`)).toBe(200)
  expect(await ask(`from=2016-01-01&to=${last(daysMax + 1)}`)).toBe(422)
  expect(await ask('from=2999-01-01')).toBe(422)
})

test('a table comes with commas, or with semicolons where that is asked for', async () => {
  const table = async (form: string) =>
    officer.send({ method: 'GET', url: `/api/evaluation/products.csv?outlet=${HOTEL}${form}` })
  const [plain, ours] = [(await table('')).body, (await table('&form=semicolon')).body]
  expect((await table('&form=comma')).body).toBe(plain)
  expect(readCsv(ours.slice(1), 'semicolon').map(cells => cells.map(asNumber))).toEqual(
    readCsv(plain.slice(1), 'comma').map(cells => cells.map(asNumber)),
  )
  expect(ours).toMatch(/;\d+,\d+;/)
  expect(ours.startsWith('\ufeff')).toBe(true)
  expect((await table('&form=tab')).statusCode).toBe(422)
})

function asNumber(cell: string): string {
  return /^-?\d+[.,]\d+$/.test(cell) ? cell.replace(',', '.') : cell
}
