/**
 * An outlet's log as a file, for auditors and for the agency's officers: NDJSON with entries in their final bytes (the hash
 * over a zero byte and a line without its end is the leaf at that index, RFC 6962 §2.1), and CSV for spreadsheets.
 */
import type { ExportFormat, ExportQuery } from '../../contract/export.ts'
import { type Numbering, named } from '../../domain/document-name.ts'
import { type EntryTableRow, entryRows } from '../../domain/entry-rows.ts'
import type { OutletId } from '../../domain/ids.ts'
import { ok } from '../../domain/result.ts'
import type { FileHandlers } from '../http/files.ts'
import type { Exchange } from '../http/handler.ts'
import { exportLog } from '../usecases/acts/readings.ts'
import { type ExportedDocument, entryOf } from '../usecases/log/export-entries.ts'
import type { Callers } from './callers.ts'
import type { Site } from './site.ts'

interface Input {
  readonly params: { readonly outlet: OutletId }
  readonly query: ExportQuery
}

export function exportFiles({ world }: Site): Pick<FileHandlers<Callers>, 'logLines' | 'logTable'> {
  const handing =
    <Row>(
      format: ExportFormat,
      rows: (outlet: OutletId, document: ExportedDocument, keys: readonly Numbering[]) => Row[],
    ) =>
    async (
      { params: { outlet }, query }: Input,
      reader: Callers['auditor or agency'],
      exchange: Exchange,
    ) => {
      const exported = await exportLog(world, reader, format, outlet, query)
      if (!exported.ok) return exported
      const { size, keys, documents } = exported.value
      exchange.setHeader('etalase-log-size', String(size))
      return ok({ name: outlet, rows: inEach(documents, document => rows(outlet, document, keys)) })
    }
  return {
    logLines: handing('ndjson', (_outlet, { entry }) => [entry]),
    logTable: handing('csv', rowsOf),
  }
}

async function* inEach<One, Row>(some: AsyncIterable<readonly One[]>, rows: (one: One) => Row[]) {
  for await (const ones of some) yield ones.flatMap(rows)
}

/** What cannot be read stands in its place, and says so. */
function rowsOf(outlet: OutletId, document: ExportedDocument, keys: readonly Numbering[]): EntryTableRow[] {
  const read = entryOf(outlet, document)
  const { number } = document
  return read === null
    ? [{ index: number - 1, number, kind: 'unreadable' }]
    : entryRows(read, named(keys, number).generation)
}
