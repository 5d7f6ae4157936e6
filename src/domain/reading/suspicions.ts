/**
 * What is odd about kwitansi, each oddity with the kwitansi that it stands for: a reason to look, and never to remove in silence.
 * Volume alone finds little, and is none.
 */
import type { Entry, KwitansiEntry } from '../document.ts'
import type { DocumentNumber, ProductId } from '../ids.ts'
import { type DateText, toMilliseconds } from '../time.ts'

export const SUSPICIONS = ['burst', 'one-stay', 'at-once', 'reissued', 'typed'] as const

export interface Suspicion {
  /**
   * `burst`: five kwitansi of a product within ten minutes; `one-stay`: four of a product to one stay in a day; `at-once`:
   * delivered within a minute of the order, to a stay; `reissued`: void within the hour and issued again; `typed`: typed by the
   * desk, three times as often as the outlet's others.
   */
  readonly why: (typeof SUSPICIONS)[number]
  readonly product: ProductId
  /** At least one, ascending. */
  readonly numbers: readonly DocumentNumber[]
}

const BURST = 5
const BURST_MS = 10 * 60_000
const ONE_STAY = 4
const VOID_WITHIN_MS = 60 * 60_000
const TYPED_TIMES = 3
/** Below so many typed ones a share says nothing. */
const TYPED_MIN = 5

interface Issued {
  readonly entry: KwitansiEntry
  readonly at: number
  readonly day: DateText
}

/** Of one outlet's entries, in the order of their numbers; `dayOf`: the business day of an entry's `issuedAt`. */
export function suspicionsOf(entries: readonly Entry[], dayOf: (issuedAt: string) => DateText): Suspicion[] {
  const byProduct = new Map<ProductId, Issued[]>()
  const voided = new Set<DocumentNumber>()
  const inHaste = voidedInHaste(entries)
  for (const entry of entries) {
    if (entry.kind === 'void') voided.add(entry.voids)
    if (entry.kind !== 'kwitansi') continue
    const issued = { entry, at: toMilliseconds(entry.issuedAt), day: dayOf(entry.issuedAt) }
    for (const product of new Set(entry.lines.map(line => line.product)))
      byProduct.set(product, [...(byProduct.get(product) ?? []), issued])
  }
  const usual = typedShare([...byProduct.values()].flat())
  return Array.from(byProduct, ([product, all]) => {
    const standing = all.filter(({ entry }) => !voided.has(entry.number))
    const found = {
      burst: bursts(all),
      'one-stay': oneStay(standing),
      'at-once': all.filter(
        ({ entry }) => entry.v === 2 && entry.source === 'stay' && entry.waitMinutes === 0,
      ),
      reissued: all.filter(({ entry }) => entry.v === 2 && inHaste.has(entry.replaces ?? 0)),
      typed: typed(all, usual),
    } satisfies Record<Suspicion['why'], readonly Issued[]>
    return SUSPICIONS.flatMap(why =>
      found[why].length === 0 ? [] : { why, product, numbers: found[why].map(({ entry }) => entry.number) },
    )
  }).flat()
}

function voidedInHaste(entries: readonly Entry[]): ReadonlySet<DocumentNumber> {
  const issued = new Map<DocumentNumber, number>()
  const inHaste = new Set<DocumentNumber>()
  for (const entry of entries) {
    if (entry.kind === 'kwitansi') issued.set(entry.number, toMilliseconds(entry.issuedAt))
    if (entry.kind !== 'void') continue
    const at = issued.get(entry.voids)
    if (at !== undefined && toMilliseconds(entry.issuedAt) - at <= VOID_WITHIN_MS) inHaste.add(entry.voids)
  }
  return inHaste
}

/** All that stand in some ten minutes with four others. */
function bursts(all: readonly Issued[]): readonly Issued[] {
  const isIn = all.map(() => false)
  for (let last = BURST - 1; last < all.length; last++) {
    const first = last - BURST + 1
    if ((all[last]?.at ?? 0) - (all[first]?.at ?? 0) <= BURST_MS) isIn.fill(true, first, last + 1)
  }
  return all.filter((_, at) => isIn[at])
}

function oneStay(all: readonly Issued[]): readonly Issued[] {
  const keyOf = ({ entry, day }: Issued) => `${day} ${entry.stay}`
  const counts = new Map<string, number>()
  for (const issued of all) counts.set(keyOf(issued), (counts.get(keyOf(issued)) ?? 0) + 1)
  return all.filter(issued => (counts.get(keyOf(issued)) ?? 0) >= ONE_STAY)
}

function isTyped({ entry }: Issued): boolean {
  return entry.v === 2 && entry.by !== 'guest'
}

function typedShare(all: readonly Issued[]): number {
  return all.length === 0 ? 0 : all.filter(isTyped).length / all.length
}

function typed(all: readonly Issued[], usual: number): readonly Issued[] {
  const found = all.filter(isTyped)
  return found.length >= TYPED_MIN && found.length > TYPED_TIMES * usual * all.length ? found : []
}
