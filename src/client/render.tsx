/**
 * Draws pages on the server with the client's own screens, so that what arrives is what the script takes over. Built
 * into a module of its own that stands beside the server.
 */
import { renderToString } from 'preact-render-to-string'
import type { DrawnPage, DrawPage, PageWish } from '../contract/page.ts'
import type { SellerId } from '../domain/ids.ts'
import { LANGUAGES, textIn } from '../domain/language.ts'
import { TRAITS } from '../i18n/languages.ts'
import { inEvery } from '../i18n/load.ts'
import firstStyles from './guest/first/first.css?inline'
import { screenOf } from './guest/first/place.ts'
import { Shop } from './guest/first/shop.tsx'
import { type GuestState, type More, NOBODY_YET } from './guest/first/state.ts'
import { toItems } from './guest/items.ts'
import moreStyles from './guest/screens/more.css?inline'
import * as screens from './guest/screens/more.tsx'
import { Home } from './home/home.tsx'
import { Hub } from './home/hub.tsx'
import { Missing } from './home/missing.tsx'

const MENUS = inEvery('menu', import.meta.glob('/src/i18n/*/menu.ts', { eager: true }))
const GUESTS = inEvery('guest', import.meta.glob('/src/i18n/*/guest.ts', { eager: true }))
const HOMES = inEvery('home', import.meta.glob('/src/i18n/*/home.ts', { eager: true }))
const SAID = LANGUAGES.map(language => ({ language, ...HOMES[language] }))

export const draw: DrawPage = wish => {
  switch (wish.page) {
    case 'guest':
      return drawGuest(wish)
    case 'home':
      return {
        ...PLAIN,
        title: 'Etalase',
        description: 'Etalase produk UMKM di kamar hotel.',
        body: renderToString(<Home demo={wish.demo} said={SAID} />),
      }
    case 'hub':
      return {
        ...PLAIN,
        title: 'Pusat kwitansi · Etalase',
        description: 'Salinan dan saksi buku kwitansi.',
        body: renderToString(<Hub hub={wish.hub} said={SAID} />),
      }
    case 'missing':
      return MISSING
  }
}

const PLAIN = {
  status: 200,
  language: 'id',
  direction: 'ltr',
  styles: firstStyles + moreStyles,
  modules: [],
} as const

const MISSING: DrawnPage = {
  ...PLAIN,
  status: 404,
  title: 'Tidak ada di sini · Etalase',
  description: 'Alamat ini tidak ada.',
  body: renderToString(<Missing said={SAID} />),
}

function drawGuest({ menu, language, path }: Extract<PageWish, { page: 'guest' }>): DrawnPage {
  const screen = screenOf(path)
  const product =
    screen?.name === 'product' ? menu.placements.find(known => known.id === screen.id)?.product : undefined
  if (screen === null || (screen.name === 'product' && product === undefined)) return MISSING
  const words = { menu: MENUS[language], guest: GUESTS[language] }
  // The menu stands alone at first; a product can be read before any script as well. The others belong to somebody.
  const more: More | null = screen.name === 'product' ? { words: words.guest, screens } : null
  const state: GuestState = {
    ...NOBODY_YET,
    outlet: menu.outlet,
    place: { root: `/r/${menu.outlet.slug}`, language, screen },
    items: toItems(menu, language),
    menu: more === null ? null : menu,
    words: words.menu,
    more,
    demo: menu.outlet.demo,
  }
  return {
    status: 200,
    language,
    title: `${product ? textIn(product.name, language) : 'Etalase'} · ${menu.outlet.name}`,
    description: product
      ? textIn(product.story, language)
      : words.menu.lead(menu.placements.length, sellersOf(menu.placements)),
    direction: TRAITS[language].direction,
    body: renderToString(<Shop state={state} />),
    styles: screen.name === 'menu' ? firstStyles : firstStyles + moreStyles,
    modules: ['src/client/guest/start.tsx', `src/i18n/${language}/menu.ts`],
  }
}

function sellersOf(placements: readonly { seller: { slug: SellerId } }[]): number {
  return new Set(placements.map(({ seller }) => seller.slug)).size
}
