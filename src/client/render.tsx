/**
 * Draws pages on the server with the client's own screens, so that what arrives is what the script takes over. Built
 * into a module of its own that stands beside the server.
 */
import { renderToString } from 'preact-render-to-string'
import type { DrawnPage, DrawPage, PageWish } from '../contract/page.ts'
import type { Language } from '../domain/language.ts'
import { guest as guestEn } from '../i18n/en/guest.ts'
import { menu as menuEn } from '../i18n/en/menu.ts'
import { guest as guestId } from '../i18n/id/guest.ts'
import { menu as menuId } from '../i18n/id/menu.ts'
import firstStyles from './guest/first/first.css?inline'
import { toItems } from './guest/first/item.ts'
import { screenOf } from './guest/first/place.ts'
import { Shop } from './guest/first/shop.tsx'
import { type GuestState, type More, NOBODY_YET } from './guest/first/state.ts'
import moreStyles from './guest/screens/more.css?inline'
import * as screens from './guest/screens/more.tsx'
import { Home } from './home/home.tsx'
import { Hub } from './home/hub.tsx'
import { Missing } from './home/missing.tsx'

const WORDS = {
  id: { menu: menuId, guest: guestId },
  en: { menu: menuEn, guest: guestEn },
} satisfies Record<Language, unknown>

export const draw: DrawPage = wish => {
  switch (wish.page) {
    case 'guest':
      return drawGuest(wish)
    case 'home':
      return {
        ...PLAIN,
        title: 'Etalase',
        description: 'Etalase produk UMKM di kamar hotel.',
        body: renderToString(<Home demo={wish.demo} />),
      }
    case 'hub':
      return {
        ...PLAIN,
        title: 'Pusat kwitansi · Etalase',
        description: 'Salinan dan saksi buku kwitansi.',
        body: renderToString(<Hub hub={wish.hub} />),
      }
    case 'missing':
      return MISSING
  }
}

const PLAIN = {
  status: 200,
  language: 'id',
  styles: firstStyles + moreStyles,
  modules: [],
} as const

const MISSING: DrawnPage = {
  ...PLAIN,
  status: 404,
  title: 'Tidak ada di sini · Etalase',
  description: 'Alamat ini tidak ada.',
  body: renderToString(<Missing />),
}

function drawGuest({ menu, language, path }: Extract<PageWish, { page: 'guest' }>): DrawnPage {
  const screen = screenOf(path)
  const product =
    screen?.name === 'product' ? menu.placements.find(known => known.id === screen.id) : undefined
  if (screen === null || (screen.name === 'product' && product === undefined)) return MISSING
  const words = WORDS[language]
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
    title: `${product?.product.name[language] ?? 'Etalase'} · ${menu.outlet.name}`,
    description:
      product?.product.story[language] ?? words.menu.lead(menu.placements.length, sellersOf(menu.placements)),
    body: renderToString(<Shop state={state} />),
    styles: screen.name === 'menu' ? firstStyles : firstStyles + moreStyles,
    modules: ['src/client/guest/start.tsx', `src/i18n/${language}/menu.ts`],
  }
}

function sellersOf(placements: readonly { seller: { slug: string } }[]): number {
  return new Set(placements.map(({ seller }) => seller.slug)).size
}
