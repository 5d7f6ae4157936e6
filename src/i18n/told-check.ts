/** What a check found, in the reader's words: the same on the kwitansi's page, in the check that stands alone and at the command line. */
import type { CheckFault } from '../domain/document.ts'
import type { Language } from '../domain/language.ts'
import { formatRupiah } from '../domain/money.ts'
import type { Difference, Field } from '../log/differences.ts'
import { type Examined, isProven, sealState } from '../log/examine.ts'
import type { check } from './id/check.ts'
import { TRAITS } from './languages.ts'

export type CheckWords = typeof check

export interface Told {
  /** The state in a word or two, and its sentence. */
  readonly state: string
  readonly says: string
  /** Whatever does not match, each with what to do. */
  readonly wrong: readonly string[]
  readonly steps: readonly Step[]
}

export interface Step {
  readonly text: string
  /** Not wrong, and not proven: it waits, or is no longer kept. */
  readonly isOpen: boolean
}

export interface Telling {
  readonly say: CheckWords
  readonly language: Language
  /** Read from a file, not from the hotel that issued it. */
  readonly isFile: boolean
}

/** Faults of the check's own means: of the paper they say nothing. */
const NOT_CHECKED: readonly (CheckFault | null)[] = ['unreadable', 'hub-key-wrong', 'newer']
const MONEY: readonly Field[] = ['unitPrice', 'amount', 'total']
const WORDED: readonly Field[] = ['kind', 'terms', 'payment', 'reason']

export function tellCheck(examined: Examined, telling: Telling): Told {
  const { say } = telling
  const { differences, fault } = examined
  // A record that is not proven may be the one that was changed.
  const isSealed = fault === null && isProven({ ...examined, differences: [] }, telling.isFile)
  const wrong = [
    ...(fault === null ? [] : [say.faults[fault]]),
    ...differences.map(found => differs(found, isSealed, say)),
  ]
  return { ...verdict(examined, telling), wrong, steps: steps(examined, telling) }
}

function verdict(examined: Examined, { say, language, isFile }: Telling): Pick<Told, 'state' | 'says'> {
  const { fault, witnessedAt } = examined
  const state = sealState(examined)
  if (NOT_CHECKED.includes(fault)) return { state: say.notChecked, says: say.says.notChecked }
  if (state === 'witnessed')
    return { state: say.states.witnessed, says: say.says.witnessed(timeText(witnessedAt ?? 0, language)) }
  if (state === 'waiting' && isFile) return { state: say.states.waiting, says: say.says.waitingFile }
  if (state === 'sealed' && !isProven(examined, isFile))
    return { state: say.notProven, says: say.says.ownKeys }
  return { state: say.states[state], says: say.says[state] }
}

/** With its zone: whoever reads it may be far from where it was issued. */
export function timeText(seconds: number, language: Language): string {
  return new Intl.DateTimeFormat(TRAITS[language].locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(seconds * 1000))
}

/** One field that is not what was sealed, as a paper would write it. */
function differs({ field, line, shown, sealed }: Difference, isSealed: boolean, say: CheckWords): string {
  const values: Readonly<Record<string, string>> = say.values
  const text = (value: string) => {
    if (WORDED.includes(field)) return values[value] ?? value
    return MONEY.includes(field) && /^\d+$/.test(value) ? formatRupiah(Number(value)) : value
  }
  const where = `${say.fields[field]}${line === null ? '' : `, ${say.line(line)}`}`
  return (isSealed ? say.differs : say.disagrees)(where, text(shown), text(sealed))
}

/** What holds, and what is open, as far as the check came. */
function steps(examined: Examined, { say, language, isFile }: Telling): Step[] {
  const { tree, entry, fault, seal, isDetailOpen, voucher, asOf, differences } = examined
  const { steps: words } = say
  const integer = new Intl.NumberFormat(TRAITS[language].locale)
  const found: Step[] = []
  const holds = (text: string) => found.push({ text, isOpen: false })
  const open = (text: string) => found.push({ text, isOpen: true })
  if (tree !== null) holds(words.signature(tree.origin))
  if (entry === null || fault !== null) return found
  if (tree !== null) holds(words.place(integer.format(entry.number), integer.format(tree.size)))
  if (!isFile && differences.length === 0 && seal !== 'waiting') holds(words.shown)
  if (isDetailOpen === true && seal !== 'waiting') holds(words.detail)
  if (isDetailOpen === null && entry.kind === 'kwitansi') open(words.detailGone)
  if (entry.kind === 'void') open(words.detailNone)
  if (seal === 'witnessed') holds(words.witness)
  if (seal === 'sealed' && voucher === 'hub') open(words.witnessWaits)
  if (seal === 'sealed' && voucher === 'reader') open(words.ownKey)
  if (seal === 'sealed' && voucher === 'paper' && !isFile) open(words.noWitness)
  // A hotel's page is told the list of today; a file brings the one of its day.
  if (isFile && asOf !== null && seal !== 'waiting')
    open(words.listed(timeText(Date.parse(asOf) / 1000, language)))
  if (isFile && entry.kind === 'kwitansi' && isProven(examined, isFile)) open(words.laterVoid)
  return found
}
