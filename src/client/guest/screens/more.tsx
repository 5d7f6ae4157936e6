/** Everything beyond the first sight, in one piece that is fetched when the device is idle. */
import './more.css'
import { Boundary } from '../../ui/boundary.tsx'
import { guardText } from '../../ui/guard-text.ts'
import { Counter } from '../first/counter.tsx'
import { Front } from '../first/front.tsx'
import type { GuestState } from '../first/state.ts'
import { begin as beginLive } from '../live.ts'
import { codeFromBefore } from '../room.ts'
import { CartScreen } from './cart-screen.tsx'
import { FilterPanel as Filter } from './filter.tsx'
import { Notices as AllNotices } from './notices.tsx'
import { OrderScreen } from './order-screen.tsx'
import { OrdersScreen } from './orders-screen.tsx'
import { hrefTo, wordsOf } from './parts.tsx'
import { ProductScreen } from './product-screen.tsx'

export { filtered } from './filter.tsx'

/** Until now no text of the first sight has changed. */
export function begin(code: string | null): Promise<void> {
  guardText()
  return beginLive(code ?? codeFromBefore())
}

interface ScreenProps {
  readonly state: GuestState
}

export function Notices({ state }: ScreenProps) {
  return (
    <Boundary>
      <AllNotices state={state} />
    </Boundary>
  )
}

export function FilterPanel({ state }: ScreenProps) {
  return (
    <Boundary>
      <Filter state={state} />
    </Boundary>
  )
}

/** Another screen is another try. */
export function Screens({ state }: ScreenProps) {
  const { name } = state.place.screen
  const way = (
    <a class="button" href={hrefTo(state, { name: 'menu' })}>
      {wordsOf(state).toShop}
    </a>
  )
  return (
    <Boundary key={name} way={way}>
      <Screen state={state} />
    </Boundary>
  )
}

function Screen({ state }: ScreenProps) {
  const { screen } = state.place
  switch (screen.name) {
    case 'product':
      return <ProductScreen state={state} id={screen.id} />
    case 'cart':
      return <CartScreen state={state} />
    case 'orders':
      return <OrdersScreen state={state} />
    case 'order':
      return <OrderScreen state={state} id={screen.id} />
    case 'menu':
      return (
        <>
          <Front state={state} />
          <Counter state={state} />
        </>
      )
  }
}
