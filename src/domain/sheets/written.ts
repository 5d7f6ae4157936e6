/** Values as cells of ours say them, so that what is handed out is read again as it was. */
import type { Cell, CellValue } from './cell.ts'
import type { Spellings } from './choices.ts'

export function inWord(spellings: Spellings<string>): (value: CellValue) => Cell {
  return value => spellings[String(value)]?.[0] ?? String(value)
}

export function inList(spellings: Spellings<string>): (value: CellValue) => Cell {
  return value => {
    const words = (Array.isArray(value) ? value : [value]).map(word => spellings[String(word)]?.[0] ?? word)
    return words.length === 0 ? 'Tidak ada' : words.join('; ')
  }
}
