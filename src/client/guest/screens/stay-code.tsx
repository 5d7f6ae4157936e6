/** The stay code, asked for where a device has to show whose it is. */
import { normaliseCode } from '../../../domain/ids.ts'
import type { GuestState } from '../first/state.ts'
import { wordsOf } from './parts.tsx'

/** A code may be pasted with all that means nothing in it. */
const TYPED_MAX = 60

export function StayCode({ state }: { state: GuestState }) {
  const words = wordsOf(state)
  const kind = state.trouble?.kind
  const isMissing = kind === 'code-missing'
  const wrong = isMissing || kind === 'code-wrong'
  return (
    <div class="code">
      <h2>
        <label for="stay">{words.stayCode}</label>
      </h2>
      <input
        id="stay"
        name="stayCode"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        maxLength={TYPED_MAX}
        aria-describedby="stay-hint"
        aria-invalid={wrong}
      />
      <p class={wrong ? 'hint wrong' : 'hint'} id="stay-hint" role={wrong ? 'alert' : undefined}>
        {wrong
          ? isMissing
            ? words.stayCodeMissing
            : words.stayCodeWrong
          : words.stayCodeHints[state.outlet.kind]}
      </p>
    </div>
  )
}

/** What was typed into the form's stay code; nothing where it asks for none. */
export function typedCode(form: HTMLFormElement): string {
  const code = new FormData(form).get('stayCode')
  return typeof code === 'string' ? normaliseCode(code) : ''
}
