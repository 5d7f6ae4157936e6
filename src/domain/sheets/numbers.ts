/**
 * Numbers as Indonesians write them, `Rp 25.000` and `25.000,50`, and as spreadsheets of elsewhere do. `25,000` is five and
 * twenty here and twenty-five thousand there: it is asked, not read.
 */
import { RUPIAH_MAX } from '../money.ts'
import { tidy } from '../typed.ts'
import { type Cell, type CellRead, type CellReader, isFaulty, isRead } from './cell.ts'

export interface NumberLimits {
  readonly min?: number
  readonly max: number
  readonly isWhole?: true
}

const THOUSANDS = /^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/
const FOREIGN = /^[1-9]\d{0,2}(,\d{3})+\.\d+$|^[1-9]\d{0,2}(,\d{3}){2,}$/
const TWO_READINGS = /^[1-9]\d{0,2},\d{3}$/
/** Of what may be less than one, this too. */
const TWO_OF_PARTS = /^[1-9]\d{0,2}\.\d{3}$/
const WORDS = /^(\d+(?:,\d+)?) ?(ribu|rb|k|juta|jt)$/

export function number({ min = 0, max, isWhole }: NumberLimits): CellReader {
  return cell => {
    const read = numberIn(cell, isWhole ?? false)
    if (typeof read !== 'number') return read
    if (isWhole && !Number.isInteger(read)) return isFaulty('not-whole')
    if (read < min) return isFaulty('too-small', { limit: min })
    return read > max ? isFaulty('too-big', { limit: max }) : isRead(read)
  }
}

export const rupiah: CellReader = number({ max: RUPIAH_MAX, isWhole: true })

function numberIn(cell: Cell, isWhole: boolean): number | CellRead {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : isFaulty('not-a-number')
  if (typeof cell !== 'string') return isFaulty('not-a-number')
  const [, sign = '', typed = ''] =
    /^(-?)(.*)$/.exec(
      tidy(cell)
        .toLowerCase()
        .replace(/^(rp|idr)[. ]*/, '')
        .replace(/[,.]-$|(?<=\d) (?=\d{3})/g, '')
        .trim(),
    ) ?? []
  const value = unsigned(typed, isWhole)
  return typeof value === 'number' && sign === '-' ? -value : value
}

function unsigned(typed: string, isWhole: boolean): number | CellRead {
  if (!isWhole && TWO_OF_PARTS.test(typed))
    return isFaulty('two-numbers', { suggestion: typed.replace('.', '') })
  if (TWO_READINGS.test(typed)) return isFaulty('two-numbers', { suggestion: typed.replace(',', '.') })
  if (THOUSANDS.test(typed)) return Number(typed.replace(/\./g, '').replace(',', '.'))
  if (FOREIGN.test(typed)) return Number(typed.replace(/,/g, ''))
  if (/^\d+(,\d+)?$/.test(typed)) return Number(typed.replace(',', '.'))
  // A point that parts no thousands parts what is smaller than one.
  if (/^\d+\.\d+$/.test(typed)) return Number(typed)
  return isFaulty('not-a-number', meantBy(typed))
}

/** `45 ribu` means 45.000, but a sheet says it in figures. */
function meantBy(typed: string): { suggestion?: string } {
  const [, figure, word = ''] = WORDS.exec(typed) ?? []
  if (figure === undefined) return {}
  const times = word.startsWith('j') ? 1_000_000 : 1_000
  return { suggestion: inFigures(Number(figure.replace(',', '.')) * times) }
}

/** `45.000`, `1,5`. */
export function inFigures(value: number): string {
  const [whole = '', part] = String(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return part === undefined ? grouped : `${grouped},${part}`
}
