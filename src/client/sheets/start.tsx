/** Before a file is chosen: what it may hold, a template for it, what is there already, and the last that was taken in. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { SheetThings, SheetUndone, TakenIn } from '../../contract/sheets.ts'
import { SHEETS, type SheetName } from '../../domain/sheets/kinds.ts'
import { Said } from '../ui/office/said.tsx'
import type { Asking } from './asking.ts'
import { faultOf, type ReadGrid, readGrids, saveTemplate, saveThings } from './files.ts'
import { Last, Undone } from './last.tsx'
import { useRefusal, useSheets } from './words.ts'

const NOTHING = { things: [], names: {} }

interface StartProps {
  readonly sheet: SheetName
  readonly asking: Asking
  readonly onSheet: (sheet: SheetName) => void
  readonly onFile: (name: string, grids: readonly ReadGrid[]) => void
}

export function Start({ sheet, asking, onSheet, onFile }: StartProps) {
  const { words, sheets } = useSheets()
  const [there, trouble, setTaken] = useThings(sheet, asking)
  const [undone, setUndone] = useState<SheetUndone | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const name = words.kind[sheet].toLowerCase()
  const failed = (reason: unknown) => setFault(words.file[faultOf(reason)])
  const choose = (next: SheetName) => {
    setUndone(null)
    setFault(null)
    onSheet(next)
  }
  return (
    <>
      <div class="heading">
        <div>
          <h1>{words.title}</h1>
          <p>{words.start.lead}</p>
        </div>
        <div class="does">
          <button
            type="button"
            class="plain"
            onClick={() => void saveTemplate(SHEETS[sheet], name).catch(failed)}
          >
            {words.start.template}
          </button>
          <button
            type="button"
            class="plain"
            disabled={there === null || there.things.length === 0}
            onClick={() => void saveThings(SHEETS[sheet], name, there ?? NOTHING).catch(failed)}
          >
            {words.start.export}
          </button>
        </div>
      </div>
      {sheets.length > 1 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would stand in the row
        <div class="chips" role="group" aria-label={words.kinds}>
          {sheets.map(one => (
            <button
              key={one}
              type="button"
              class="chip"
              aria-pressed={one === sheet}
              onClick={() => choose(one)}
            >
              {words.kind[one]}
            </button>
          ))}
        </div>
      )}
      {undone !== null && <Undone sheet={sheet} undone={undone} />}
      {undone === null && there?.last?.canUndo === true && (
        <Last
          sheet={sheet}
          last={there.last}
          asking={asking}
          onUndone={answer => {
            setUndone(answer)
            setTaken(answer.taken)
          }}
        />
      )}
      {(trouble ?? fault) !== null && (
        <Said look="late" isAlert>
          <b>{trouble ?? fault}</b>
          {fault !== null && <p>{words.unchanged}</p>}
        </Said>
      )}
      <Drop onFile={onFile} onFault={setFault} />
    </>
  )
}

function useThings(sheet: SheetName, asking: Asking) {
  const refusal = useRefusal()
  const [there, setThere] = useState<SheetThings | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    setThere(null)
    setTrouble(null)
    void asking.things(sheet).then(reply => {
      if (!current) return
      if (reply.ok) setThere(reply.value)
      else setTrouble(refusal(reply))
    })
    return () => {
      current = false
    }
  }, [sheet])
  const setTaken = (last: TakenIn) => setThere(known => known && { ...known, last })
  return [there, trouble, setTaken] as const
}

interface DropProps {
  readonly onFile: StartProps['onFile']
  readonly onFault: (sentence: string | null) => void
}

/** A file dropped anywhere on it, or chosen by its button. */
function Drop({ onFile, onFault }: DropProps) {
  const { words } = useSheets()
  const field = useRef<HTMLInputElement>(null)
  const [isReading, setReading] = useState(false)
  const [isOver, setOver] = useState(false)
  const take = (file: File | undefined) => {
    if (file === undefined || isReading) return
    onFault(null)
    setReading(true)
    void readGrids(file)
      .then(
        grids => onFile(file.name, grids),
        reason => onFault(words.file[faultOf(reason)]),
      )
      .finally(() => setReading(false))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same
    <section
      class={isOver ? 'drop over' : 'drop'}
      aria-busy={isReading}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer?.files[0])
      }}
    >
      <i class="curl" aria-hidden="true" />
      <h2>{words.start.drop}</h2>
      <p>{words.start.hint}</p>
      <input
        ref={field}
        type="file"
        class="visually-hidden"
        aria-label={words.start.choose}
        accept=".xlsx,.csv,.tsv,.txt,text/csv"
        onChange={event => {
          take(event.currentTarget.files?.[0])
          // The same file, mended elsewhere, may be chosen again.
          event.currentTarget.value = ''
        }}
      />
      <button type="button" class="button" disabled={isReading} onClick={() => field.current?.click()}>
        {isReading ? words.start.reading : words.start.choose}
      </button>
    </section>
  )
}
