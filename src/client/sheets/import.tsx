/** Import and export: which kind, then a file of it, then what becomes of each row; nothing is written before its last button. */
import { useState } from 'preact/hooks'
import '../ui/office/ledger.css'
import './sheets.css'
import { SHEETS, type SheetName } from '../../domain/sheets/kinds.ts'
import { askingAt } from './asking.ts'
import { type Chosen, chosenFile } from './chosen.ts'
import type { ReadGrid } from './files.ts'
import { Preview } from './preview.tsx'
import { Start } from './start.tsx'
import { Saying, type SheetPlace, useWords } from './words.ts'

export function Import(place: SheetPlace) {
  const texts = useWords(place.language)
  const [wished, setSheet] = useState<SheetName | null>(null)
  const sheet = place.sheets.find(one => one === wished) ?? place.sheets[0]
  const [chosen, setChosen] = useState<Chosen | null>(null)
  if (sheet === undefined) return null
  const kind = SHEETS[sheet]
  const take = (file: string, grids: readonly ReadGrid[]) => setChosen(chosenFile(kind, file, grids))
  const asking = askingAt(place, sheet)
  const leave = () => setChosen(null)
  return (
    <Saying.Provider value={{ ...place, ...texts }}>
      {chosen === null ? (
        <Start sheet={sheet} asking={asking} onSheet={setSheet} onFile={take} />
      ) : (
        <Preview sheet={sheet} asking={asking} chosen={chosen} onChosen={setChosen} onLeave={leave} />
      )}
    </Saying.Provider>
  )
}
