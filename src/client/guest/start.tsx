/** The guest's phone: takes the page over, goes through the door, and loads the other screens when it is idle. */
import { hydrate, render } from 'preact'
import type { OutletId } from '../../domain/ids.ts'
import type { Language } from '../../domain/language.ts'
import type { OutletKind } from '../../domain/outlet.ts'
import { focusHeading, show } from './first/actions.ts'
import { keptCart } from './first/cart.ts'
import { keptRoom, takeCode } from './first/door.ts'
import { followLinks } from './first/links.ts'
import { addressOf, placeOf } from './first/place.ts'
import { readItems } from './first/read-page.ts'
import { Shop, titleOf } from './first/shop.tsx'
import { spoken } from './first/spoken.ts'
import { begin, type GuestState, type More, NOBODY_YET, now, set } from './first/state.ts'

/** Without `load`, which is for many: this comes with the page. */
type Files<Name extends string, Words> = Readonly<
  Record<`/src/i18n/${Language}/${Name}.ts`, () => Promise<Readonly<Record<Name, Words>>>>
>
const WORDS = import.meta.glob('/src/i18n/*/menu.ts') as Files<'menu', GuestState['words']>
const MORE_WORDS = import.meta.glob('/src/i18n/*/guest.ts') as Files<'guest', More['words']>

export async function start(root: HTMLElement): Promise<void> {
  const slug = location.pathname.split('/')[2] ?? ''
  const place = placeOf(`/r/${slug}`, location.pathname)
  const language = spoken()
  if (place.language === 'id' && language !== 'id')
    return location.replace(addressOf({ ...place, language }) + location.hash)
  const page = root.querySelector<HTMLElement>('[data-outlet]')
  // An address that is nothing was drawn whole by the server.
  if (page === null) return
  const first = await firstState(slug, place, page)
  const isMenu = place.screen.name === 'menu'
  let ready = isMenu && first.items.length > 0
  begin(first, state => {
    // What the server drew otherwise stays until all of it can be drawn here.
    ready ||= state.more !== null && state.menu !== null
    if (!ready) return
    render(<Shop state={state} />, root)
    document.title = titleOf(state)
  })
  followLinks(place.root)
  addEventListener('popstate', () => {
    show(placeOf(place.root, location.pathname).screen)
    focusHeading()
  })
  if (ready) hydrate(<Shop state={first} />, root)
  const room = keptRoom(slug)
  set({ cart: keptCart(slug), ...(room && { door: { is: 'known', room } }) })
  const code = takeCode()
  if (ready) return whenIdle(() => void loadMore(code))
  await loadMore(code)
  // No menu is to be had: then without, but for a shop window that can be read as it stands.
  ready ||= !isMenu
  set({})
}

async function firstState(
  slug: OutletId,
  place: GuestState['place'],
  page: HTMLElement,
): Promise<GuestState> {
  const { menu: words } = await WORDS[`/src/i18n/${place.language}/menu.ts`]()
  return {
    ...NOBODY_YET,
    outlet: { slug, name: page.dataset.outlet ?? '', kind: (page.dataset.kind ?? 'hotel') as OutletKind },
    place,
    items: readItems(document, words.free),
    words,
    demo: page.dataset.demo !== undefined,
  }
}

const IDLE_AT_LATEST_MS = 1_500

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: IDLE_AT_LATEST_MS })
  else setTimeout(work, 200)
}

/** The other screens and the whole menu; until they are here, the first sight is all there is. */
export async function loadMore(code: string | null): Promise<More> {
  const known = now().more
  if (known !== null) return known
  const [{ guest: words }, screens] = await fetchMore()
  const more = { words, screens }
  set({ more })
  await screens.begin(code)
  return more
}

const AGAIN_MS = 3_000

/** A network that drops, or a server that starts anew, at just this moment must not leave the shop half. */
function fetchMore(): Promise<[{ guest: More['words'] }, More['screens']]> {
  return Promise.all([
    MORE_WORDS[`/src/i18n/${now().place.language}/guest.ts`](),
    import('./screens/more.tsx'),
  ]).catch(startAnew)
}

/** A browser remembers for as long as a page lives that a module could not be had: no second import asks again. */
async function startAnew(): Promise<never> {
  do await new Promise(done => setTimeout(done, AGAIN_MS))
  while (!(await fetch('').catch(Response.error)).ok)
  location.reload()
  return new Promise(() => undefined)
}
