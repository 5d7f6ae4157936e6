/** Behind an import: what of the drafts can go live now, and what is still missing of the others. */
import './register.css'
import { useEffect, useState } from 'preact/hooks'
import type { RegisterDrafts } from '../../../contract/city-register.ts'
import type { DraftThings } from '../../../domain/drafts.ts'
import { ask } from '../../platform/api.ts'
import { useSay } from '../../product/words.ts'
import { Said } from '../../ui/office/said.tsx'
import { LACKING_AT, PublishDrafts } from './publish-drafts.tsx'
import { WithWords } from './with-words.tsx'

export function AfterImport({ things }: { things: DraftThings }) {
  return (
    <WithWords>
      <Drafts things={things} />
    </WithWords>
  )
}

function Drafts({ things }: { things: DraftThings }) {
  const { words } = useSay()
  const [counts, setCounts] = useState<RegisterDrafts['counts'] | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let current = true
    void ask<'registerDrafts'>('GET', `/api/register/drafts/${things}`).then(reply => {
      if (current && reply.ok) setCounts(reply.value.counts)
    })
    return () => {
      current = false
    }
  }, [things, attempt])
  if (counts === null) return null
  return (
    <Said look={counts.ready + counts.lacking === 0 ? 'ok' : 'soon'}>
      {counts.ready + counts.lacking === 0 && <p>{words.drafts.allLive}</p>}
      {counts.ready > 0 && <p>{words.drafts.afterReady(counts.ready)}</p>}
      <PublishDrafts things={things} ready={counts.ready} onDone={() => setAttempt(attempt + 1)} />
      {counts.lacking > 0 && (
        <p>
          {words.drafts.after(counts.lacking)} <a href={LACKING_AT[things]}>{words.drafts.see}</a>
        </p>
      )}
    </Said>
  )
}
