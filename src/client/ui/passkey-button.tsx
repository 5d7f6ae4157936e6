/** Asks this device for a passkey, and says what came of it. */
import { useState } from 'preact/hooks'
import type { SignInTrouble } from '../../domain/passkey.ts'

interface PasskeyButtonProps<Who> {
  readonly words: { readonly submit: string; readonly trouble: Readonly<Record<SignInTrouble, string>> }
  readonly signIn: () => Promise<
    { readonly ok: true; readonly value: Who } | { readonly ok: false; readonly trouble: SignInTrouble }
  >
  readonly onSignedIn: (who: Who) => void
  /** Something else is the way that is meant first. */
  readonly isQuiet?: boolean
}

export function PasskeyButton<Who>({ words, signIn, onSignedIn, isQuiet = false }: PasskeyButtonProps<Who>) {
  const [trouble, setTrouble] = useState<SignInTrouble | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    setBusy(true)
    const signed = await signIn()
    setBusy(false)
    if (signed.ok) onSignedIn(signed.value)
    else setTrouble(signed.trouble)
  }
  return (
    <>
      <button
        type="button"
        class={isQuiet ? 'button quiet' : 'button wide'}
        disabled={busy}
        onClick={() => void submit()}
      >
        {words.submit}
      </button>
      <p class="trouble" role="alert">
        {trouble === null ? null : words.trouble[trouble]}
      </p>
    </>
  )
}
