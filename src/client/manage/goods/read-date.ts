/** A best-before date as it is typed or pasted: day before month, as on goods here; or as a sheet has it. `null`: none, or nothing that can be read. */
import { type DateText, isDateText } from '../../../domain/time.ts'
import { bare, tidy } from '../../../domain/typed.ts'

const MONTHS = [
  ['jan', 'januari', 'january'],
  ['feb', 'februari', 'february', 'peb'],
  ['mar', 'maret', 'march'],
  ['apr', 'april'],
  ['mei', 'may'],
  ['jun', 'juni', 'june'],
  ['jul', 'juli', 'july'],
  ['agu', 'agustus', 'august', 'ags', 'aug', 'agt'],
  ['sep', 'september', 'sept'],
  ['okt', 'oktober', 'october', 'oct'],
  ['nov', 'november', 'nopember'],
  ['des', 'desember', 'december', 'dec'],
]

export function readDate(typed: string): DateText | null {
  const text = tidy(typed)
  const whole = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (whole !== null) return dateOf(whole[1], whole[2], whole[3])
  const packed = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(text)
  if (packed !== null) return dateOf(packed[3], packed[2], packed[1])
  const parts = /^(\d{1,2})[ ./-]+(\d{1,2}|\p{L}+)[ ./-]+(\d{2}|\d{4})$/u.exec(text)
  if (parts === null) return null
  const [, day, month = '', year] = parts
  return dateOf(year, /^\d/.test(month) ? month : monthOf(month), day)
}

function monthOf(name: string): string {
  return String(MONTHS.findIndex(names => names.includes(bare(name))) + 1)
}

function dateOf(year = '', month = '', day = ''): DateText | null {
  const full = year.length === 2 ? `20${year}` : year
  const text = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDateText(text) ? text : null
}

/** As goods bear it: `14.02.2027`. */
export function writeDate(date: DateText | null): string {
  return date === null ? '' : date.split('-').reverse().join('.')
}
