/** The fascia of the open shop: whose it is, which room, the guest's orders and the language. */
import { roomText } from '../guest/first/front.tsx'
import type { GuestState } from '../guest/first/state.ts'
import { hrefTo } from '../guest/screens/parts.tsx'
import { unplacedOrders } from '../guest/screens/waiting.ts'
import { LanguageChoice } from '../ui/language-choice.tsx'
import { speak } from './language.ts'
import { TABLET_WORDS } from './state.ts'

export function Board({ state }: { state: GuestState }) {
  const { outlet, orders, place } = state
  const words = TABLET_WORDS[place.language]
  return (
    <nav class="front fascia board" aria-label={outlet.name}>
      <p class="outlet">
        <a href={hrefTo(state, { name: 'menu' })}>{outlet.name}</a>
      </p>
      {orders.length + unplacedOrders(state).length > 0 && (
        <a
          class="own"
          href={hrefTo(state, { name: 'orders' })}
          aria-current={place.screen.name === 'orders' ? 'page' : undefined}
        >
          {words.orders}
        </a>
      )}
      <LanguageChoice
        label={words.language}
        language={place.language}
        onLanguage={language => void speak(language)}
      />
      <p class="room">{roomText(state)}</p>
    </nav>
  )
}
