/** Documents as rows, or where there is no room for columns, as cards. */
import type { ComponentChildren } from 'preact'
import type { FoundDocument } from '../../contract/documents.ts'
import type { Language } from '../../domain/language.ts'
import { formatRupiah } from '../../domain/money.ts'
import { isOpenPayment, isOwedBack, paymentOf } from '../../domain/paying.ts'
import { localTime, toMilliseconds, type Zone } from '../../domain/time.ts'
import { TRAITS } from '../../i18n/languages.ts'
import { State } from '../ui/office/state.tsx'
import type { PaperWords } from './words.ts'

export interface TableProps {
  readonly words: PaperWords
  readonly language: Language
  readonly zone: Zone
  readonly documents: readonly FoundDocument[]
  /** What can be done with one, before it is opened. */
  readonly deeds?: (document: FoundDocument) => ComponentChildren
}

const COLUMNS = ['number', 'kind', 'room', 'clerk', 'payment', 'total'] as const

export function PaperTable({ documents, ...props }: TableProps) {
  const { say } = props.words
  return (
    <div class="scroller">
      <table class="found">
        <caption class="visually-hidden">{say.caption}</caption>
        <thead>
          <tr>
            {COLUMNS.map(column => (
              <th key={column} scope="col" class={column === 'total' ? 'money' : undefined}>
                {say.columns[column]}
              </th>
            ))}
            <th scope="col">
              <span class="visually-hidden">{say.columns.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map(document => (
            <PaperRow key={document.number} document={document} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PaperRow({ document, words, language, zone, deeds }: Omit<TableProps, 'documents'> & Of) {
  const { say } = words
  const { printed, room, clerk, total, url } = document
  return (
    <tr class={document.voidedBy === null ? undefined : 'gone'}>
      <th scope="row" class="num">
        {printed}
        <small>{momentOf(document, language, zone)}</small>
      </th>
      <td data-h={say.columns.kind}>
        <Kind words={words} language={language} document={document} />
      </td>
      <td class="num" data-h={say.columns.room}>
        {room}
      </td>
      <td data-h={say.columns.clerk}>{clerk}</td>
      <td data-h={say.columns.payment}>
        <Paid words={words} document={document} />
      </td>
      <td class="money num" data-h={say.columns.total}>
        {total !== null && formatRupiah(total)}
      </td>
      <td>
        <div class="actions">
          {deeds?.(document)}
          {url !== null && (
            <a
              class="button quiet"
              href={url}
              target="_blank"
              rel="noopener"
              aria-label={say.openOf(printed)}
            >
              {say.open}
            </a>
          )}
        </div>
      </td>
    </tr>
  )
}

interface Of {
  readonly document: FoundDocument
}

function Kind({ words: { say }, language, document }: Pick<TableProps, 'words' | 'language'> & Of) {
  const { kind, states, voids, voidedBy, replaces, left } = document
  const replaced = kind === 'day' ? say.corrects : say.replaces
  return (
    <>
      {say.kinds[kind]}
      {states !== null && <small class="num">{say.states(dayIn(states, language))}</small>}
      {voids !== null && <small class="num">{say.voids(voids)}</small>}
      {voidedBy !== null && <small class="num trouble">{say.voidedBy(voidedBy)}</small>}
      {replaces !== null && <small class="num">{replaced(replaces)}</small>}
      {left !== undefined && left.count > 0 && (
        <small class="num">{say.left(left.count, formatRupiah(left.rupiah), left.untold)}</small>
      )}
    </>
  )
}

function Paid({ words, document }: Pick<TableProps, 'words'> & Of) {
  const { payment } = document
  const payable = payableOf(document)
  if (payment === null || payable === null) return null
  return (
    <>
      <State look={isOpenPayment(payable) ? 'soon' : 'ok'}>{endingOf(words, document)}</State>
      <small>{words.say.issuedAs(words.paying.issued[payment.issued])}</small>
    </>
  )
}

function payableOf({ payment, total, voidedBy }: FoundDocument) {
  const now = payment && paymentOf(payment.state, payment.said)
  return now === null || total === null ? null : { total, isVoid: voidedBy !== null, payment: now }
}

/** How a kwitansi stands, in a few words; '' for what is none. */
export function endingOf({ paying }: PaperWords, document: FoundDocument): string {
  const payable = payableOf(document)
  if (payable === null || document.payment === null) return ''
  const { payment, isVoid } = payable
  if (isVoid && payment.state !== 'returned') return isOwedBack(payable) ? paying.owed : paying.voidEnded
  return payment.state === 'paid' ? paying.paidIn[payment.means] : paying.states[payment.state]
}

export function dayIn(day: string, language: Language): string {
  return new Intl.DateTimeFormat(TRAITS[language].locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    toMilliseconds(`${day}T00:00:00Z`),
  )
}

export function timeOf({ issuedAt }: FoundDocument, language: Language, zone: Zone): string {
  return localTime(toMilliseconds(issuedAt), zone).replace(':', TRAITS[language].clock)
}

function momentOf(document: FoundDocument, language: Language, zone: Zone): string {
  return `${dayIn(document.day, language)} · ${timeOf(document, language, zone)}`
}
