/** The log's check with a browser's cryptography: fetched when there is something to check. */
import { type Examined, examine as examineBy } from '../../log/examine.ts'
import type { PaperFile } from '../../log/paper-file.ts'
import { crypto } from './crypto.ts'

export function examine(paper: PaperFile, hubKey: string | null): Examined {
  return examineBy(paper, hubKey, crypto)
}
