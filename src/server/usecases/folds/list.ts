/** The readers of the log there are: one more is its file, its migration and its place here. */
import { counts } from './count-documents.ts'
import type { Fold } from './fold.ts'
import { shownDaysFold } from './show-days.ts'

export const FOLDS: readonly Fold[] = [counts, shownDaysFold]
