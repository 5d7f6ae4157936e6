/** What a program that is told of documents is sent: one log entry, by Standard Webhooks 1.0.0. */
import * as z from 'zod/mini'
import type { EntryKind } from '../domain/document.ts'
import { MESSAGE_TYPES } from '../domain/webhook.ts'
import { DayV1, KwitansiV1, VoidV1 } from './entry-v1.ts'
import { DayV2, KwitansiV2, LossV2, VoidV2 } from './entry-v2.ts'

function message<Kind extends EntryKind, Entry extends z.ZodMiniType>(kind: Kind, entry: Entry) {
  return z.object({
    type: z.literal(MESSAGE_TYPES[kind]),
    /** When the document was issued, to the minute. */
    timestamp: z.string(),
    data: z.object({
      /** The log's name, its `origin`. */
      log: z.string(),
      /** The entry's place in it: its number less one. */
      index: z.int(),
      entry,
    }),
  })
}

export const MESSAGES = {
  kwitansi: message('kwitansi', z.union([KwitansiV1, KwitansiV2])),
  void: message('void', z.union([VoidV1, VoidV2])),
  day: message('day', z.union([DayV1, DayV2])),
  loss: message('loss', LossV2),
} as const satisfies Record<EntryKind, z.ZodMiniType>
