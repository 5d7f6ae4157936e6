/** The shop as the server last told it, and kept for when no network tells it. */
import { LANGUAGES } from '../../domain/language.ts'
import { ask } from '../platform/api.ts'
import { cacheForOffline } from '../platform/cache.ts'
import { addressOf, type Screen } from './first/place.ts'
import { now, set } from './first/state.ts'
import { toItems } from './items.ts'

export async function refreshMenu(): Promise<void> {
  const { slug } = now().outlet
  const reply = await ask<'menu'>('GET', `/api/outlets/${slug}/menu`)
  if (!reply.ok) return set({ offline: reply.code === 'offline' })
  const menu = reply.value
  set({
    menu,
    outlet: menu.outlet,
    items: toItems(menu, now().place.language),
    demo: menu.outlet.demo,
    offline: reply.cached,
  })
}

/** The shop in every language, its menu and its pictures: there from the first visit on, whatever the network does. */
export function cacheShop(): void {
  const { place, menu, outlet } = now()
  const shop: Screen = { name: 'menu' }
  void cacheForOffline([
    ...LANGUAGES.map(language => addressOf({ ...place, language, screen: shop })),
    `/api/outlets/${outlet.slug}/menu`,
    ...(menu?.placements ?? []).flatMap(({ product }) => product.picture ?? []),
  ])
}
