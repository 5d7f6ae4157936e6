/** Words of the goods' screens, which come with them. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../../../domain/language.ts'
import type { goods } from '../../../i18n/id/goods.ts'
import { load } from '../../../i18n/load.ts'
import { useWords } from '../../platform/use-words.ts'
import { useSay } from '../words.ts'

export type GoodsWords = typeof goods

interface Spoken {
  readonly language: Language
  readonly words: GoodsWords
}

export const GoodsSaying = createContext<Spoken | null>(null)

export function useGoodsWords(): GoodsWords {
  const said = useContext(GoodsSaying)
  if (said === null) throw new Error('a screen of goods stands outside its part')
  return said.words
}

/** `null` until they are here; where they do not come, what was here stays. */
export function useSpoken(): Spoken | null {
  const { language } = useSay()
  return useWords(loadGoods, language)
}

async function loadGoods(language: Language): Promise<Spoken> {
  return { language, words: await load('goods', import.meta.glob('/src/i18n/*/goods.ts'), language) }
}
