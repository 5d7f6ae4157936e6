/** Changes the language in place: the page stays, and the basket with it. */
import type { Language } from '../../domain/language.ts'
import { toItems } from '../guest/first/item.ts'
import { addressOf } from '../guest/first/place.ts'
import { type GuestWords, type MenuWords, now, set } from '../guest/first/state.ts'
import * as screens from '../guest/screens/more.tsx'

export interface ShopWords {
  readonly menu: MenuWords
  readonly guest: GuestWords
}

const LOADERS = {
  id: async () => ({
    ...(await import('../../i18n/id/menu.ts')),
    ...(await import('../../i18n/id/guest.ts')),
  }),
  en: async () => ({
    ...(await import('../../i18n/en/menu.ts')),
    ...(await import('../../i18n/en/guest.ts')),
  }),
} satisfies Record<Language, () => Promise<ShopWords>>

export function loadWords(language: Language): Promise<ShopWords> {
  return LOADERS[language]()
}

let wanted: Language | undefined

export async function speak(language: Language): Promise<void> {
  wanted = language
  const words = await loadWords(language)
  // Another was chosen while this one was on its way.
  if (wanted !== language) return
  const { place, menu, items } = now()
  const next = { ...place, language }
  document.documentElement.lang = language
  history.replaceState(null, '', addressOf(next))
  set({
    place: next,
    words: words.menu,
    more: { words: words.guest, screens },
    items: menu === null ? items : toItems(menu, language),
  })
}
