/** The agency's reading as a table to take away: what the screen shows, for a spreadsheet. */
import { ok } from '../../domain/result.ts'
import type { FileHandlers } from '../http/files.ts'
import { readEvaluation } from '../usecases/acts/readings.ts'
import type { Callers } from './callers.ts'
import type { Site } from './site.ts'

export function evaluationFiles({ world }: Site): Pick<FileHandlers<Callers>, 'evaluationTable'> {
  return {
    evaluationTable: async ({ query }, officer) => {
      const read = await readEvaluation(world, officer, 'csv', query)
      if (!read.ok) return read
      const { from, to, products } = read.value
      const rows = products.map(({ interval: [low, high], ...row }) => ({
        ...row,
        name: row.name.id,
        low,
        high,
      }))
      return ok({ name: `etalase-${from}-${to}`, rows })
    },
  }
}
