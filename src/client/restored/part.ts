import type { OutletId } from '../../domain/ids.ts'
import type { Language } from '../../domain/language.ts'
import type { InDoubt, Run } from './use-restored.ts'
import type { RestoredWords } from './words.ts'

/** What each part of the list is drawn with. */
export interface Part {
  readonly outlet: OutletId
  readonly words: RestoredWords
  readonly language: Language
  readonly known: InDoubt
  readonly isBusy: boolean
  readonly when: (time: string) => string
  readonly run: Run
  /** Somebody has looked, and it is as it stands here. */
  readonly say: (doubt: 'order' | 'goods' | 'stay', subjects: readonly string[]) => void
}
