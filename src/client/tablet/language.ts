/** Changes the language in place: the page stays, and the basket with it. */
import type { Language } from '../../domain/language.ts'
import { load } from '../../i18n/load.ts'
import { turnPage } from '../app/language.ts'
import { addressOf } from '../guest/first/place.ts'
import { type GuestWords, type MenuWords, now, set } from '../guest/first/state.ts'
import { toItems } from '../guest/items.ts'
import * as screens from '../guest/screens/more.tsx'

export interface ShopWords {
  readonly menu: MenuWords
  readonly guest: GuestWords
}

export async function loadWords(language: Language): Promise<ShopWords> {
  const [menu, guest] = await Promise.all([
    load('menu', import.meta.glob('/src/i18n/*/menu.ts'), language),
    load('guest', import.meta.glob('/src/i18n/*/guest.ts'), language),
  ])
  return { menu, guest }
}

let wanted: Language | undefined

export async function speak(language: Language): Promise<void> {
  wanted = language
  const words = await loadWords(language)
  // Another was chosen while this one was on its way.
  if (wanted !== language) return
  const { place, menu, items } = now()
  const next = { ...place, language }
  turnPage(language)
  history.replaceState(null, '', addressOf(next))
  set({
    place: next,
    words: words.menu,
    more: { words: words.guest, screens },
    items: menu === null ? items : toItems(menu, language),
  })
}
