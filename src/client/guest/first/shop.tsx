/** One screen of the shop, whichever the address names. Screens beyond the first sight come when they are loaded. */
import { Counter } from './counter.tsx'
import { Front } from './front.tsx'
import { MenuScreen } from './menu.tsx'
import type { GuestState } from './state.ts'

export function Shop({ state }: { state: GuestState }) {
  const { place, more } = state
  if (place.screen.name === 'menu') {
    return (
      <>
        <Front state={state} />
        {more && <more.screens.Notices state={state} />}
        <MenuScreen state={state} />
        <Counter state={state} />
        {more && state.filtering && <more.screens.FilterPanel state={state} />}
      </>
    )
  }
  if (more === null) return <Front state={state} />
  return <more.screens.Screens state={state} />
}

/** The page's title, as the server drew the first one: what is shown, and where. */
export function titleOf({ place: { screen }, items, outlet, more }: GuestState): string {
  const name =
    screen.name === 'product'
      ? items.find(item => item.id === screen.id)?.name
      : screen.name !== 'menu' && more?.words[screen.name === 'cart' ? 'cartTitle' : 'orders']
  return `${name || 'Etalase'} · ${outlet.name}`
}
