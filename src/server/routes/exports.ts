/**
 * An outlet's log as a file, for auditors and for the agency's officers: NDJSON with entries in their final bytes (the hash
 * over a zero byte and a line without its end is the leaf at that index, RFC 6962 §2.1), and CSV for spreadsheets.
 */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { EXPORT_FORMATS, type ExportFormat, ExportQuery } from '../../contract/export.ts'
import type { ActorOf } from '../../domain/actor.ts'
import { type Numbering, named } from '../../domain/document-name.ts'
import { ENTRY_COLUMNS, type EntryTableRow, entryRows } from '../../domain/entry-rows.ts'
import { compressStream, encodingFor } from '../http/compress.ts'
import { CSV_BEGIN, CSV_TYPE, csvLine } from '../http/csv.ts'
import { exchangeOf } from '../http/exchange.ts'
import { sendProblem } from '../http/problem.ts'
import { exportLog } from '../usecases/acts/readings.ts'
import { type ExportedDocument, entryOf } from '../usecases/log/export-entries.ts'
import { identify } from './callers.ts'
import { auditorOf } from './log.ts'
import type { Site } from './site.ts'

interface Writing {
  readonly type: string
  readonly begin: string
  readonly write: (outlet: string, document: ExportedDocument, keys: readonly Numbering[]) => string
}

const WRITING = {
  ndjson: { type: 'application/x-ndjson', begin: '', write: (_, { entry }) => `${entry}\n` },
  csv: { type: CSV_TYPE, begin: `${CSV_BEGIN}${csvLine(ENTRY_COLUMNS)}`, write: toLines },
} as const satisfies Record<ExportFormat, Writing>

export function serveExports(app: FastifyInstance, site: Site, secure: boolean): void {
  const callers = identify(site.world, site.limits)
  for (const format of EXPORT_FORMATS)
    app.get(`/log/:outlet/entries.${format}`, (request, reply) => send(format, request, reply))

  async function send(format: ExportFormat, request: FastifyRequest, reply: FastifyReply) {
    const reader = await readerOf(request, reply)
    if (reader === null)
      return sendProblem(reply.header('www-authenticate', 'Bearer'), { code: 'auditor-required' })
    const query = ExportQuery.safeParse(request.query)
    if (!query.success)
      return sendProblem(reply, { code: 'invalid', detail: 'after and limit are counts, from and to days' })
    const { outlet } = request.params as { outlet: string }
    const exported = await exportLog(site.world, reader, format, outlet, query.data)
    if (exported === null) return sendProblem(reply, { code: 'unknown-outlet' })
    const { keys } = exported
    const { type, begin, write }: Writing = WRITING[format]
    async function* text() {
      yield begin
      for await (const documents of exported?.documents ?? [])
        yield documents.map(document => write(outlet, document, keys)).join('')
    }
    const encoding = encodingFor(request)
    const source = Readable.from(text())
    if (encoding !== null) reply.header('content-encoding', encoding)
    return reply
      .header('cache-control', 'no-store')
      .header('vary', 'accept-encoding, authorization')
      .header('content-disposition', `attachment; filename="${outlet}.${format}"`)
      .header('etalase-log-size', String(exported.size))
      .type(type)
      .send(encoding === null ? source : compressStream(source, encoding))
  }

  async function readerOf(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<ActorOf<'officer' | 'link'> | null> {
    const auditor = await auditorOf(site, request)
    if (auditor !== null) return auditor
    const officer = await callers.agency(exchangeOf({ secure }, request, reply), {})
    return officer.ok ? officer.value : null
  }
}

function toLines(outlet: string, document: ExportedDocument, keys: readonly Numbering[]): string {
  return rowsOf(outlet, document, keys)
    .map(row => csvLine(ENTRY_COLUMNS.map(column => row[column])))
    .join('')
}

/** What cannot be read stands in its place, and says so. */
function rowsOf(outlet: string, document: ExportedDocument, keys: readonly Numbering[]): EntryTableRow[] {
  const read = entryOf(outlet, document)
  const { number } = document
  return read === null
    ? [{ index: number - 1, number, kind: 'unreadable' }]
    : entryRows(read, named(keys, number).generation)
}
