/**
 * What an outlet says to its hub beside the log, in notes that the log's own key signs: by which hash each paper's link
 * is known, and that it asks for its own entries back. Their first lines are no log's name, so that none is a checkpoint.
 */
import { parseSize } from './checkpoint.ts'

export interface PapersClaim {
  readonly origin: string
  /** Number of the first document spoken of; the others follow it. */
  readonly first: number
  /** Base64url SHA-256 of each link's token; empty for a document without a paper. */
  readonly hashes: readonly string[]
}

export interface ReadClaim {
  readonly origin: string
  /** Index of the first entry that is asked for. */
  readonly start: number
  /** Seconds since 1970 UTC: who has overheard this may not use it for long. */
  readonly seconds: number
}

/** Papers of one claim at most. */
export const PAPERS_MAX = 4_096
const PAPERS = 'etalase.papers/1'
const READ = 'etalase.read/1'
const NONE = '-'

export function formatPapersClaim({ origin, first, hashes }: PapersClaim): string {
  return `${[PAPERS, origin, first, ...hashes.map(hash => hash || NONE)].join('\n')}\n`
}

/** `null` for what is no such claim. */
export function parsePapersClaim(text: string): PapersClaim | null {
  const [head, origin = '', number = '', ...hashes] = linesOf(text)
  const first = parseSize(number)
  if (head !== PAPERS || origin === '' || first === null || first === 0) return null
  if (hashes.length > PAPERS_MAX || !hashes.every(hash => hash === NONE || /^[\w-]{43}$/.test(hash)))
    return null
  return { origin, first, hashes: hashes.map(hash => (hash === NONE ? '' : hash)) }
}

export function formatReadClaim({ origin, start, seconds }: ReadClaim): string {
  return `${[READ, origin, start, seconds].join('\n')}\n`
}

/** `null` for what is no such claim. */
export function parseReadClaim(text: string): ReadClaim | null {
  const [head, origin = '', from = '', at = '', ...rest] = linesOf(text)
  const start = parseSize(from)
  const seconds = parseSize(at)
  if (head !== READ || origin === '' || start === null || seconds === null || rest.length > 0) return null
  return { origin, start, seconds }
}

function linesOf(text: string): string[] {
  return text.endsWith('\n') ? text.slice(0, -1).split('\n') : []
}
