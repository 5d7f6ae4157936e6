/** One document of the day. */
import type { DocumentList } from '../../../contract/desk.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { wallTime } from '../time.ts'

export type ListedDocument = DocumentList['documents'][number]

export interface DocumentRowProps {
  readonly document: ListedDocument
  /** The printed number of the document that this one cancels. */
  readonly voids: string | null
  /** `null`: whoever looks may not. */
  readonly onVoid: (() => void) | null
}

export function DocumentRow({ document, voids, onVoid }: DocumentRowProps) {
  const { say, language } = useSpeech()
  const { outlet } = useDesk()
  return (
    <tr class={document.voided ? 'gone' : undefined}>
      <th scope="row" class="num">
        {document.printed}
      </th>
      <td class="num">{wallTime(toMilliseconds(document.issuedAt), outlet.zone, language)}</td>
      <td>
        {say.kinds[document.kind]}
        {document.voided && <b class="trouble"> · {say.voided}</b>}
        {voids !== null && <small class="num">{say.voids(voids)}</small>}
        {document.left !== undefined && document.left.count > 0 && (
          <small class="num">
            {say.leftOpen(document.left.count, formatRupiah(document.left.rupiah), document.left.untold)}
          </small>
        )}
      </td>
      <td class="num">{document.room ?? ''}</td>
      <td class="money num">{document.total !== null && formatRupiah(document.total)}</td>
      <td>
        <div class="actions">
          {document.kind === 'kwitansi' && !document.voided && onVoid !== null && (
            <button
              type="button"
              class="button quiet"
              aria-label={say.voidOf(document.printed)}
              onClick={onVoid}
            >
              {say.void}
            </button>
          )}
          {document.url !== null && (
            <a
              class="button quiet"
              href={document.url}
              target="_blank"
              rel="noopener"
              aria-label={say.openPaperOf(document.printed)}
            >
              {say.openPaper}
            </a>
          )}
        </div>
      </td>
    </tr>
  )
}
