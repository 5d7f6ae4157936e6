/** Which words came with which contract, as the house says it today. */
import { readFileSync } from 'node:fs'
import { type Family, INSTEAD, TODAY } from '../../src/contract/downwards.ts'

const CHANGES = new URL('../../CHANGELOG.md', import.meta.url)
const families = Object.keys(TODAY) as Family[]

const sinceOf = (family: Family, word: string): number =>
  (INSTEAD[family] as Record<string, { readonly since: number }>)[word]?.since ?? 1

/** Of each family that has any, in one line. */
export function cameWith(contract: number): Record<string, string> {
  const came = families.map((family): [string, string] => {
    const words = new Set<string>(TODAY[family])
    return [
      family,
      [...words]
        .filter(word => sinceOf(family, word) === contract)
        .sort()
        .join(' '),
    ]
  })
  return Object.fromEntries(came.filter(([, words]) => words !== ''))
}

/** Does a release speak it? Then its clients know the words that it had, and no others. */
export function isReleased(contract: number, changes = readFileSync(CHANGES, 'utf8')): boolean {
  const spoken = changes.matchAll(/^\| (?!not released yet)[^|]+ \| (\d+) \|/gm)
  return Array.from(spoken, ([, newest]) => Number(newest)).some(newest => newest >= contract)
}
