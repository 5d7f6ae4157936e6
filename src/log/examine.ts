/** One check of one paper: what the log proves of its entry, and whether what was shown is that entry. Never throws. */
import type { Seal } from '../domain/document.ts'
import { type Checked, checkPaper } from './check.ts'
import { type Difference, differences } from './differences.ts'
import type { Crypto } from './note.ts'
import type { PaperFile } from './paper-file.ts'

export interface Examined extends Checked {
  readonly differences: readonly Difference[]
}

/** What stands in the ring: a paper that is not what was sealed is none of the others; one that was, and is lost, neither. */
export type SealState = Seal | 'broken' | 'lost'

export function examine(paper: PaperFile, hubKey: string | null, crypto: Crypto): Examined {
  const checked = checkPaper(paper, { hubKey }, crypto)
  const { entry } = checked
  if (entry === null || paper.shown === null) return { ...checked, differences: [] }
  try {
    return { ...checked, differences: differences(paper.shown, entry, paper.detail, checked.keys) }
  } catch {
    // What says of itself what it shows, and is no paper.
    return { ...checked, seal: 'waiting', fault: 'unreadable', differences: [] }
  }
}

export function sealState({ seal, fault, differences: found }: Examined): SealState {
  if (found.length > 0) return 'broken'
  if (fault === 'lost') return 'lost'
  return fault === null ? seal : 'broken'
}

/**
 * Is it proven to somebody who holds nothing but this? The keys that lie in a file prove only that it is whole: whoever
 * makes up a kwitansi can make up its keys. On the hotel's own page they are the hotel's word.
 */
export function isProven(examined: Examined, isFile: boolean): boolean {
  return ['sealed', 'witnessed'].includes(sealState(examined)) && (examined.voucher !== 'paper' || !isFile)
}
