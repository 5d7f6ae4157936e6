/** What stands on a front page in every language, Indonesian first. */
import type { home } from '../../i18n/id/home.ts'

/** The words of one language, and which it is. */
export type Said = typeof home & { readonly language: string }

export function InEvery({ said, of }: { said: readonly Said[]; of: (words: Said) => string }) {
  return said.map(words => (
    <p key={words.language} lang={words.language}>
      {of(words)}
    </p>
  ))
}
