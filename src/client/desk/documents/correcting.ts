/** What the forms by which a kwitansi is corrected are handed. */
import type { FoundDocument } from '../../../contract/documents.ts'
import type { ProblemCode } from '../../../contract/problem.ts'

export interface CorrectProps {
  readonly document: FoundDocument
  readonly onClose: () => void
}

export type Trouble = ProblemCode | 'offline'
