/** A locked desk: who it waits for, how many orders ring, and the PIN that opens it. Nothing of a guest's. */
import type { ClerkName, OutletId } from '../../../domain/ids.ts'
import { proveByPasskey } from '../../platform/prove-again.ts'
import { PasskeyButton } from '../../ui/passkey-button.tsx'
import { PinPad } from '../door/pin-pad.tsx'
import { Threshold } from '../door/threshold.tsx'
import { useSpeech } from '../speech.ts'

export interface LockScreenProps {
  readonly outlet: { readonly slug: OutletId; readonly name: string }
  readonly staff: ClerkName
  /** Orders that nobody has seen. */
  readonly ringing: number
  readonly onOpen: () => void
  readonly onOther: () => void
}

export function LockScreen({ outlet, staff, ringing, onOpen, onOther }: LockScreenProps) {
  const { say } = useSpeech()
  return (
    <div class="locked">
      <Threshold title={say.lockedTitle} outlet={outlet.name}>
        <p>{say.locked(staff)}</p>
        <p role="status">{ringing > 0 && <b class="late">{say.lockedRinging(ringing)}</b>}</p>
        <PinPad opens outlet={outlet.slug} staff={staff} onDone={onOpen} onBack={onOther} />
        {isSecureContext && (
          <PasskeyButton
            isQuiet
            words={{ ...say.proveAgain.byPasskey, submit: say.lockedByPasskey }}
            signIn={() => byPasskey(outlet.slug)}
            onSignedIn={onOpen}
          />
        )}
      </Threshold>
    </div>
  )
}

async function byPasskey(outlet: OutletId) {
  const trouble = await proveByPasskey(outlet)
  return trouble === null ? ({ ok: true, value: null } as const) : ({ ok: false, trouble } as const)
}
