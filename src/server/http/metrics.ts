/** `/metrics` in the text format of OpenMetrics' ancestor (Prometheus 0.0.4): requests by status, streams, memory, and what
 * others add: `more` answers lines of the same format. */
import type { FastifyInstance } from 'fastify'
import { openStreams } from './event-stream.ts'

export function addMetrics(app: FastifyInstance, more: () => Promise<readonly string[]>): void {
  const answers = new Map<string, number>()
  app.addHook('onResponse', (request, reply, next) => {
    const label = `method="${request.method}",status="${reply.statusCode}"`
    answers.set(label, (answers.get(label) ?? 0) + 1)
    next()
  })
  app.get('/metrics', async (_request, reply) => {
    const lines = [
      '# TYPE etalase_requests_total counter',
      ...Array.from(answers, ([label, count]) => `etalase_requests_total{${label}} ${count}`),
      '# TYPE etalase_streams gauge',
      `etalase_streams ${openStreams()}`,
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      '# TYPE process_uptime_seconds gauge',
      `process_uptime_seconds ${Math.round(process.uptime())}`,
      ...(await more()),
    ]
    return reply.type('text/plain; version=0.0.4').send(`${lines.join('\n')}\n`)
  })
}
