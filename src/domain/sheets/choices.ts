/** Words of a closed set in a cell, in either language, however they are spelled; of what is none of them, the nearest is offered. */
import { bare } from '../typed.ts'
import { type CellReader, isFaulty, isRead, textOf } from './cell.ts'

/** The first is what a sheet of ours says; all are understood, and the word of the program itself. */
export type Spellings<Word extends string> = Readonly<Record<Word, readonly [string, ...string[]]>>

export function choice<Word extends string>(spellings: Spellings<Word>): CellReader {
  const words = wordsBy(spellings)
  return cell => {
    const word = words.get(bare(textOf(cell)))
    return word === undefined ? isFaulty('unknown-word', nearest(spellings, textOf(cell))) : isRead(word)
  }
}

const NONE = ['tidakada', 'tanpa', 'none', 'nihil']

/** `ikan; telur`: none twice, and none at all where it says so. */
export function choices<Word extends string>(spellings: Spellings<Word>): CellReader {
  const words = wordsBy(spellings)
  return cell => {
    const typed = textOf(cell)
    if (NONE.includes(bare(typed))) return isRead([])
    const parts = typed.split(/[;\n]|,(?![^(]*\))/).filter(part => bare(part) !== '')
    const unknown = parts.find(part => !words.has(bare(part)))
    if (unknown !== undefined) return isFaulty('unknown-word', nearest(spellings, unknown))
    const said = new Set(parts.map(part => words.get(bare(part))))
    return isRead(Object.keys(spellings).filter(word => said.has(word as Word)))
  }
}

function wordsBy<Word extends string>(spellings: Spellings<Word>): ReadonlyMap<string, Word> {
  const all = Object.entries(spellings) as [Word, readonly string[]][]
  return new Map(all.flatMap(([word, said]) => [word, ...said].map(one => [bare(one), word] as const)))
}

function nearest(spellings: Spellings<string>, typed: string): { suggestion?: string } {
  const found = nearestOf(Object.values(spellings).flat(), typed)
  const [first] = Object.values(spellings).find(said => said.some(one => one === found)) ?? []
  return first === undefined ? {} : { suggestion: first }
}

/** What was meant, perhaps: the one that differs least, where that is little. */
export function nearestOf(known: readonly string[], typed: string): string | undefined {
  const wanted = bare(typed)
  const most = Math.max(1, Math.floor(wanted.length / 4))
  let best: string | undefined
  let least = most + 1
  for (const one of known) {
    const differs = distance(bare(one), wanted, least)
    if (differs < least) [best, least] = [one, differs]
  }
  return best
}

/** Letters that are another, missing or too many (Levenshtein); `most` where they are that many or more. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries())
      next.push(
        Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      )
    if (Math.min(...next) >= most) return most
    row = next
  }
  return row[b.length] ?? most
}
