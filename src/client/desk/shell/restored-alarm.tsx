/** Something is in doubt since a backup was put back: how much, and the list of it. */
import { useState } from 'preact/hooks'
import { RestoredPanel } from '../../restored/panel.tsx'
import { useRestoredWords } from '../../restored/words.ts'
import { Shape } from '../parts/shape.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useSpeech } from '../speech.ts'
import { useDesk } from './desk-context.ts'

/** The list stays open until it is closed, also where nothing is in doubt any more. */
export function RestoredAlarm({ count }: { readonly count: number }) {
  const { language } = useSpeech()
  const { outlet, signedOut } = useDesk()
  const texts = useRestoredWords(language)
  const [isOpen, setOpen] = useState(false)
  if (texts === null) return null
  const { words } = texts
  return (
    <>
      {count > 0 && (
        <div class="alarm asking" role="alert">
          <Shape look="soon" />
          <p>{words.strip(count)}</p>
          <button type="button" class="button quiet" onClick={() => setOpen(true)}>
            {words.open}
          </button>
        </div>
      )}
      {isOpen && (
        <Sheet title={words.title} onClose={() => setOpen(false)}>
          <RestoredPanel
            outlet={outlet.slug}
            zone={outlet.zone}
            language={language}
            onSignedOut={signedOut}
          />
        </Sheet>
      )}
    </>
  )
}
