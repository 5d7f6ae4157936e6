/** Back to the lit window. The basket belongs to the stay and waits; everything else of the person in front is left. */
import { changeCart, show } from '../guest/first/actions.ts'
import { EMPTY } from '../guest/first/cart.ts'
import { now, set } from '../guest/first/state.ts'
import { setTablet } from './state.ts'

export function rest(): void {
  const { place, session, cart } = now()
  setTablet({ resting: true, asking: false, paper: null })
  history.replaceState(null, '', place.root)
  show({ name: 'menu' })
  set({ filter: null })
  // Picked while nobody was checked in: the next guest must not find it.
  if (session.is !== 'open' && cart.stay === null) changeCart(EMPTY)
  scrollTo(0, 0)
}
