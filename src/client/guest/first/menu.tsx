/** The shop window: the first product large, then shelf by shelf. Drawn on the server, taken over by the script. */
import { CHECK, FILTER, Icon } from '../../ui/drawing.tsx'
import { type Item, makersOf, priceText, SHELVES } from './item.ts'
import { addressOf } from './place.ts'
import { type GuestState, type MenuWords, set } from './state.ts'

/** Pictures at the top come with the page; the others when they are scrolled to. */
const EAGER = 2

export function MenuScreen({ state }: { state: GuestState }) {
  const { words, outlet, filter, items, demo, more } = state
  const shown: readonly Item[] =
    filter === null || more === null ? items : more.screens.filtered(state, filter)
  // The first stands large at the top, unless somebody is looking for something.
  const first = filter === null ? shown[0] : undefined
  const shelves = SHELVES.map(shelf => ({
    shelf,
    items: shown.filter(item => item.category === shelf && item !== first),
  }))
  return (
    <main>
      <div class="lead">
        <h1>{words.titles[outlet.kind]}</h1>
        <p>{items.length === 0 ? words.nothing : words.lead(items.length, makersOf(items))}</p>
        {demo && <p class="demo">{words.demo}</p>}
      </div>
      <nav class="chips" aria-label={words.shelves}>
        <button
          type="button"
          disabled={!more}
          aria-expanded={state.filtering}
          onClick={() => set({ filtering: true })}
        >
          <Icon d={filter ? CHECK : FILTER} />
          {words.filter}
        </button>
        {shelves.map(
          ({ shelf, items: some }) =>
            some.length > 0 && (
              <a key={shelf} href={`#${shelf}`}>
                {words.categories[shelf]}
              </a>
            ),
        )}
      </nav>
      {filter && (
        <p class="lead" role="status">
          {words.filtered(shown.length)}
        </p>
      )}
      <div class="shelves">
        {first && <ItemCard item={first} state={state} eager first />}
        {shelves.map(
          ({ shelf, items: some }, index) =>
            some.length > 0 && (
              <>
                <h2 key={shelf} id={shelf}>
                  {words.categories[shelf]}
                </h2>
                {some.map((item, position) => (
                  <ItemCard key={item.id} item={item} state={state} eager={index === 0 && position < EAGER} />
                ))}
              </>
            ),
        )}
      </div>
    </main>
  )
}

interface CardProps {
  item: Item
  state: Pick<GuestState, 'place' | 'words'>
  eager: boolean
  first?: boolean
}

function ItemCard({ item, state: { place, words }, eager, first }: CardProps) {
  return (
    <a
      class={`item${first ? ' first' : ''}${item.soldOut ? ' gone' : ''}`}
      href={addressOf({ ...place, screen: { name: 'product', id: item.id } })}
      data-shelf={item.category}
    >
      <span class="pane">
        <img src={item.picture} width="240" height="240" alt="" loading={eager ? undefined : 'lazy'} />
        <Tag item={item} words={words} />
      </span>
      <span class="label">
        <b>{item.name}</b>
        <span class="maker">
          {item.maker}
          <br />
          {item.district}
        </span>
        <span class="price">{priceText(item.price, words.free)}</span>
        {item.story && <span class="story">{item.story}</span>}
      </span>
    </a>
  )
}

function Tag({ item, words }: { item: Item; words: MenuWords }) {
  const text = item.soldOut ? words.soldOut : item.price === 0 ? words.fromHotel : null
  return text === null ? null : <span class="tag">{text}</span>
}
