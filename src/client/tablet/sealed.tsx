/** Past its lease: nothing of any guest, in every language, for nobody knows who stands before it. */
import { LANGUAGES, type Language } from '../../domain/language.ts'
import { roomText } from '../guest/first/front.tsx'
import { Icon, OFFLINE } from '../ui/icon.tsx'
import { doorOf, type RoomProps, TABLET_WORDS } from './state.ts'

export function Sealed({ state: { outlet, words }, tablet: { binding } }: RoomProps) {
  return (
    <>
      <header class="front fascia">
        <p class="outlet">{outlet.name}</p>
        <p class="room">{roomText({ words, door: doorOf(binding) })}</p>
      </header>
      <main class="sealed">
        <Icon d={OFFLINE} />
        {LANGUAGES.map((language, index) => (
          <Said key={language} language={language} first={index === 0} />
        ))}
        <img src="/motifs/mangrove.svg" width="240" height="187" alt="" />
      </main>
    </>
  )
}

function Said({ language, first }: { language: Language; first: boolean }) {
  const words = TABLET_WORDS[language]
  return (
    <section lang={language}>
      {first ? <h1>{words.sealed}</h1> : <h2>{words.sealed}</h2>}
      <p>
        {words.sealedText} {words.sealedHelp}
      </p>
    </section>
  )
}
