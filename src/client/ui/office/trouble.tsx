/** What could not be read: why, and the way to try again. */
import { Said } from './said.tsx'

export interface TroubleProps {
  readonly says: string
  readonly retry: string
  readonly onRetry: () => void
}

export function Trouble({ says, retry, onRetry }: TroubleProps) {
  return (
    <Said look="late" isAlert>
      <p>{says}</p>
      <button type="button" class="button quiet" onClick={onRetry}>
        {retry}
      </button>
    </Said>
  )
}
