/**
 * Whether the books of an outlet agree: issued = in the log = mirrored = counted, document by document. Whatever is
 * missing somewhere is named by its number. At a hub the same stages hold of what the outlet has shown it.
 */
import type { EntryKind } from './document.ts'
import type { DocumentNumber } from './ids.ts'
import type { Rupiah } from './money.ts'
import { type DateText, HOUR_MS, MINUTE_MS, type Milliseconds } from './time.ts'

/** In the order in which a document comes by them. */
export const STAGES = ['issued', 'sealed', 'mirrored', 'counted'] as const
export type Stage = (typeof STAGES)[number]

/** Up to which number each stage says that it is. */
export interface Heads {
  readonly issued: number
  readonly sealed: number
  /** `null`: there is no hub, and nobody but the outlet has a copy. */
  readonly mirrored: number | null
  readonly counted: number
}

/** A document as the books have it. */
export interface BookRow {
  readonly number: DocumentNumber
  readonly day: DateText
  readonly issuedAt: Milliseconds
  /** `null`: of a kind that is not known here. */
  readonly kind: EntryKind | null
  /** Of a kwitansi or the one that a void cancels; 0 of a day statement. */
  readonly rupiah: Rupiah
  /** Its hash stands in the tree at its place. */
  readonly isInTree: boolean
  /** What is counted of it is what it says. Nothing is said by this of documents that the count has not come to. */
  readonly isCounted: boolean
}

/** Documents of one day with numbers in a row that the same stage lacks, ends included. */
export interface Missing {
  readonly stage: Stage
  readonly day: DateText
  readonly from: number
  readonly to: number
  /** When the first of them was issued, as far as that is known. */
  readonly since: Milliseconds | null
}

interface DayOfBooks {
  readonly day: DateText
  /** Numbers given: as many documents as there must be. */
  readonly given: number
  readonly kinds: Readonly<Record<EntryKind, number>>
  /** Of its kwitansi; voids are not taken off. */
  readonly rupiah: Rupiah
  /** How many of them each stage has. */
  readonly has: Readonly<Record<Stage, number | null>>
}

export interface Books {
  readonly days: readonly DayOfBooks[]
  readonly missing: readonly Missing[]
}

/**
 * Reads the books of the numbers from `first` to `last`. `rows` are in the order of their numbers; a number that has none
 * belongs to the day of the one before it, and before any to `day`.
 */
export function reconcile(
  heads: Heads,
  { first, last, day: firstDay }: { readonly first: number; readonly last: number; readonly day: DateText },
  rows: readonly BookRow[],
): Books {
  const days = new Map<DateText, DayOfBooks>()
  const missing: Missing[] = []
  const open = new Map<Stage, Missing>()
  let day = firstDay
  let next = 0
  for (let number = first; number <= last; number++) {
    const row = rows[next]?.number === number ? rows[next++] : undefined
    day = row?.day ?? day
    days.set(day, withDocument(days.get(day) ?? emptyDay(day, heads), number, row, heads))
    for (const stage of STAGES) {
      if (has(stage, number, row, heads) !== false) {
        open.delete(stage)
        continue
      }
      const run = open.get(stage)
      const isSame = run !== undefined && run.day === day
      const since = isSame ? (run.since ?? row?.issuedAt ?? null) : (row?.issuedAt ?? null)
      const grown: Missing = { stage, day, from: isSame ? run.from : number, to: number, since }
      if (isSame) missing[missing.lastIndexOf(run)] = grown
      else missing.push(grown)
      open.set(stage, grown)
    }
  }
  return { days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)), missing }
}

/**
 * Does a stage have that document? `null`: it cannot, or another stage is to be asked first. What the log does not have
 * is not missed in the mirror as well.
 */
function has(stage: Stage, number: DocumentNumber, row: BookRow | undefined, heads: Heads): boolean | null {
  switch (stage) {
    case 'issued':
      return row !== undefined
    case 'sealed':
      return number <= heads.sealed && row?.isInTree !== false
    case 'mirrored':
      if (heads.mirrored === null || number > heads.sealed) return null
      return number <= heads.mirrored
    case 'counted':
      return number <= heads.counted && row?.isCounted !== false
  }
}

function emptyDay(day: DateText, heads: Heads): DayOfBooks {
  return {
    day,
    given: 0,
    kinds: { kwitansi: 0, void: 0, day: 0, loss: 0 },
    rupiah: 0,
    has: { issued: 0, sealed: 0, mirrored: heads.mirrored === null ? null : 0, counted: 0 },
  }
}

function withDocument(
  day: DayOfBooks,
  number: DocumentNumber,
  row: BookRow | undefined,
  heads: Heads,
): DayOfBooks {
  const more = (stage: Stage) => {
    const before = day.has[stage]
    return before === null ? null : before + (has(stage, number, row, heads) === true ? 1 : 0)
  }
  return {
    ...day,
    given: day.given + 1,
    kinds: row?.kind == null ? day.kinds : { ...day.kinds, [row.kind]: day.kinds[row.kind] + 1 },
    rupiah: day.rupiah + (row?.kind === 'kwitansi' ? row.rupiah : 0),
    has: {
      issued: more('issued'),
      sealed: more('sealed'),
      mirrored: more('mirrored'),
      counted: more('counted'),
    },
  }
}

/** How long a document may be on its way before it is an alarm. A number without a document is one at once. */
const LATE_AFTER_MS = {
  issued: 0,
  sealed: MINUTE_MS,
  mirrored: HOUR_MS,
  counted: MINUTE_MS,
} as const satisfies Record<Stage, Milliseconds>

/** Of what nobody knows since when, the worst is believed. */
export function isLate({ stage, since }: Pick<Missing, 'stage' | 'since'>, nowMs: Milliseconds): boolean {
  return since === null || nowMs - since > LATE_AFTER_MS[stage]
}
