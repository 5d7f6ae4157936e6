/** On every page of the manager's: what is in doubt since a backup was put back. */
import { useState } from 'preact/hooks'
import { useMay } from '../platform/rights.ts'
import { RestoredPanel } from '../restored/panel.tsx'
import { countOf, useRestored } from '../restored/use-restored.ts'
import { useRestoredWords } from '../restored/words.ts'
import { Said } from '../ui/office/said.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { usePlace } from './place.ts'
import { useSay } from './words.ts'

export function RestoredAlarm() {
  return useMay()('sell') ? <Alarm /> : null
}

function Alarm() {
  const { language } = useSay()
  const { outlet, onSignedOut } = usePlace()
  const texts = useRestoredWords(language)
  const { known } = useRestored(outlet.slug, onSignedOut)
  const [isOpen, setOpen] = useState(false)
  if (texts === null || (!isOpen && (known === null || known === undefined))) return null
  const { words } = texts
  return (
    <>
      {known !== null && known !== undefined && (
        <aside class="silent">
          <Said look="soon">
            <p>{words.strip(countOf(known))}</p>
            <button type="button" class="button quiet" onClick={() => setOpen(true)}>
              {words.open}
            </button>
          </Said>
        </aside>
      )}
      {isOpen && (
        <Sheet title={words.title} closeLabel={words.close} onClose={() => setOpen(false)}>
          <RestoredPanel
            outlet={outlet.slug}
            zone={outlet.zone}
            language={language}
            onSignedOut={onSignedOut}
          />
        </Sheet>
      )}
    </>
  )
}
