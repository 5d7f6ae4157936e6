/** Issued = sealed = witnessed = mirrored = counted, here and at the hub; and what stands in the way of it. */
import { outlet } from '../server/template.ts'
import type { Stage } from './stage.ts'

export interface Books {
  readonly issued: number
  readonly sealed: number
  readonly witnessed: number
  readonly counted: number
  readonly mirrored: number
  /** Up to there papers open at the hub. */
  readonly papers: number
  readonly countedAtHub: number
}

const HERE = `SELECT COALESCE((SELECT value FROM counters WHERE outlet = l.outlet AND name = 'document'), 0) AS issued,
  CASE WHEN signed_size < size THEN signed_size ELSE size END AS sealed, witnessed_size AS witnessed, awaits,
  COALESCE((SELECT MAX(number) FROM counted_cursors c WHERE c.outlet = l.outlet), 0) AS counted
  FROM logs l WHERE outlet = ?`
const THERE = `SELECT witnessed_size AS mirrored,
  COALESCE((SELECT MAX(number) FROM papers WHERE outlet = l.outlet), 0) AS papers,
  COALESCE((SELECT MAX(number) FROM counted_cursors c WHERE c.outlet = l.outlet), 0) AS "countedAtHub"
  FROM logs l WHERE outlet = ?`

type Here = Omit<Books, 'mirrored' | 'papers' | 'countedAtHub'> & { readonly awaits: number }
type There = Pick<Books, 'mirrored' | 'papers' | 'countedAtHub'>

export function readBooks({ look, lookAtHub, isAlone }: Stage): Books & { readonly awaits: number } {
  const here = look().get<Here>(HERE, outlet.slug)
  const there = lookAtHub().get<There>(THERE, outlet.slug)
  if (here === undefined || there === undefined) throw new Error('there is no log')
  if (!isAlone) return { ...here, ...there }
  // Nobody else is to know of it.
  const { issued } = here
  return { ...here, witnessed: issued, mirrored: issued, papers: issued, countedAtHub: issued }
}

/** Deliveries wait for documents that were signed for and are nowhere: a backup was put back, and the mirror lacks them too. */
export function waitsForNobody(stage: Stage): boolean {
  const { awaits, issued, mirrored } = readBooks(stage)
  return issued < awaits && mirrored <= issued
}

/** `null`: they agree, or wait for what nobody has. */
export function disagreement(stage: Stage): string | null {
  const { awaits, ...books } = readBooks(stage)
  if (waitsForNobody(stage)) return null
  return Object.values(books).every(size => size === books.issued)
    ? null
    : JSON.stringify({ ...books, awaits })
}

/** All that hinders has ended, or the last document was issued: so long later they agree. */
const AGREE_WITHIN_MS = 60_000

/** From the moment on at which nothing hinders any more. */
export function watchBooks(stage: Stage): { look(): void; end(): void } {
  const { timeline, record } = stage
  let { issued } = readBooks(stage)
  let sinceMs = timeline.now()
  let isSlow = false
  let isAgreed = false
  function look(): void {
    const books = readBooks(stage)
    if (books.issued !== issued) {
      sinceMs = timeline.now()
      isAgreed = false
    }
    issued = books.issued
    const difference = disagreement(stage)
    const waitedMs = timeline.now() - sinceMs
    if (difference === null) {
      if (!isAgreed) record.agreedAfterMs = Math.max(record.agreedAfterMs, waitedMs)
      isAgreed = true
    } else if (waitedMs > AGREE_WITHIN_MS && !isSlow) {
      isSlow = true
      record.violate('books-agree-in-time', difference)
    }
  }
  return {
    look,
    end() {
      look()
      const difference = disagreement(stage)
      if (difference !== null && !isSlow) record.violate('books-agree-in-time', difference)
      if (waitsForNobody(stage)) record.saw('waits-for-what-nobody-has')
    },
  }
}
