/** What stands where a list will be: that it is on its way, or why it is not. */
import { useSay } from './words.ts'

export function Waiting({ trouble, onRetry }: { trouble: string | null; onRetry: () => void }) {
  const { words } = useSay()
  if (trouble === null) return <p role="status">{words.loading}</p>
  return (
    <div class="trouble" role="alert">
      <p>{trouble}</p>
      <button type="button" class="button quiet" onClick={onRetry}>
        {words.retry}
      </button>
    </div>
  )
}
