/** Words of the register's things, for officers and for managers who add something of their own; loaded with the screens. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import type { photos as indonesianPhotos } from '../../i18n/id/photos.ts'
import type { problems as indonesianProblems } from '../../i18n/id/problems.ts'
import type { register as indonesian } from '../../i18n/id/register.ts'
import { inEvery, load } from '../../i18n/load.ts'
import type { Spoken } from '../app/language.ts'
import { formats } from '../ui/formats.ts'

export interface RegisterWords {
  readonly photos: typeof indonesianPhotos
  readonly register: typeof indonesian
  readonly problems: typeof indonesianProblems
}
export const Saying = createContext<Spoken<RegisterWords> | null>(null)

/** Both languages come with the screens: two files fewer to fetch, and to be named apart. */
const REGISTERS = inEvery('register', import.meta.glob('/src/i18n/*/register.ts', { eager: true }))
const PHOTOS = inEvery('photos', import.meta.glob('/src/i18n/*/photos.ts', { eager: true }))

export async function loadWords(language: Language): Promise<RegisterWords> {
  const problems = await load('problems', import.meta.glob('/src/i18n/*/problems.ts'), language)
  return { register: REGISTERS[language], photos: PHOTOS[language], problems }
}

export function useSay() {
  const spoken = useContext(Saying)
  if (spoken === null) throw new Error('the words are not here yet')
  const { language, words } = spoken
  const { register, photos, problems } = words
  return { language, words: register, photoWords: photos, problems, ...formats(register.locale) }
}
