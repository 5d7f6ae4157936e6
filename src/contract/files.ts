/**
 * Addresses of the wire that answer no JSON: the log as C2SP tlog-tiles has it, and what officers and auditors take away.
 * `/openapi.json` tells them from here.
 */
import * as z from 'zod/mini'
import { EvaluationQuery } from './evaluation.ts'
import { ExportQuery } from './export.ts'
import type { ProblemCode } from './problem.ts'
import { ReconciliationQuery } from './reconciliation.ts'
import { Slug } from './words.ts'

/** Whoever shows an auditor's bearer token, and who else by a session. */
export type Reader = 'anyone' | 'auditor' | 'auditor or agency' | 'agency'

export interface FileAddress {
  /** With `{name}` for what `params` parses. */
  readonly path: string
  readonly who: Reader
  readonly says: string
  readonly params?: z.ZodMiniObject
  readonly query?: z.ZodMiniObject
  readonly type: string
  readonly problems: readonly ProblemCode[]
}

const ofLog = z.object({ outlet: Slug })
const BYTES = 'application/octet-stream'
const CSV = 'text/csv'
const NDJSON = 'application/x-ndjson'
/** The path of C2SP tlog-tiles: `000`, `x001/067`, `000.p/12`; slashes stay as they are. */
const Tile = z.string().check(z.regex(/^(x\d{3}\/)*\d{3}(\.p\/\d{1,3})?$/))

export const FILES = {
  logCheckpoint: {
    path: '/log/{outlet}/checkpoint',
    who: 'anyone',
    says: 'The newest checkpoint of the log, signed, with what cosignatures have come (C2SP tlog-checkpoint)',
    params: ofLog,
    type: 'text/plain',
    problems: ['not-found'],
  },
  logKey: {
    path: '/log/{outlet}/key',
    who: 'anyone',
    says: "The key that signs the log's checkpoints now (C2SP signed-note); whoever checks takes keys from the hub's register",
    params: ofLog,
    type: 'text/plain',
    problems: ['not-found'],
  },
  logTile: {
    path: '/log/{outlet}/tile/{level}/{tile}',
    who: 'anyone',
    says: 'Hashes of the tree, 32 bytes each, 256 to a tile (C2SP tlog-tiles)',
    params: z.object({ outlet: Slug, level: z.string().check(z.regex(/^\d{1,2}$/)), tile: Tile }),
    type: BYTES,
    problems: ['not-found'],
  },
  logEntries: {
    path: '/log/{outlet}/tile/entries/{tile}',
    who: 'auditor',
    says: 'A bundle of 256 entries, each behind two bytes of its length (C2SP tlog-tiles)',
    params: z.object({ outlet: Slug, tile: Tile }),
    type: BYTES,
    problems: ['auditor-required', 'not-found'],
  },
  logLines: {
    path: '/log/{outlet}/entries.ndjson',
    who: 'auditor or agency',
    says: 'Sealed entries in order, one to a line in its final bytes: SHA-256 over a zero byte and the line is the leaf. `after` goes on where a reader stopped; header Etalase-Log-Size tells where the log ends',
    params: ofLog,
    query: ExportQuery,
    type: NDJSON,
    problems: ['auditor-required', 'unknown-outlet'],
  },
  logTable: {
    path: '/log/{outlet}/entries.csv',
    who: 'auditor or agency',
    says: 'The same as a table: a row for each line of a kwitansi, of a void with the opposite sign, and for each product of a day statement',
    params: ofLog,
    query: ExportQuery,
    type: CSV,
    problems: ['auditor-required', 'unknown-outlet'],
  },
  evaluationTable: {
    path: '/api/evaluation/products.csv',
    who: 'agency',
    says: 'Products by number of kwitansi, as a table',
    query: EvaluationQuery,
    type: CSV,
    problems: [],
  },
  reconciliationTable: {
    path: '/api/evaluation/reconciliation.csv',
    who: 'agency',
    says: 'Whether the books agree, a row a day of each outlet',
    query: ReconciliationQuery,
    type: CSV,
    problems: ['unknown-outlet'],
  },
  reconciliationLines: {
    path: '/api/evaluation/reconciliation.ndjson',
    who: 'agency',
    says: 'Whether the books agree, a line a day of each outlet',
    query: ReconciliationQuery,
    type: NDJSON,
    problems: ['unknown-outlet'],
  },
} as const satisfies Record<string, FileAddress>
