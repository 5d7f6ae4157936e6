/**
 * Addresses of the wire that answer no JSON: the log as C2SP tlog-tiles has it, and what officers and auditors take away. The
 * server registers its handlers against them, `/openapi.json` tells them from here, and a table's columns stand here alone.
 */
import * as z from 'zod/mini'
import type { AgencyRight } from '../domain/rights.ts'
import { Entry } from './entry.ts'
import { EvaluationQuery, EvaluationTableRow } from './evaluation.ts'
import { EntryRow, ExportQuery } from './export.ts'
import { ofOrigin } from './hub.ts'
import { manifestParams, photoFileParams, photoParams } from './photo.ts'
import type { ProblemCode } from './problem.ts'
import { ReconciledRow, ReconciliationQuery } from './reconciliation.ts'
import { OutletId } from './words.ts'

/** Whoever shows an auditor's bearer token, and who else by a session. */
export type Reader = 'anyone' | 'auditor' | 'auditor or agency' | 'agency'

interface Address {
  /** With `{name}` for what `params` parses. */
  readonly path: string
  /** The last of these goes on to the end, slashes and all. */
  readonly isDeep?: true
  readonly who: Reader
  /** That an officer must have among the readers. */
  readonly right?: AgencyRight
  readonly says: string
  readonly params?: z.ZodMiniObject
  readonly query?: z.ZodMiniObject
  /** Of a path that names nothing: the one among them that says so. */
  readonly problems: readonly ProblemCode[]
}

/** As bytes or text of a form of its own. */
export interface BareFile extends Address {
  readonly type: 'application/octet-stream' | 'text/plain' | 'application/json' | 'image/*'
}

/** By RFC 4180; or with semicolons and a decimal comma, as a spreadsheet set to Indonesian opens it in columns. */
export const CSV_FORMS = ['comma', 'semicolon'] as const
export type CsvForm = (typeof CSV_FORMS)[number]
const inForm = { form: z.optional(z.enum(CSV_FORMS)) }

export type Cell = string | number | boolean | null | undefined

/** A line of titles and one for each row, of its fields in their order; or a JSON text for each, of the same. */
export interface TableFile extends Address {
  readonly type: 'text/csv' | 'application/x-ndjson'
  readonly row: z.ZodMiniObject<Readonly<Record<string, z.ZodMiniType<Cell>>>>
}

/** JSON texts that were signed, a line each: they go out as they stand, also those that are newer than this program. */
export interface SignedLinesFile extends Address {
  readonly type: 'application/x-ndjson'
  readonly row: z.ZodMiniType
  readonly isSigned: true
}

export type FileAddress = BareFile | TableFile | SignedLinesFile

const ofLog = z.object({ outlet: OutletId })
const BYTES = 'application/octet-stream'
const TEXT = 'text/plain'
const CSV = 'text/csv'
const NDJSON = 'application/x-ndjson'
/** The path of C2SP tlog-tiles: `000`, `x001/067`, `000.p/12`; slashes stay as they are. */
const Tile = z.string().check(z.regex(/^(x\d{3}\/)*\d{3}(\.p\/\d{1,3})?$/))
const Level = z.pipe(z.string().check(z.regex(/^(0|[1-9]\d?)$/)), z.transform(Number))

