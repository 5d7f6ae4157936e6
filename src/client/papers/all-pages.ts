/** All documents that were looked for, page after page: for a file, and no longer than a spreadsheet bears. */
import type { FoundDocument, FoundDocuments } from '../../contract/documents.ts'
import type { OutletId } from '../../domain/ids.ts'
import { ask, type Reply } from '../platform/api.ts'

export const FILE_ROWS_MAX = 20_000

/** `null`: more than may be. */
export async function allFound(
  outlet: OutletId,
  query: URLSearchParams,
): Promise<FoundDocument[] | null | Extract<Reply<FoundDocuments>, { ok: false }>> {
  const all: FoundDocument[] = []
  let older = ''
  while (all.length <= FILE_ROWS_MAX) {
    const reply = await ask<'foundDocuments'>(
      'GET',
      `/api/desk/documents/found?outlet=${outlet}&${query}&rows=500${older}`,
      { outlet },
    )
    if (!reply.ok) return reply
    all.push(...reply.value.documents)
    if (reply.value.next === null) return all
    older = `&before=${reply.value.next}`
  }
  return null
}
