/** What stands where a list will be: that it is on its way, or why it is not. */
import { Trouble } from '../ui/office/trouble.tsx'
import { useSay } from './words.ts'

export function Waiting({ trouble, onRetry }: { trouble: string | null; onRetry: () => void }) {
  const { words } = useSay()
  if (trouble === null) return <p role="status">{words.loading}</p>
  return <Trouble says={trouble} retry={words.retry} onRetry={onRetry} />
}
