/** `/metrics` in the text format of OpenMetrics' ancestor (Prometheus 0.0.4): requests by status, streams, memory, and what
 * others add: `more` answers lines of the same format. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { openStreams } from './event-stream.ts'
import { sendProblem } from './problem.ts'

export function addMetrics(
  app: FastifyInstance,
  more: () => Promise<readonly string[]>,
  mayRead: (request: FastifyRequest) => Promise<boolean>,
): void {
  const answers = new Map<string, number>()
  app.addHook('onResponse', (request, reply, next) => {
    const label = `method="${request.method}",status="${reply.statusCode}"`
    answers.set(label, (answers.get(label) ?? 0) + 1)
    next()
  })
  app.get('/metrics', async (request, reply) => {
    if (!(await mayRead(request)))
      return sendProblem(reply.header('www-authenticate', 'Bearer'), { code: 'auditor-required' })
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
