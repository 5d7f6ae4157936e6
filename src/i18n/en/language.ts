/** How English is named, written and counted. */
import type { Traits } from '../traits.ts'
import { broken } from './broken.ts'

export const language: Traits = {
  short: 'English',
  locale: 'en-GB',
  direction: 'ltr',
  clock: ':',
  broken,
}
