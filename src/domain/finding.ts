/** By what documents are found, as somebody types it: a number, however it is written, a room, a clerk; and how kwitansi end. */
import type { DocumentNumber } from './ids.ts'

/** How kwitansi stand by now; `void`: cancelled, whatever became of the money. */
export const ENDINGS = ['open', 'cash', 'qris', 'posted', 'waived', 'void'] as const
export type Ending = (typeof ENDINGS)[number]

/** `123`, `000123`, `KW/HDT/2026/000123`, and of a later generation `…/000123-2`. */
const TYPED_NUMBER = /^(?:[^\s/]+\/[^\s/]+\/\d{4}\/)?(\d{1,10})(?:-\d{1,4})?$/i

/** `null`: it is no document's number. */
export function numberTyped(typed: string): DocumentNumber | null {
  const [, digits = ''] = TYPED_NUMBER.exec(typed.trim()) ?? []
  return Number(digits) > 0 ? Number(digits) : null
}
