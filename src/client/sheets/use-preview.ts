/** What would become of the rows, asked anew whenever they change; the answer of before stays to be seen until then. */
import { useEffect, useState } from 'preact/hooks'
import type { SheetPreview } from '../../contract/sheets.ts'
import type { SheetRow } from '../../domain/sheets/compare.ts'
import type { SheetName } from '../../domain/sheets/kinds.ts'
import type { Asking } from './asking.ts'
import { useRefusal } from './words.ts'

export interface Previewed {
  readonly preview: SheetPreview | null
  readonly isComparing: boolean
  readonly trouble: string | null
  readonly again: () => void
}

/** `rows`: the same list until something in it changes. */
export function usePreview(sheet: SheetName, asking: Asking, rows: readonly SheetRow[]): Previewed {
  const refusal = useRefusal()
  const [preview, setPreview] = useState<SheetPreview | null>(null)
  const [isComparing, setComparing] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (rows.length === 0) return setPreview(null)
    let current = true
    setComparing(true)
    void asking.preview(sheet, rows).then(reply => {
      if (!current) return
      setComparing(false)
      setTrouble(reply.ok ? null : refusal(reply))
      if (reply.ok) setPreview(reply.value)
    })
    return () => {
      current = false
    }
  }, [sheet, rows, attempt])
  return { preview, isComparing, trouble, again: () => setAttempt(attempt + 1) }
}