export const FILES = {
  photo: {
    path: '/photos/{photo}/{width}',
    who: 'anyone',
    says: 'A photograph, 320, 640 or 1280 pixels across or as wide as it is, in the best type that is accepted; immutable',
    params: photoParams,
    type: 'image/*',
    problems: ['not-found'],
  },
  photoFile: {
    path: '/photos/{photo}/file/{hash}',
    who: 'anyone',
    says: 'One file of a photograph, by its hash; immutable',
    params: photoFileParams,
    type: 'image/*',
    problems: ['not-found'],
  },
  photoManifest: {
    path: '/photos/{photo}',
    who: 'anyone',
    says: 'What describes a photograph: SHA-256 of these bytes is its id, and each of its files stands in it by its own hash; immutable',
    params: manifestParams,
    type: 'application/json',
    problems: ['not-found'],
  },
  logCheckpoint: {
    path: '/log/{outlet}/checkpoint',
    who: 'anyone',
    says: 'The newest checkpoint of the log, signed, with what cosignatures have come (C2SP tlog-checkpoint)',
    params: ofLog,
    type: TEXT,
    problems: ['not-found'],
  },
  logKey: {
    path: '/log/{outlet}/key',
    who: 'anyone',
    says: "The key that signs the log's checkpoints now (C2SP signed-note); whoever checks takes keys from the hub's register",
    params: ofLog,
    type: TEXT,
    problems: ['not-found'],
  },
  logTile: {
    path: '/log/{outlet}/tile/{level}/{tile}',
    who: 'anyone',
    says: 'Hashes of the tree, 32 bytes each, 256 to a tile (C2SP tlog-tiles)',
    params: z.extend(ofLog, { level: Level, tile: Tile }),
    isDeep: true,
    type: BYTES,
    problems: ['not-found'],
  },
  logEntries: {
    path: '/log/{outlet}/tile/entries/{tile}',
    who: 'auditor',
    says: 'A bundle of 256 entries, each behind two bytes of its length (C2SP tlog-tiles)',
    params: z.extend(ofLog, { tile: Tile }),
    isDeep: true,
    type: BYTES,
    problems: ['not-found'],
  },
  agencyCheckpoint: {
    path: '/agency/log/checkpoint',
    who: 'anyone',
    says: "The newest checkpoint of the agency's log, signed by its own key (C2SP tlog-checkpoint); where the hub is another program, of what was pulled from there",
    type: TEXT,
    problems: ['not-found'],
  },
  agencyKey: {
    path: '/agency/log/key',
    who: 'anyone',
    says: "The key that signs the agency's log now (C2SP signed-note); whoever checks takes keys from the hub's register, where there is a hub",
    type: TEXT,
    problems: ['not-found'],
  },
  agencyTile: {
    path: '/agency/log/tile/{level}/{tile}',
    who: 'anyone',
    says: "Hashes of the agency's tree (C2SP tlog-tiles)",
    params: z.object({ level: Level, tile: Tile }),
    isDeep: true,
    type: BYTES,
    problems: ['not-found'],
  },
  agencyEntries: {
    path: '/agency/log/tile/entries/{tile}',
    who: 'anyone',
    says: 'A bundle of 256 entries of the agency: each is one change of the register, in canonical JSON (C2SP tlog-tiles)',
    params: z.object({ tile: Tile }),
    isDeep: true,
    type: BYTES,
    problems: ['not-found'],
  },
  logLines: {
    path: '/log/{outlet}/entries.ndjson',
    who: 'auditor or agency',
    right: 'look',
    says: 'Sealed entries in order, one to a line in its final bytes: SHA-256 over a zero byte and the line is the leaf. `after` goes on where a reader stopped; header Etalase-Log-Size tells where the log ends',
    params: ofLog,
    query: ExportQuery,
    type: NDJSON,
    row: Entry,
    isSigned: true,
    problems: ['unknown-outlet'],
  },
  logTable: {
    path: '/log/{outlet}/entries.csv',
    who: 'auditor or agency',
    right: 'look',
    says: 'The same as a table: a row for each line of a kwitansi, of a void with the opposite sign, and for each product of a day statement',
    params: ofLog,
    query: z.extend(ExportQuery, inForm),
    type: CSV,
    row: EntryRow,
    problems: ['unknown-outlet'],
  },
  evaluationTable: {
    path: '/api/evaluation/products.csv',
    who: 'agency',
    right: 'look',
    says: 'Products by number of kwitansi, as a table',
    query: z.extend(EvaluationQuery, inForm),
    type: CSV,
    row: EvaluationTableRow,
    problems: [],
  },
  reconciliationTable: {
    path: '/api/evaluation/reconciliation.csv',
    who: 'agency',
    right: 'look',
    says: 'Whether the books agree, a row a day of each outlet',
    query: z.extend(ReconciliationQuery, inForm),
    type: CSV,
    row: ReconciledRow,
    problems: ['unknown-outlet'],
  },
  reconciliationLines: {
    path: '/api/evaluation/reconciliation.ndjson',
    who: 'agency',
    right: 'look',
    says: 'Whether the books agree, a line a day of each outlet',
    query: ReconciliationQuery,
    type: NDJSON,
    row: ReconciledRow,
    problems: ['unknown-outlet'],
  },
} as const satisfies Record<string, FileAddress>

/** A hub's alone: the logs that it mirrors, under their origins (C2SP tlog-mirror). */
export const HUB_FILES = {
  hubMirrored: {
    path: '/hub/mirror/{hash}/checkpoint',
    who: 'anyone',
    says: 'The newest checkpoint whose entries are all here (C2SP tlog-mirror)',
    params: ofOrigin,
    type: TEXT,
    problems: ['not-found'],
  },
  hubMirroredKey: {
    path: '/hub/mirror/{hash}/key',
    who: 'anyone',
    says: "The key that signs the log's checkpoints now (C2SP signed-note)",
    params: ofOrigin,
    type: TEXT,
    problems: ['not-found'],
  },
  hubMirroredTile: {
    path: '/hub/mirror/{hash}/tile/{level}/{tile}',
    who: 'anyone',
    says: 'Hashes of the tree (C2SP tlog-tiles)',
    params: z.extend(ofOrigin, { level: Level, tile: Tile }),
    isDeep: true,
    type: BYTES,
    problems: ['not-found'],
  },
  hubMirroredEntries: {
    path: '/hub/mirror/{hash}/tile/entries/{tile}',
    who: 'auditor',
    says: 'A bundle of entries (C2SP tlog-tiles)',
    params: z.extend(ofOrigin, { tile: Tile }),
    isDeep: true,
    type: BYTES,
    problems: ['not-found'],
  },
} as const satisfies Record<string, FileAddress>

export type Files = typeof FILES & typeof HUB_FILES
export type FileName = keyof Files
