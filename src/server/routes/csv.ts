/** The agency's reading as CSV (RFC 4180): what the table shows, for a spreadsheet. */
import type { FastifyInstance } from 'fastify'
import { type Evaluation, EvaluationQuery } from '../../contract/evaluation.ts'
import { exchangeOf } from '../http/app.ts'
import { sendProblem } from '../http/problem.ts'
import { evaluate } from '../usecases/evaluate.ts'
import { identify } from './callers.ts'
import type { Site } from './site.ts'

const COLUMNS = [
  'product',
  'seller',
  'name',
  'sellerName',
  'district',
  'category',
  'kwitansi',
  'complimentary',
  'voided',
  'units',
  'rupiah',
  'exposure',
  'rate',
  'low',
  'high',
  'enough',
  'needed',
] as const
type Row = Evaluation['products'][number]

export function serveCsv(app: FastifyInstance, site: Site, secure: boolean): void {
  app.get('/api/evaluation/products.csv', async (request, reply) => {
    const officer = await identify(site.world, site.limits).agency(exchangeOf({ secure }, request, reply), {})
    if (!officer.ok) return sendProblem(reply, { code: officer.refusal.code })
    const query = EvaluationQuery.safeParse(request.query)
    if (!query.success) return sendProblem(reply, { code: 'invalid', detail: 'a filter is wrong' })
    const evaluation = await evaluate(site.world, query.data)
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="etalase-${evaluation.from}-${evaluation.to}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(toCsv(evaluation.products))
  })
}

/** A byte order mark makes spreadsheets read UTF-8; lines end in CR LF (RFC 4180 §2). */
export function toCsv(rows: readonly Row[]): string {
  const lines = [COLUMNS.join(','), ...rows.map(row => COLUMNS.map(column => cell(row, column)).join(','))]
  return `\ufeff${lines.join('\r\n')}\r\n`
}

function cell(row: Row, column: (typeof COLUMNS)[number]): string {
  switch (column) {
    case 'name':
      return quoted(row.name.id)
    case 'low':
      return String(row.interval[0])
    case 'high':
      return String(row.interval[1])
    default:
      return quoted(String(row[column]))
  }
}

/** A text that a spreadsheet would run as a formula is set in quotes behind an apostrophe. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
