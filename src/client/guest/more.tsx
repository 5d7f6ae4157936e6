/** Everything beyond the first sight, in one piece that is fetched when the device is idle. */
import './more.css'
import { CartScreen } from './cart-screen.tsx'
import { Counter } from './counter.tsx'
import { Front } from './front.tsx'
import { Notices } from './notices.tsx'
import { OrderScreen } from './order-screen.tsx'
import { OrdersScreen } from './orders-screen.tsx'
import { ProductScreen } from './product-screen.tsx'
import type { GuestState } from './state.ts'

export { FilterPanel, filtered } from './filter.tsx'
export { begin } from './live.ts'
export { Notices }

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
