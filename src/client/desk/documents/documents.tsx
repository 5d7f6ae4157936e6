/** A business day's documents: what was issued, the paper behind each, and the way to cancel one. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { DocumentList } from '../../../contract/desk.ts'
import { formatRupiah, sumRupiah } from '../../../domain/money.ts'
import { nextDate } from '../../../domain/time.ts'
import { ask, type Reply } from '../../platform/api.ts'
import { useMay } from '../../platform/rights.ts'
import { BACK, Icon } from '../../ui/icon.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { longDate } from '../time.ts'
import { DocumentRow, type ListedDocument } from './document-row.tsx'
import { VoidSheet } from './void-sheet.tsx'

export function Documents() {
  const { say, problem } = useSpeech()
  const { outlet, steps } = useDesk()
  const may = useMay()
  /** `null` for the business day that is now. */
  const [date, setDate] = useTyped<string | null>('day of documents', null)
  const [reply, setReply] = useState<Reply<DocumentList> | null>(null)
  const [voiding, setVoiding] = useTyped<ListedDocument | null>('document', null)
  const [turn, setTurn] = useState(0)
  const load = useCallback(() => setTurn(now => now + 1), [])
  useEffect(() => {
    // Of two days in a row, the one that was asked for last.
    let isWanted = true
    const wish = date === null ? '' : `&date=${date}`
    void ask<'documents'>('GET', `/api/desk/documents?outlet=${outlet.slug}${wish}`, {
      outlet: outlet.slug,
    }).then(next => isWanted && setReply(next))
    return () => {
      isWanted = false
    }
  }, [outlet.slug, date, steps.said, turn])

  if (reply === null) return <p class="empty">{say.loading}</p>
  if (!reply.ok)
    return (
      <div class="empty">
        <p role="alert">{problem(reply.code)}</p>
        <button type="button" class="button" onClick={load}>
          {say.retry}
        </button>
      </div>
    )
  const { date: shown, documents } = reply.value
  const papers = new Map(documents.map(document => [document.number, document.printed]))
  return (
    <>
      <DateSwitch date={shown} isToday={date === null} onDate={setDate} />
      <p class="day-sum">
        {longDate(shown, say.date)} · <Sum documents={documents} />
      </p>
      {documents.length === 0 ? (
        <p class="empty">{say.documentsNone}</p>
      ) : (
        <div class="scroller">
          <table class="papers">
            <caption class="visually-hidden">{say.documentsCaption}</caption>
            <thead>
              <tr>
                <th scope="col">{say.documentColumns.number}</th>
                <th scope="col">{say.documentColumns.time}</th>
                <th scope="col">{say.documentColumns.kind}</th>
                <th scope="col">{say.documentColumns.room}</th>
                <th scope="col" class="money">
                  {say.documentColumns.total}
                </th>
                <th scope="col">
                  <span class="visually-hidden">{say.documentColumns.actions}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {documents.map(document => (
                <DocumentRow
                  key={document.number}
                  document={document}
                  voids={
                    document.voids === null
                      ? null
                      : (papers.get(document.voids) ?? document.voidsName ?? String(document.voids))
                  }
                  onVoid={may('correct') ? () => setVoiding(document) : null}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {voiding !== null && may('correct') && (
        <VoidSheet
          document={voiding}
          onClose={() => {
            setVoiding(null)
            load()
          }}
        />
      )}
    </>
  )
}

function Sum({ documents }: { documents: readonly ListedDocument[] }) {
  const { say } = useSpeech()
  const valid = documents.filter(document => document.kind === 'kwitansi' && !document.voided)
  const total = sumRupiah(valid.map(document => document.total ?? 0))
  return <span class="num">{say.daySum(valid.length, formatRupiah(total))}</span>
}

interface DateSwitchProps {
  readonly date: string
  readonly isToday: boolean
  readonly onDate: (date: string | null) => void
}

function DateSwitch({ date, isToday, onDate }: DateSwitchProps) {
  const { say } = useSpeech()
  return (
    <div class="tools">
      <div class="date">
        <button
          type="button"
          class="plain"
          aria-label={say.dayBefore}
          onClick={() => onDate(nextDate(date, -1))}
        >
          <Icon d={BACK} />
        </button>
        <label class="field">
          <span>{say.day}</span>
          <input
            type="date"
            value={date}
            onChange={event => onDate(event.currentTarget.value === '' ? null : event.currentTarget.value)}
          />
        </label>
        <button
          type="button"
          class="plain forward"
          aria-label={say.dayAfter}
          disabled={isToday}
          onClick={() => onDate(nextDate(date))}
        >
          <Icon d={BACK} />
        </button>
      </div>
      {!isToday && (
        <button type="button" class="button quiet" onClick={() => onDate(null)}>
          {say.today}
        </button>
      )}
    </div>
  )
}
