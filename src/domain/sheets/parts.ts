/**
 * The maker's part of a price in one cell: `82,5%` is a share, `Rp 20.000` a sum a piece, and a spreadsheet's own percent comes
 * as 0.825. A number that may be either is asked.
 */
import { SHARE_MAX } from '../part.ts'
import type { Part } from '../placement.ts'
import { tidy } from '../typed.ts'
import { type Cell, type CellReader, type CellValue, isFaulty, isRead } from './cell.ts'
import { inFigures, number, rupiah } from './numbers.ts'

const PERCENT = /^(.+?) ?(?:%|persen|percent)$/i
/** No maker's part is less than this of rupiah, and no share more than this of percent. */
const PERCENT_MAX = 100

export const part: CellReader = cell => {
  const [, percent] = PERCENT.exec(typeof cell === 'string' ? tidy(cell) : '') ?? []
  if (percent !== undefined) return shareOf(number({ max: PERCENT_MAX })(percent), 10)
  if (typeof cell === 'number' && cell <= 1) return shareOf(number({ max: 1 })(cell), SHARE_MAX)
  const sum = rupiah(cell)
  if (!sum.ok || isInRupiah(cell)) return sum.ok ? isRead(`sum ${sum.value}`) : sum
  return Number(sum.value) <= PERCENT_MAX
    ? isFaulty('two-numbers', { suggestion: `${inFigures(Number(sum.value))}%` })
    : isRead(`sum ${sum.value}`)
}

const isInRupiah = (cell: Cell): boolean => typeof cell === 'string' && /^(rp|idr)\b/i.test(tidy(cell))

function shareOf(read: ReturnType<CellReader>, times: number): ReturnType<CellReader> {
  if (!read.ok) return read
  // As a spreadsheet reckons: 0.07 times a thousand is a little more than seventy.
  const permille = Math.round(Number(read.value) * times * 1_000) / 1_000
  return Number.isInteger(permille) ? isRead(`share ${permille}`) : isFaulty('not-whole')
}

/** As a cell of ours says it, which is read again as the same. */
export function writePart(value: CellValue): Cell {
  const said = partIn(value)
  if (said === null) return null
  return said.kind === 'share' ? `${inFigures(said.permille / 10)}%` : `Rp ${inFigures(said.rupiah)}`
}

export function partIn(value: CellValue | null): Part | null {
  const [kind, figure] = String(value).split(' ')
  if (kind === 'share') return { kind, permille: Number(figure) }
  return kind === 'sum' ? { kind, rupiah: Number(figure) } : null
}

export function partValue(said: Part): CellValue {
  return said.kind === 'share' ? `share ${said.permille}` : `sum ${said.rupiah}`
}
