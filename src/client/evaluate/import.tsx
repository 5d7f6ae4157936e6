/** Sheets of the agency's register, in and out. */
import { DRAFT_THINGS } from '../../domain/drafts.ts'
import { AGENCY_SHEETS } from '../../domain/sheets/kinds.ts'
import { useMay } from '../platform/rights.ts'
import { Import } from '../sheets/import.tsx'
import { AfterImport } from './register/after-import.tsx'
import { useSay } from './words.ts'

export function RegisterImport({ onSignedOut }: { onSignedOut: () => void }) {
  const { language } = useSay()
  const may = useMay()
  return (
    <main class="work work-import">
      <Import
        language={language}
        sheets={AGENCY_SHEETS}
        address="/api/register/sheets"
        onSignedOut={onSignedOut}
        afterwards={sheet => {
          const things = DRAFT_THINGS.find(one => one === sheet)
          return things !== undefined && may('look') && <AfterImport things={things} />
        }}
      />
    </main>
  )
}
