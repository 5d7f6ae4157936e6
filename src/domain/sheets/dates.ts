/**
 * Days as people write them, day first: `31/12/2026`, `31 Desember 2026`, `2026-12-31`; and as a spreadsheet counts them. A
 * day is never a moment here, so that no zone moves it.
 */
import { DAY_MS, type DateText, isDateText, toTimestamp } from '../time.ts'
import { tidy } from '../typed.ts'
import { type Cell, type CellReader, isFaulty, isRead } from './cell.ts'

/** Spreadsheets count days from here; the 29th of February 1900, which they count too, lies before all that is read. */
const DAY_0_MS = Date.UTC(1899, 11, 30)
/** A number below or above is no day that anybody means. */
const FIRST_SERIAL = 36_526 // 1 January 2000
const LAST_SERIAL = 73_415 // 31 December 2100

const MONTHS = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb', 'peb'],
  ['maret', 'march', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agu', 'agt', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nopember', 'nov', 'nop'],
  ['desember', 'december', 'des', 'dec'],
] as const

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?z?)?$/
const DAY_FIRST = /^(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4}|\d{2})$/
const IN_WORDS = /^(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4}|\d{2})$/

export const date: CellReader = cell => {
  if (typeof cell === 'number') return serialDay(cell)
  if (typeof cell !== 'string') return isFaulty('not-a-date')
  const typed = tidy(cell).toLowerCase()
  const [, isoYear, isoMonth, isoDay] = ISO.exec(typed) ?? []
  if (isoYear !== undefined) return dayOf(isoYear, isoMonth, isoDay)
  const [, day, month, year] = DAY_FIRST.exec(typed) ?? []
  if (day !== undefined) return dayOf(year, month, day)
  const [, wordDay, word = '', wordYear] = IN_WORDS.exec(typed) ?? []
  const named = MONTHS.findIndex(names => names.some(name => name === word))
  return named < 0 ? isFaulty('not-a-date') : dayOf(wordYear, String(named + 1), wordDay)
}

function dayOf(year = '', month = '', day = '') {
  const two = (part: string) => part.padStart(2, '0')
  const text = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}`
  if (!isDateText(text)) return isFaulty('no-such-date')
  return year.length === 2 ? isFaulty('short-year', { suggestion: inDays(text) }) : isRead(text)
}

function serialDay(serial: Cell & number) {
  if (!Number.isInteger(serial) || serial < FIRST_SERIAL || serial > LAST_SERIAL)
    return isFaulty('not-a-date')
  return isRead(toTimestamp(DAY_0_MS + serial * DAY_MS).slice(0, 10))
}

/** `31/12/2026`, as people write it. */
export function inDays(day: DateText): string {
  return day.split('-').reverse().join('/')
}
