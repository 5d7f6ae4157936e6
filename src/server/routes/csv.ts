/** The agency's reading as CSV (RFC 4180): what the table shows, for a spreadsheet. */
import type { FastifyInstance } from 'fastify'
import { type Evaluation, EvaluationQuery } from '../../contract/evaluation.ts'
import { CSV_TYPE, type CsvValue, toCsv } from '../http/csv.ts'
import { exchangeOf } from '../http/exchange.ts'
import { sendProblem } from '../http/problem.ts'
import { readEvaluation } from '../usecases/acts/readings.ts'
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

export function serveCsv(app: FastifyInstance, site: Site, secure: boolean): void {
  app.get('/api/evaluation/products.csv', async (request, reply) => {
    const officer = await identify(site.world, site.limits).agency(exchangeOf({ secure }, request, reply), {})
    if (!officer.ok) return sendProblem(reply, { code: officer.refusal.code })
    const query = EvaluationQuery.safeParse(request.query)
    if (!query.success) return sendProblem(reply, { code: 'invalid', detail: 'a filter is wrong' })
    const evaluation = await readEvaluation(site.world, officer.value, 'csv', query.data)
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="etalase-${evaluation.from}-${evaluation.to}.csv"`)
      .type(CSV_TYPE)
      .send(toCsv(COLUMNS, evaluation.products.map(toRow)))
  })
}

function toRow(row: Evaluation['products'][number]): Readonly<Record<(typeof COLUMNS)[number], CsvValue>> {
  return { ...row, name: row.name.id, low: row.interval[0], high: row.interval[1] }
}
