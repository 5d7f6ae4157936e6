/** What could not be read: why, and the way to try again. */
import { useSpeech } from '../speech.ts'

export interface UnreadProps {
  readonly says: string
  readonly onRetry: () => void
}

export function Unread({ says, onRetry }: UnreadProps) {
  const { say } = useSpeech()
  return (
    <div class="empty">
      <p role="alert">{says}</p>
      <button type="button" class="button" onClick={onRetry}>
        {say.retry}
      </button>
    </div>
  )
}
