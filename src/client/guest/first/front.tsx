/** The fascia: whose shop, which room, the other language. The language is a link: it works before any script. */
import type { Language } from '../../../domain/language.ts'
import { addressOf } from './place.ts'
import type { GuestState } from './state.ts'

const OTHER = { id: 'en', en: 'id' } as const satisfies Record<Language, Language>

export function Front({ state }: { state: GuestState }) {
  const { outlet, demo } = state
  return (
    <header
      class="front fascia"
      data-outlet={outlet.name}
      data-kind={outlet.kind}
      data-demo={demo || undefined}
    >
      <p class="outlet">{outlet.name}</p>
      {state.door.room && <p class="room">{roomText(state)}</p>}
      <OtherLanguage state={state} />
    </header>
  )
}

export function OtherLanguage({ state: { place, words } }: { state: Pick<GuestState, 'place' | 'words'> }) {
  const other = OTHER[place.language]
  return (
    <a
      class="round"
      href={`${addressOf({ ...place, language: other })}#${other}`}
      lang={other}
      hreflang={other}
      aria-label={`${other.toUpperCase()}, ${words.otherLanguage}`}
      data-outside
    >
      {other.toUpperCase()}
    </a>
  )
}

/** `Kamar 512`; a counter's name says what it is. */
export function roomText({ door, words }: Pick<GuestState, 'door' | 'words'>): string {
  return door.room ? `${words[door.room.kind]} ${door.room.name}`.trim() : ''
}
