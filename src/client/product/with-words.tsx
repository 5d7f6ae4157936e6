/** The register's words around some of its screens; until they are here, nothing of them is shown. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import type { Spoken } from '../app/language.ts'
import { loadWords, type RegisterWords, Saying } from './words.ts'

export interface WithWordsProps {
  readonly language: Language
  readonly children: ComponentChildren
}

export function WithWords({ language, children }: WithWordsProps) {
  const [say, setSay] = useState<Spoken<RegisterWords> | null>(null)
  useEffect(() => {
    let current = true
    // Without a connection the words that are here stay.
    void loadWords(language).then(
      words => current && setSay({ language, words }),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [language])
  return say === null ? null : <Saying.Provider value={say}>{children}</Saying.Provider>
}
