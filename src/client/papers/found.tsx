/** Documents: what is looked for, how many that are and what they come to, a page of them. */
import './papers.css'
import type { ComponentChildren } from 'preact'
import type { FoundDocument, FoundDocuments } from '../../contract/documents.ts'
import type { OutletId } from '../../domain/ids.ts'
import type { Language } from '../../domain/language.ts'
import { formatRupiah } from '../../domain/money.ts'
import type { Zone } from '../../domain/time.ts'
import type { Reply } from '../platform/api.ts'
import { ALL_DAYS, type Asked, type Found, NOTHING_ASKED, spanOf, useFound } from './asked.ts'
import { dayIn, PaperTable } from './table.tsx'
import { Tools } from './tools.tsx'
import type { PaperWords } from './words.ts'

export interface FoundPapersProps {
  readonly outlet: { readonly slug: OutletId; readonly zone: Zone }
  readonly language: Language
  readonly words: PaperWords
  readonly asked: Asked
  readonly onAsked: (asked: Asked) => void
  /** It is read again whenever this is another. */
  readonly turn: unknown
  /** A refusal as a sentence. */
  readonly refusal: (reply: Extract<Reply<unknown>, { ok: false }>) => string
  readonly deeds?: (document: FoundDocument) => ComponentChildren
  /** What stands beside what is looked for. */
  readonly beside?: (today: string) => ComponentChildren
}

export function FoundPapers(props: FoundPapersProps) {
  const { outlet, words, asked, onAsked } = props
  const { say } = words
  const found = useFound(outlet.slug, asked, props.turn)
  const { reply } = found
  if (reply === null) return <p class="empty">{say.loading}</p>
  if (!reply.ok)
    return (
      <div class="empty">
        <p role="alert">{props.refusal(reply)}</p>
        <button type="button" class="button" onClick={found.reload}>
          {say.retry}
        </button>
      </div>
    )
  const { today } = reply.value
  return (
    <div class="papers-found">
      <Tools words={words} asked={asked} onAsked={onAsked} today={today}>
        {props.beside?.(today)}
      </Tools>
      <Page {...props} found={found} page={reply.value} />
    </div>
  )
}

interface PageProps extends FoundPapersProps {
  readonly found: Found
  readonly page: FoundDocuments
}

function Page({ page, found, ...props }: PageProps) {
  const { words, asked, onAsked, language, outlet } = props
  const { say } = words
  return (
    <>
      <p class="day-sum num" role="status">
        {spanIn(words, asked, page.today, language)} ·{' '}
        {say.sum(page.sum.count, formatRupiah(page.sum.rupiah))}
      </p>
      {page.unreadable.length > 0 && (
        <p class="trouble" role="alert">
          {say.unreadable(page.unreadable.join(', '))}
        </p>
      )}
      {page.documents.length === 0 ? (
        <div class="empty">
          <p>{isSame(asked, NOTHING_ASKED) ? say.noneToday : say.none}</p>
          {asked.find.trim() !== '' && spanOf(asked, page.today) !== ALL_DAYS && (
            <button type="button" class="button" onClick={() => onAsked({ ...asked, span: ALL_DAYS })}>
              {say.inAllDays}
            </button>
          )}
        </div>
      ) : (
        <PaperTable
          words={words}
          language={language}
          zone={outlet.zone}
          documents={page.documents}
          {...(props.deeds === undefined ? {} : { deeds: props.deeds })}
        />
      )}
      <Pages say={say} found={found} next={page.next} />
    </>
  )
}

function isSame(a: Asked, b: Asked): boolean {
  return a.find.trim() === b.find && a.ending === b.ending && a.span === b.span
}

/** `24 Nov 2026`, `1 Nov 2026 – 24 Nov 2026`, `all days`. */
function spanIn({ say }: PaperWords, asked: Asked, today: string, language: Language): string {
  const { from, to } = spanOf(asked, today)
  if (from === '' && to === '') return say.ofAllDays
  if (from === to) return dayIn(from, language)
  return `${from === '' ? '…' : dayIn(from, language)} – ${to === '' ? '…' : dayIn(to, language)}`
}

interface PagesProps {
  readonly say: PaperWords['say']
  readonly found: Found
  readonly next: FoundDocuments['next']
}

function Pages({ say, found, next }: PagesProps) {
  if (found.isNewest && next === null) return null
  return (
    <nav class="pager" aria-label={say.pages}>
      <button type="button" class="plain" disabled={found.isNewest} onClick={found.onNewest}>
        {say.newest}
      </button>
      <button type="button" class="plain" disabled={next === null} onClick={found.onOlder}>
        {say.older}
      </button>
    </nav>
  )
}
