/** One check of one paper: what the log proves of its entry, and whether what was shown is that entry. Never throws. */
import type { Seal } from '../domain/document.ts'
import { type Checked, checkPaper } from './check.ts'
import { type Difference, differences } from './differences.ts'
import type { Crypto } from './note.ts'
import type { PaperFile } from './paper-file.ts'

export interface Examined extends Checked {
  readonly differences: readonly Difference[]
  /** Its number, from 1; `null` where the entry cannot be read. */
  readonly number: number | null
  /** Is there a hub whose key was believed? */
  readonly hasHub: boolean
}

/** What stands in the ring: a paper that is not what was sealed is none of the others. */
export type SealState = Seal | 'broken'

export function examine(paper: PaperFile, hubKey: string | null, crypto: Crypto): Examined {
  const hasHub = hubKey !== null
  const checked = checkPaper(paper, { hubKey }, crypto)
  if (checked.fault === 'unreadable') return { ...checked, differences: [], number: null, hasHub }
  try {
    const { number } = JSON.parse(paper.entry) as { number: number }
    const found = paper.shown === null ? [] : differences(paper.shown, paper)
    return { ...checked, differences: found, number, hasHub }
  } catch {
    // What says of itself what it shows, and is no paper.
    return { ...checked, seal: 'waiting', fault: 'unreadable', differences: [], number: null, hasHub }
  }
}

export function sealState({ seal, fault, differences: found }: Examined): SealState {
  return fault !== null || found.length > 0 ? 'broken' : seal
}
