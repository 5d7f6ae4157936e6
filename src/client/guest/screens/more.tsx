/** Everything beyond the first sight, in one piece that is fetched when the device is idle. */
import './more.css'
import { keepText } from '../../ui/keep-text.ts'
import { Counter } from '../first/counter.tsx'
import { Front } from '../first/front.tsx'
import type { GuestState } from '../first/state.ts'
import { begin as beginLive } from '../live.ts'
import { CartScreen } from './cart-screen.tsx'
import { Notices } from './notices.tsx'
import { OrderScreen } from './order-screen.tsx'
import { OrdersScreen } from './orders-screen.tsx'
import { ProductScreen } from './product-screen.tsx'

export { FilterPanel, filtered } from './filter.tsx'
export { Notices }

/** Until now no text of the first sight has changed. */
export function begin(code: string | null): Promise<void> {
  keepText()
  return beginLive(code)
}

export function Screens({ state }: { state: GuestState }) {
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
