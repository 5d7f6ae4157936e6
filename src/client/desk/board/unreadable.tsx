/** Open orders that the database does not give back whole: a guest waits for them, and nobody sees what for. */
import { Icon, WARN } from '../../ui/icon.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'

/** Numbers to read out on the telephone; whoever looks after the server finds the others there. */
const NAMED_MAX = 3

export function Unreadable() {
  const { say } = useSpeech()
  const ids = useDesk().live.desk?.unreadable ?? []
  if (ids.length === 0) return null
  const named = ids.slice(0, NAMED_MAX).join(', ')
  return (
    <section class="unsent unreadable" aria-label={say.unreadableTitle}>
      <ul class="rows">
        <li>
          <Icon d={WARN} />
          <span class="grow">
            {say.unreadable(ids.length)}
            <small>{say.unreadableHelp}</small>
            <small class="num ids">{named}</small>
          </span>
        </li>
      </ul>
    </section>
  )
}
