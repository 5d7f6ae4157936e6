/** What the officer asks for, as the screen's choices and as the address of the answer. */
import type { EvaluationQuery } from '../../contract/evaluation.ts'
import type { CsvForm, FileName, Files } from '../../contract/files.ts'
import { CONTRACT_QUERY, CONTRACT_VERSION } from '../../contract/version.ts'
import { localDate, nextDate } from '../../domain/time.ts'

export const PERIODS_DAYS = [30, 90] as const
export type Period = (typeof PERIODS_DAYS)[number] | 'range'

export interface Choices extends Omit<EvaluationQuery, 'event'> {
  readonly period: Period
}

export const FIRST_CHOICES: Choices = { period: 90 }

/** The days of the last `days` business days up to today in Balikpapan. */
export function lastDays(days: number, nowMs: number): { from: string; to: string } {
  const to = localDate(nowMs, 'Asia/Makassar')
  return { from: nextDate(to, 1 - days), to }
}

const DAYS_MAX = 92
const DAY_MS = 86_400_000

/** In order, and no more days than the server reads for a page; both are of it. */
export function isPeriod(from: string, to: string): boolean {
  return from <= to && Date.parse(to) - Date.parse(from) <= (DAYS_MAX - 1) * DAY_MS
}

/** A period of dates needs both, in order. */
export function isComplete(choices: Choices): boolean {
  if (choices.period !== 'range') return true
  const { from, to } = choices
  return from !== undefined && to !== undefined && from <= to
}

/** `from=2026-11-01&outlet=…`, what is not chosen left out. */
export function toSearch({ period, from, to, ...filters }: Choices, nowMs: number): string {
  const days = period === 'range' ? { from, to } : lastDays(period, nowMs)
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...days, ...filters })) {
    if (value !== undefined && value !== '') search.set(key, value)
  }
  return search.toString()
}

type Filled<Path extends string> = Path extends `${infer Begin}{${string}}${infer End}`
  ? `${Begin}${string}${Filled<End>}`
  : Path

/**
 * By a link, which can set no header: what stands in the file is said in words of this screen's contract. A table comes as
 * a spreadsheet set to Indonesian opens it in columns.
 */
export function fileAt(path: Filled<Files[FileName]['path']>, search = ''): string {
  const asked = new URLSearchParams(search)
  if (path.endsWith('.csv')) asked.set('form', 'semicolon' satisfies CsvForm)
  asked.set(CONTRACT_QUERY, String(CONTRACT_VERSION))
  return `${path}?${asked}`
}

export function isFiltered({ outlet, kind, category, seller, terms }: Choices): boolean {
  return [outlet, kind, category, seller, terms].some(choice => choice !== undefined)
}

/** The choices without what narrows them to a place, a kind, a category, a maker or terms. */
export function periodOf({ period, from, to }: Choices): Choices {
  return { period, from, to }
}
