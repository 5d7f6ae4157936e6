/** Open: the whole shop at once. Shelves to the left, the guest's screen in the middle, the basket to the right. */
import { Counter } from '../guest/first/counter.tsx'
import { MenuScreen } from '../guest/first/menu.tsx'
import type { GuestState } from '../guest/first/state.ts'
import { Notice } from '../guest/screens/parts.tsx'
import { Boundary } from '../ui/boundary.tsx'
import { BED } from '../ui/icon.tsx'
import { Bag } from './bag.tsx'
import { Board } from './board.tsx'
import { Rail } from './rail.tsx'
import { TABLET_WORDS } from './state.ts'

export function OpenShop({ state }: { state: GuestState }) {
  const { screen, language } = state.place
  return (
    <div class="shop" data-screen={screen.name}>
      <Boundary>
        <Board state={state} />
      </Boundary>
      <Boundary>
        <Rail state={state} />
      </Boundary>
      <div class="middle">
        {screen.name === 'menu' && state.session.is === 'none' && !state.offline && (
          <Notice icon={BED}>{TABLET_WORDS[language].vacant}</Notice>
        )}
        <Boundary>
          <Middle state={state} />
        </Boundary>
      </div>
      <Boundary>
        <Bag state={state} />
      </Boundary>
    </div>
  )
}

function Middle({ state }: { state: GuestState }) {
  const { more, place, filtering } = state
  if (more === null) return null
  if (place.screen.name !== 'menu') return <more.screens.Screens state={state} />
  return (
    <>
      <more.screens.Notices state={state} />
      <MenuScreen state={state} />
      <Counter state={state} />
      {filtering && <more.screens.FilterPanel state={state} />}
    </>
  )
}
