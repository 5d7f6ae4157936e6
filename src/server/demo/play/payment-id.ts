/** Ids of what is said of payments, out of the kwitansi itself: the demo's dice are thrown for nothing else than before. */
import { type DeedId, type DocumentNumber, uuidV7 } from '../../../domain/ids.ts'
import type { Milliseconds } from '../../../domain/time.ts'

export function paymentIdAt(atMs: Milliseconds, number: DocumentNumber): DeedId {
  return uuidV7(atMs, length => new Uint8Array(length).fill(number % 256, 4, 5).fill(number >> 8, 5, 6))
}
