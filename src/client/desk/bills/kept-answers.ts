/**
 * What was answered of bills outlives a reload of the page: kept on the device for whoever answered it, by stay, under the ids that
 * make sending it twice harmless; until the stay is checked out, its person leaves, or their shift is over.
 */
import { useState } from 'preact/hooks'
import type { ClerkName, OutletId, StayId } from '../../../domain/ids.ts'
import { HOUR_MS } from '../../../domain/time.ts'
import { useDesk } from '../shell/desk-context.ts'
import type { Answers } from './answers.ts'

/** As long as a session lasts. */
const KEPT_MS = 14 * HOUR_MS

type ByStay = Readonly<Record<StayId, Answers>>
interface Kept {
  readonly atMs: number
  readonly stays: ByStay
}

const keyOf = (outlet: OutletId, staff: ClerkName) => `etalase-bills ${outlet} ${staff}`

function read(key: string): ByStay {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null
    return kept === null || Date.now() - kept.atMs >= KEPT_MS ? {} : kept.stays
  } catch {
    return {}
  }
}

function write(key: string, stays: ByStay): void {
  try {
    if (Object.keys(stays).length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify({ atMs: Date.now(), stays } satisfies Kept))
  } catch {
    // Blocked storage: they live as long as the page.
  }
}

export function forgetAnswers(outlet: OutletId, staff: ClerkName): void {
  write(keyOf(outlet, staff), {})
}

export interface KeptAnswers {
  readonly of: (stay: StayId) => Answers
  readonly say: (stay: StayId, answers: Answers) => void
  readonly sayAll: (answers: readonly (readonly [StayId, Answers])[]) => void
  /** Their stays have been checked out. */
  readonly drop: (stays: readonly StayId[]) => void
}

const NONE: Answers = {}

export function useAnswers(): KeptAnswers {
  const { outlet, staff } = useDesk()
  const key = keyOf(outlet.slug, staff)
  const [stays, setStays] = useState<ByStay>(() => read(key))
  function set(next: ByStay): void {
    setStays(next)
    write(key, next)
  }
  return {
    of: stay => stays[stay] ?? NONE,
    say: (stay, answers) => set({ ...stays, [stay]: answers }),
    sayAll: answers => set({ ...stays, ...Object.fromEntries(answers) }),
    drop: left => set(Object.fromEntries(Object.entries(stays).filter(([stay]) => !left.includes(stay)))),
  }
}
