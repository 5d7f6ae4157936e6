/** The words for stays come with their screens: a desk opens without them. */
import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../../../domain/language.ts'
import type { stays } from '../../../i18n/id/stays.ts'
import { load } from '../../../i18n/load.ts'
import { useWords } from '../../platform/use-words.ts'
import { useSpeech } from '../speech.ts'

type Words = typeof stays

const loadStays = (language: Language) => load('stays', import.meta.glob('/src/i18n/*/stays.ts'), language)

const StaysContext = createContext<Words | null>(null)

export function WithStays({ children }: { readonly children: ComponentChildren }) {
  const { say, language } = useSpeech()
  const words = useWords(loadStays, language)
  if (words === null) return <p class="empty">{say.loading}</p>
  return <StaysContext.Provider value={words}>{children}</StaysContext.Provider>
}

export function useStays(): Words {
  const words = useContext(StaysContext)
  if (words === null) throw new Error('no words: a stay stands outside of its WithStays')
  return words
}
