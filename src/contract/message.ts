/** What a program that is told of documents is sent: one log entry, by Standard Webhooks 1.0.0. */
import * as z from 'zod/mini'
import type { DocumentKind } from '../domain/document.ts'
import { MESSAGE_TYPES } from '../domain/webhook.ts'
import { DayEntry, KwitansiEntry, VoidEntry } from './entry.ts'

function message<Kind extends DocumentKind, Entry extends z.ZodMiniObject>(kind: Kind, entry: Entry) {
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
  kwitansi: message('kwitansi', KwitansiEntry),
  void: message('void', VoidEntry),
  day: message('day', DayEntry),
} as const satisfies Record<DocumentKind, z.ZodMiniType>
