/** Who changed what, and when; a page at a time, when it is asked for. */
import { useState } from 'preact/hooks'
import type { RegisterHistory } from '../../../contract/city-register.ts'
import type { Reply } from '../../platform/api.ts'
import { useLabel } from '../../product/parts.tsx'
import { useSay } from '../../product/words.ts'

/** Above any version. */
const NEWEST = 999_999_999

type Change = RegisterHistory['changes'][number]

export function History({ read }: { read: (before: number) => Promise<Reply<RegisterHistory>> }) {
  const { words } = useSay()
  const { history } = words
  const [changes, setChanges] = useState<readonly Change[] | null>(null)
  const [isEnd, setEnd] = useState(false)
  const more = () => {
    void read(oldestOf(changes ?? []) ?? NEWEST).then(reply => {
      if (!reply.ok) return
      setChanges([...(changes ?? []), ...reply.value.changes])
      setEnd((oldestOf(reply.value.changes) ?? 1) === 1)
    })
  }
  return (
    <section>
      <h2>{history.title}</h2>
      {changes?.length === 0 && <p>{history.none}</p>}
      <ol class="past">
        {changes?.map(change => (
          <Line key={change.version} change={change} />
        ))}
      </ol>
      {!isEnd && (
        <button type="button" class="plain" onClick={more}>
          {changes === null ? history.show : history.more}
        </button>
      )}
    </section>
  )
}

/** Of those that are given, the newest first. */
function oldestOf(changes: readonly Change[]): number | undefined {
  return changes[changes.length - 1]?.version
}

function Line({ change }: { change: Change }) {
  const { words, moment } = useSay()
  const { history } = words
  const label = useLabel()
  const said = (value: Change['changes'][number]['to']) => {
    if (value === null || value === '') return history.empty
    return typeof value === 'object' ? value.join(', ') : String(value)
  }
  return (
    <li>
      <time class="num" dateTime={change.at}>
        {moment(change.at)}
      </time>
      <span>
        {history.line(change.officer, history.deed[change.deed])}
        {change.note !== null && <small>{change.note}</small>}
        {change.changes.map(({ field, from, to }) => (
          <small key={field}>
            {label(field)}: {field === 'contact' ? history.untold : `“${said(from)}” → “${said(to)}”`}
          </small>
        ))}
      </span>
    </li>
  )
}
