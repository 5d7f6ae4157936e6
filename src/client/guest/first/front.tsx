/** The fascia: whose shop, which room, the other languages. Each is a link: it works before any script. */
import { LANGUAGES, OWN_NAMES } from '../../../domain/language.ts'
import { addressOf } from './place.ts'
import type { GuestState } from './state.ts'

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
      <OtherLanguages state={state} />
    </header>
  )
}

export function OtherLanguages({ state: { place } }: { state: Pick<GuestState, 'place'> }) {
  return LANGUAGES.map(
    language =>
      language !== place.language && (
        <a
          key={language}
          class="round"
          href={`${addressOf({ ...place, language })}#${language}`}
          lang={language}
          hreflang={language}
          aria-label={`${language.toUpperCase()}, ${OWN_NAMES[language]}`}
          data-outside
        >
          {language.toUpperCase()}
        </a>
      ),
  )
}

/** `Kamar 512`; a counter's name says what it is. */
export function roomText({ door, words }: Pick<GuestState, 'door' | 'words'>): string {
  return door.room ? `${words[door.room.kind]} ${door.room.name}`.trim() : ''
}
