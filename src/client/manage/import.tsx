/** Sheets of the outlet, in and out. */
import { OUTLET_SHEETS, PEOPLE_SHEETS } from '../../domain/sheets/kinds.ts'
import { useMay } from '../platform/rights.ts'
import { Import } from '../sheets/import.tsx'
import { usePlace } from './place.ts'
import { useSay } from './words.ts'

export function OutletImport() {
  const { outlet, onSignedOut } = usePlace()
  const { language } = useSay()
  const may = useMay()
  const sheets = [...(may('shelf') ? OUTLET_SHEETS : []), ...(may('people') ? PEOPLE_SHEETS : [])]
  return (
    <Import
      language={language}
      sheets={sheets}
      address="/api/manage/sheets"
      outlet={outlet.slug}
      onSignedOut={onSignedOut}
    />
  )
}
