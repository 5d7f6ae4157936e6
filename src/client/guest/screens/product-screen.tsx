/** One product: the picture, its maker and place, the price, the story, and every trust fact, quiet until wanted. */

import type { MenuPlacement } from '../../../contract/menu.ts'
import { mostOf, TOLD_MAX } from '../../../domain/basket.ts'
import { textIn } from '../../../domain/language.ts'
import { widthOf } from '../../../domain/photo.ts'
import { Boundary } from '../../ui/boundary.tsx'
import { BACK, BASKET, DOWN, HALAL, Icon, LEAF, PLANE, WARN } from '../../ui/icon.tsx'
import { basketOf } from '../first/cart.ts'
import { Front, OtherLanguages } from '../first/front.tsx'
import { priceText } from '../first/item.ts'
import { type GuestState, set } from '../first/state.ts'
import { toItems } from '../items.ts'
import { setQuantity } from '../picking.ts'
import { Gallery } from './gallery.tsx'
import { allergenSentence, bestBeforeText, netText, permitText } from './label.ts'
import { Notices } from './notices.tsx'
import { Empty, hrefTo, Stepper, wordsOf } from './parts.tsx'

export function ProductScreen({ state, id }: { state: GuestState; id: string }) {
  const words = wordsOf(state)
  const placement = state.menu?.placements.find(known => known.id === id)
  if (placement === undefined) {
    return state.menu === null ? (
      <Waiting state={state} />
    ) : (
      <>
        <Front state={state} />
        <Empty state={state} title={words.goneTitle} text={words.goneText} />
      </>
    )
  }
  const { language } = state.place
  const { product, seller } = placement
  return (
    <>
      {/* Without the fascia, the script that takes this page over reads here whose shop it is. */}
      <main
        class="narrow product"
        data-outlet={state.outlet.name}
        data-kind={state.outlet.kind}
        data-demo={state.demo || undefined}
      >
        <div class="pane stage">
          <a class="round" href={hrefTo(state, { name: 'menu' })} aria-label={words.backToShop}>
            <Icon d={BACK} />
          </a>
          {!state.tablet && <OtherLanguages state={state} />}
          <Gallery product={product} label={words.photosOf(textIn(product.name, language))} />
        </div>
        <Notices state={state} />
        <div class="about">
          <h1>{textIn(product.name, language)}</h1>
          <p class="maker">{words.madeBy(seller.name, seller.district)}</p>
          <p class="price">{priceText(placement.price, state.words.free)}</p>
          <p class="story">{textIn(product.story, language)}</p>
        </div>
        <section class="facts" aria-label={words.facts}>
          <Boundary>
            <Facts state={state} placement={placement} />
          </Boundary>
          <details>
            <summary>
              {words.label}
              <Icon d={DOWN} />
            </summary>
            <Boundary>
              <Label state={state} placement={placement} />
            </Boundary>
          </details>
          <details>
            <summary>
              {words.aboutMaker}
              <Icon d={DOWN} />
            </summary>
            {seller.portrait !== undefined && (
              <img class="portrait" src={widthOf(seller.portrait, 320)} width="96" height="96" alt="" />
            )}
            <p>{textIn(seller.about, language)}</p>
            <p>
              <a
                class="button quiet"
                href={hrefTo(state, { name: 'menu' })}
                onClick={() => set({ filter: { without: [], maker: seller.name } })}
              >
                {words.moreFrom(seller.name)}
              </a>
            </p>
          </details>
        </section>
      </main>
      <Boundary>
        <Buy state={state} placement={placement} />
      </Boundary>
    </>
  )
}

/** The menu has not come: either it will in a moment, or there is no network. */
function Waiting({ state }: { state: GuestState }) {
  return (
    <>
      <Front state={state} />
      <main class="narrow lead">
        <Notices state={state} />
        {!state.offline && <p role="status">{wordsOf(state).loading}</p>}
      </main>
    </>
  )
}

interface PlacementProps {
  state: GuestState
  placement: MenuPlacement
}

function Facts({ state, placement: { product } }: PlacementProps) {
  const words = wordsOf(state)
  const isFood = product.halal.status !== 'not-food'
  return (
    <ul>
      {isFood && (
        <li>
          <Icon d={HALAL} />
          <span>{words.halal[product.halal.status]}</span>
        </li>
      )}
      {isFood && (
        <li>
          <Icon d={LEAF} />
          <span>{allergenSentence(product.allergens, words)}</span>
        </li>
      )}
      {product.care.map(mark => (
        <li key={mark}>
          <Icon d={WARN} />
          <span>{words.care[mark]}</span>
        </li>
      ))}
      {product.care.length === 0 && (
        <li>
          <Icon d={PLANE} />
          <span>{words.cabin}</span>
        </li>
      )}
    </ul>
  )
}

function Label({ state, placement }: PlacementProps) {
  const words = wordsOf(state)
  const { language } = state.place
  const { product, bestBefore } = placement
  const isFood = product.halal.status !== 'not-food'
  return (
    <dl>
      <dt>{words.net}</dt>
      <dd>{netText(product.net, words)}</dd>
      {bestBefore !== null && (
        <>
          <dt>{words.bestBefore}</dt>
          <dd>{bestBeforeText(bestBefore, words)}</dd>
        </>
      )}
      <dt>{words.ingredients}</dt>
      <dd>{textIn(product.ingredients, language)}</dd>
      {isFood && (
        <>
          <dt>{words.allergens}</dt>
          <dd>
            {product.allergens === null
              ? words.notStated
              : product.allergens.map(allergen => words.allergenNames[allergen]).join(', ') || words.none}
          </dd>
          <dt>Halal</dt>
          <dd class="num">{product.halal.number ?? words.halal[product.halal.status]}</dd>
          <dt>{words.permit}</dt>
          <dd class="num">{permitText(product.permit, words)}</dd>
        </>
      )}
      <dt>{words.storage}</dt>
      <dd>{textIn(product.storage, language)}</dd>
      <dt>{words.origin}</dt>
      <dd>{product.origin}</dd>
    </dl>
  )
}

/** The button makes way for a stepper: whoever pressed it by keyboard goes on there. */
function add(id: string): void {
  setQuantity(id, 1)
  document.querySelector<HTMLElement>('.counter .stepper button:last-child')?.focus()
}

/** Add to the basket; what is there already is counted from there. */
function Buy({ state, placement }: PlacementProps) {
  const words = wordsOf(state)
  const { id, price, available } = placement
  const inCart = basketOf(state).lines.find(line => line.item.id === id)?.quantity ?? 0
  const [item] =
    state.menu === null ? [] : toItems({ ...state.menu, placements: [placement] }, state.place.language)
  const name = item?.name ?? ''
  return (
    <aside class="counter">
      <div class="narrow">
        {available === 0 && <p role="status">{state.words.soldOut}</p>}
        {available > 0 && available < TOLD_MAX && <p class="maker left">{words.left(available)}</p>}
        {available > 0 && inCart === 0 && (
          <button type="button" class="button wide num" onClick={() => add(id)}>
            {price === 0 ? words.addFree : words.addFor(priceText(price, state.words.free))}
          </button>
        )}
        {inCart > 0 && (
          <>
            <Stepper
              quantity={inCart}
              least={0}
              most={mostOf(available)}
              labels={{ less: words.lessOf(name), more: words.moreOf(name) }}
              change={quantity => setQuantity(id, quantity)}
            />
            <a class="button wide num" href={hrefTo(state, { name: 'cart' })}>
              <Icon d={BASKET} />
              {state.words.cart}
            </a>
          </>
        )}
      </div>
    </aside>
  )
}
