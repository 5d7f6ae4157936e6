/**
 * What a document is called. Numbers are given once; but where documents were lost and their loss was accepted, numbers go
 * on from the first one lost, in a new generation. So a document is called by its number and its generation, that no two papers,
 * links or messages share a name. The first generation is spelled by the number alone.
 */
import type { DocumentNumber, Generation } from './ids.ts'

export interface DocumentName {
  readonly number: DocumentNumber
  /** From 2; absent in the first. */
  readonly generation?: Generation | undefined
}

/** Where a generation begins: all numbers after `since` were lost, up to `to`, and are given anew. */
export interface Numbering {
  readonly since: number
  readonly loss?: { readonly to: number; readonly generation: Generation } | undefined
}

/** `124`, and of a later generation `124-2`. */
export function spelled({ number, generation = 1 }: DocumentName): string {
  return `${number}${generationMark(generation)}`
}

/** Behind a number: nothing in the first generation. */
export function generationMark(generation = 1): string {
  return generation === 1 ? '' : `-${generation}`
}

/** `null` for what {@link spelled} does not write. */
export function nameIn(text: string): DocumentName | null {
  const [, digits, behind] = /^([1-9]\d{0,14})(?:-([1-9]\d{0,5}))?$/.exec(text) ?? []
  if (digits === undefined || behind === '1') return null
  return { number: Number(digits), ...(behind === undefined ? {} : { generation: Number(behind) }) }
}

/** The name of the document that has that number now. */
export function named(numberings: readonly Numbering[], number: DocumentNumber): DocumentName {
  const generations = numberings.flatMap(({ since, loss }) =>
    loss !== undefined && number > since ? loss.generation : [],
  )
  return generations.length === 0 ? { number } : { number, generation: Math.max(...generations) }
}

/** Was the document of that name lost, and its loss accepted? Its number may be another's now. */
export function isLost(numberings: readonly Numbering[], { number, generation = 1 }: DocumentName): boolean {
  return numberings.some(
    ({ since, loss }) =>
      loss !== undefined && number > since && number <= loss.to && generation < loss.generation,
  )
}
