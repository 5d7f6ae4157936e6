/**
 * A stay code for whoever asks for it: shown at a tap, at once to whoever has just checked somebody in, and hidden again by
 * itself, for others stand at a desk too.
 */
import { useEffect, useState } from 'preact/hooks'
import { EYE, Icon } from '../../ui/icon.tsx'
import { useSpeech } from '../speech.ts'

/** As long as it takes to write it on a sleeve or to say it twice. */
const SHOWN_MS = 20_000

export function StayCode({ code, isNew }: { code: string; isNew: boolean }) {
  const { say } = useSpeech()
  const [isShown, setShown] = useState(isNew)
  useEffect(() => {
    if (!isShown) return
    const timer = setTimeout(() => setShown(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isShown])
  return (
    <div>
      <button
        type="button"
        class="button quiet wide-button"
        aria-expanded={isShown}
        onClick={() => setShown(now => !now)}
      >
        <Icon d={EYE} />
        {isShown ? say.stayCodeHide : say.stayCodeShow}
      </button>
      <div aria-live="polite">
        {isShown && (
          <>
            <p class="visually-hidden">{say.stayCode}</p>
            <p class="big-code num">{code}</p>
          </>
        )}
      </div>
      <p>{say.stayCodeHelp}</p>
    </div>
  )
}
