/** The question before the shop closes. Any input answers it; the thread shows how long it will wait. */
import type { Language } from '../../domain/language.ts'
import { openOver } from './modal.ts'
import { rest } from './rest.ts'
import { setTablet, TABLET_WORDS } from './state.ts'

export function StillHere({ language }: { language: Language }) {
  const words = TABLET_WORDS[language]
  const stay = () => setTablet({ asking: false })
  return (
    <dialog
      class="card"
      role="alertdialog"
      aria-labelledby="still-here"
      aria-describedby="still-here-text"
      ref={openOver}
      onCancel={stay}
      onClose={stay}
    >
      <h2 id="still-here">{words.stillHere}</h2>
      <p id="still-here-text">{words.stillHereText}</p>
      <div class="thread">
        <i />
      </div>
      <div class="actions">
        <button type="button" class="button wide" onClick={stay}>
          {words.yes}
        </button>
        <button type="button" class="button quiet" onClick={rest}>
          {words.done}
        </button>
      </div>
    </dialog>
  )
}
