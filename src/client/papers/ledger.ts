/** Kwitansi for the accountant: a row each, and what they come to by day and by how they ended. */
import type { FoundDocument } from '../../contract/documents.ts'
import type { Language } from '../../domain/language.ts'
import { type Payable, paymentOf, sumPayments } from '../../domain/paying.ts'
import { localDate, toMilliseconds, type Zone } from '../../domain/time.ts'
import { endingOf, timeOf } from './table.tsx'
import type { PaperWords } from './words.ts'

/** A cell of a sheet: a text that is a text, a number, or a day. */
type Cell = string | number | null | { readonly day: string }

export interface LedgerSheet {
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface LedgerOptions {
  readonly words: PaperWords
  readonly language: Language
  readonly zone: Zone
}

/** The oldest first. What is no kwitansi stands beside the kwitansi that it speaks of. */
export function ledgerOf(documents: readonly FoundDocument[], options: LedgerOptions): LedgerSheet[] {
  const { file } = options.words.say
  const papers = documents.filter(({ kind }) => kind === 'kwitansi').sort((a, b) => a.number - b.number)
  return [
    {
      name: file.papers,
      heads: Object.values(file.heads),
      rows: papers.map(paper => rowOf(paper, options)),
    },
    { name: file.sums, heads: Object.values(file.sumHeads), rows: sumsOf(papers, options) },
  ]
}

function rowOf(paper: FoundDocument, { words, language, zone }: LedgerOptions): Cell[] {
  const { printed, day, issuedAt, room, clerk, payment, total, voidedBy, replaces } = paper
  return [
    printed,
    { day },
    { day: localDate(toMilliseconds(issuedAt), zone) },
    timeOf(paper, language, zone),
    room,
    clerk,
    payment && words.paying.issued[payment.issued],
    endingOf(words, paper),
    total,
    voidedBy,
    replaces,
  ]
}

function sumsOf(papers: readonly FoundDocument[], { words }: LedgerOptions): Cell[][] {
  const days = [...new Set(papers.map(({ day }) => day))]
  const sums = days.map(day => [{ day }, ...sumOf(papers.filter(paper => paper.day === day))])
  return [...sums, [words.say.file.all, ...sumOf(papers)]]
}

function sumOf(papers: readonly FoundDocument[]): number[] {
  const { cash, qris, posted, waived, open, total, back } = sumPayments(papers.flatMap(toPayable))
  return [
    papers.filter(({ voidedBy }) => voidedBy === null).length,
    cash,
    qris,
    posted,
    waived,
    open,
    total,
    back,
  ]
}

function toPayable({ payment, total, voidedBy }: FoundDocument): Payable[] {
  const now = payment && paymentOf(payment.state, payment.said)
  return now === null || total === null ? [] : [{ total, isVoid: voidedBy !== null, payment: now }]
}
