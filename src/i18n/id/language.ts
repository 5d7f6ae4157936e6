/** How Indonesian is named, written and counted. */
import type { Traits } from '../traits.ts'
import { broken } from './broken.ts'

export const language: Traits = {
  short: 'Indonesia',
  locale: 'id-ID',
  direction: 'ltr',
  clock: '.',
  broken,
}
