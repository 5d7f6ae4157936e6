/** The shelves at the left hand: where one is, and where one may go. */
import { useEffect, useState } from 'preact/hooks'
import type { Category } from '../../domain/product.ts'
import { SHELVES } from '../guest/first/item.ts'
import { type GuestState, set } from '../guest/first/state.ts'
import { go } from '../guest/go.ts'
import { hrefTo } from '../guest/screens/parts.tsx'
import { CHECK, FILTER, Icon } from '../ui/icon.tsx'

export function Rail({ state }: { state: GuestState }) {
  const { words, items, filter, place } = state
  const here = useShelfInSight(place.screen.name === 'menu')
  const shelves = SHELVES.filter(shelf => items.some(item => item.category === shelf))
  const home = hrefTo(state, { name: 'menu' })
  return (
    <nav class="rail" aria-label={words.shelves}>
      <a href={home} aria-current={current(here === null)} onClick={event => walk(event, null)}>
        {words.all}
      </a>
      {shelves.map(shelf => (
        <a
          key={shelf}
          href={`${home}#${shelf}`}
          aria-current={current(here === shelf)}
          onClick={event => walk(event, shelf)}
        >
          {words.categories[shelf]}
        </a>
      ))}
      <button type="button" aria-expanded={state.filtering} onClick={openFilter}>
        <Icon d={filter === null ? FILTER : CHECK} />
        {words.filter}
      </button>
    </nav>
  )
}

function current(is: boolean): 'true' | undefined {
  return is ? 'true' : undefined
}

/** To a shelf, from whatever screen. A shelf is a place in the shop and no page to come back to. */
function walk(event: Event, shelf: Category | null): void {
  event.preventDefault()
  if (!document.querySelector('.shop[data-screen="menu"]')) go({ name: 'menu' })
  const heading = shelf === null ? null : document.getElementById(shelf)
  if (heading === null) scrollTo(0, 0)
  else heading.scrollIntoView()
}

function openFilter(): void {
  if (!document.querySelector('.shop[data-screen="menu"]')) go({ name: 'menu' })
  set({ filtering: true })
}

/** The last shelf whose heading has come up; `null` above the first, `undefined` away from the shelves. */
function useShelfInSight(atShelves: boolean): Category | null | undefined {
  const [shelf, setShelf] = useState<Category | null>(null)
  useEffect(() => {
    if (!atShelves) return
    const look = () => setShelf(shelfInSight())
    look()
    addEventListener('scroll', look, { passive: true })
    return () => removeEventListener('scroll', look)
  }, [atShelves])
  return atShelves ? shelf : undefined
}

function shelfInSight(): Category | null {
  const atTheEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2
  const line = atTheEnd ? innerHeight : innerHeight * 0.35
  const passed = SHELVES.filter(shelf => {
    const heading = document.getElementById(shelf)
    return heading !== null && heading.getBoundingClientRect().top < line
  })
  return scrollY === 0 ? null : (passed.slice(-1)[0] ?? null)
}
