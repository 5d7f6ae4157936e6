/** Whether the books agree, as the agency reads it: by outlet, stage and day, with the numbers of what is missing. */
import * as z from 'zod/mini'
import { OUTLET_KINDS } from '../domain/outlet.ts'
import { STAGES } from '../domain/reconciliation.ts'
import { AskedDay } from './evaluation.ts'
import { DateOnly, DocumentNumber, OutletId, Rupiah, Time } from './words.ts'

/** Business days, ends included; without, the last seven. `outlet`: one only. */
export const ReconciliationQuery = z.object({
  from: z.optional(AskedDay),
  to: z.optional(AskedDay),
  outlet: z.optional(OutletId),
})
export type ReconciliationQuery = z.infer<typeof ReconciliationQuery>

/** Documents with numbers in a row that a stage lacks, ends included. */
export const MissingDocuments = z.object({
  stage: z.enum(STAGES),
  /** `null` of what lies outside of the days asked for. */
  day: z.nullable(DateOnly),
  from: DocumentNumber,
  to: DocumentNumber,
  since: z.nullable(Time),
  /** Longer than a document may be on its way. */
  late: z.boolean(),
})
export type MissingDocuments = z.infer<typeof MissingDocuments>

const Counts = { issued: z.int(), sealed: z.int(), mirrored: z.nullable(z.int()), counted: z.int() }

export const ReconciledDay = z.object({
  date: DateOnly,
  /** Numbers given: as many documents as there must be. */
  given: z.int(),
  kwitansi: z.int(),
  voids: z.int(),
  statements: z.int(),
  rupiah: Rupiah,
  /** How many of them each stage has; `null`: there is no hub. */
  has: z.object(Counts),
  /** Kwitansi that are not void and their rupiah, as the documents say and as the ranking adds them up. `null`: counting just now. */
  sums: z.nullable(
    z.object({ kwitansi: z.int(), rupiah: Rupiah, talliedKwitansi: z.int(), talliedRupiah: z.int() }),
  ),
})
export type ReconciledDay = z.infer<typeof ReconciledDay>

/** A checkpoint that an outlet's log has signed beside the history that its hub holds. */
export const ForkedHistory = z.object({
  /** Documents that it speaks of. */
  size: z.int(),
  seen: Time,
  /** Certain; otherwise its log has not shown for an hour that it is of the same history. */
  proven: z.boolean(),
})
export type ForkedHistory = z.infer<typeof ForkedHistory>

export const ReconciledOutlet = z.object({
  slug: OutletId,
  name: z.string(),
  kind: z.enum(OUTLET_KINDS),
  /** Of all days: the number up to which each stage says that it is. */
  heads: z.object(Counts),
  days: z.array(ReconciledDay),
  /** Of the days asked for, and of all others what heads and gaps alone tell. */
  missing: z.array(MissingDocuments),
  /** Of a hub only: two histories under one key. */
  forks: z.optional(z.array(ForkedHistory)),
})
export type ReconciledOutlet = z.infer<typeof ReconciledOutlet>

/** Somebody's program that is told of an outlet's documents, with what it has not taken. */
export const ToldProgram = z.object({
  outlet: OutletId,
  hook: z.string(),
  url: z.string(),
  /** The last document that it was told of. */
  number: z.int(),
  waiting: z.int(),
  dead: z.int(),
  firstDead: z.nullable(DocumentNumber),
  fault: z.nullable(z.string()),
  ended: z.nullable(Time),
})
export type ToldProgram = z.infer<typeof ToldProgram>

export const Reconciliation = z.object({
  from: DateOnly,
  to: DateOnly,
  asOf: Time,
  outlets: z.array(ReconciledOutlet),
  webhooks: z.array(ToldProgram),
  demo: z.boolean(),
})
export type Reconciliation = z.infer<typeof Reconciliation>

const Count = z.nullable(z.int())
/** A day of an outlet in a table to take away, or what is missing outside of the days: that has no date and no counts. */
export const ReconciledRow = z.object({
  outlet: OutletId,
  date: z.nullable(DateOnly),
  given: Count,
  kwitansi: Count,
  voids: Count,
  statements: Count,
  rupiah: z.nullable(Rupiah),
  issued: Count,
  sealed: Count,
  mirrored: Count,
  counted: Count,
  liveKwitansi: Count,
  liveRupiah: z.nullable(Rupiah),
  talliedKwitansi: Count,
  talliedRupiah: Count,
  /** Stages with the numbers that they lack: `sealed 3-5; counted 7`. */
  missing: z.string(),
})
export type ReconciledRow = z.infer<typeof ReconciledRow>
