/** Asked before what cannot be undone: is it still you? What was about to be done is done as soon as it is. */
import { useState } from 'preact/hooks'
import type { SignInTrouble } from '../../../domain/passkey.ts'
import type { PinTrouble, ProofWay } from '../../../domain/proof.ts'
import type { proveAgain } from '../../../i18n/id/prove-again.ts'
import { PinField } from '../pin-field.tsx'
import { minutesToWait } from '../pin-wait.ts'
import { Sheet } from '../sheet.tsx'

export interface ProveAgainProps {
  readonly words: typeof proveAgain
  /** By what it can be proved, here. */
  readonly by: readonly ProofWay[]
  /** It is a manager's to do, whom a passkey shows to be one. */
  readonly asManager: boolean
  readonly onPasskey: () => Promise<SignInTrouble | null>
  readonly onPin: (pin: string) => Promise<PinTrouble | null>
  readonly onClose: () => void
}

export function ProveAgain({ words, by, asManager, onPasskey, onPin, onClose }: ProveAgainProps) {
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  /** One thing at a time; what stands in the way is said. */
  const tryIt = async (prove: () => Promise<string | null>) => {
    setBusy(true)
    setTrouble('')
    const said = await prove()
    setBusy(false)
    if (said !== null) setTrouble(said)
  }
  const [byKey, byPin] = [by.includes('passkey'), by.includes('pin')]
  const byPasskey = async () => {
    const found = await onPasskey()
    return found && words.byPasskey.trouble[found]
  }
  return (
    <Sheet title={words.title} closeLabel={words.close} onClose={onClose}>
      <p>{leadOf(words, byKey || byPin, asManager)}</p>
      {byKey && (
        <p class="does">
          <button type="button" class="button" disabled={busy} onClick={() => void tryIt(byPasskey)}>
            {words.usePasskey}
          </button>
        </p>
      )}
      {byPin && (
        <ByPin
          words={words}
          isFirst={!byKey}
          busy={busy}
          onPin={pin => tryIt(async () => sentenceOf(words, await onPin(pin)))}
        />
      )}
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Sheet>
  )
}

function leadOf(words: typeof proveAgain, hasWay: boolean, asManager: boolean): string {
  if (asManager) return hasWay ? words.asManager : words.noManager
  return hasWay ? words.lead : words.noWay
}

interface ByPinProps {
  readonly words: typeof proveAgain
  /** The only way, or the first. */
  readonly isFirst: boolean
  readonly busy: boolean
  readonly onPin: (pin: string) => Promise<void>
}

function ByPin({ words, isFirst, busy, onPin }: ByPinProps) {
  const [pin, setPin] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    void onPin(pin).then(() => setPin(''))
  }
  return (
    <form class="stack" onSubmit={submit}>
      <PinField label={words.pin} value={pin} onValue={setPin} />
      <p class="does">
        <button type="submit" class={isFirst ? 'button' : 'button quiet'} disabled={busy}>
          {words.submit}
        </button>
      </p>
    </form>
  )
}

function sentenceOf(words: typeof proveAgain, trouble: PinTrouble | null): string | null {
  if (trouble === null) return null
  return trouble.is === 'wait' ? words.wait(minutesToWait(trouble)) : words.pinTrouble[trouble.is]
}
