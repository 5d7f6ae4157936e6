/** Drafts that lack nothing go live together: first it is said which, and what keeps the others; then what has become of each. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { DraftsPublished, RegisterDrafts } from '../../../contract/city-register.ts'
import type { DraftThings } from '../../../domain/drafts.ts'
import { ask } from '../../platform/api.ts'
import { useLabel } from '../../product/parts.tsx'
import type { Missing } from '../../product/use-thing.ts'
import { useSay } from '../../product/words.ts'
import { Said } from '../../ui/office/said.tsx'
import { Sheet } from '../../ui/sheet.tsx'

/** More than these are told by their number. */
const SHOWN = 8

/** Where the others are looked through. */
export const LACKING_AT = {
  makers: '/evaluate/makers?show=draft',
  products: '/evaluate/register?show=draft',
} as const satisfies Record<DraftThings, string>

interface PublishDraftsProps {
  readonly things: DraftThings
  /** How many there are. */
  readonly ready: number
  readonly onDone: () => void
}

export function PublishDrafts({ things, ready, onDone }: PublishDraftsProps) {
  const { words } = useSay()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      {ready > 0 && (
        <button type="button" class="button quiet" onClick={() => setOpen(true)}>
          {words.drafts.open(ready)}
        </button>
      )}
      {isOpen && <Drafts things={things} onDone={onDone} onClose={() => setOpen(false)} />}
    </>
  )
}

function Drafts({ things, onDone, onClose }: Omit<PublishDraftsProps, 'ready'> & { onClose: () => void }) {
  const { words, problems } = useSay()
  const { drafts: say } = words
  const [there, setThere] = useState<RegisterDrafts | null>(null)
  const [told, setTold] = useState<DraftsPublished | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    let current = true
    void ask<'registerDrafts'>('GET', `/api/register/drafts/${things}`).then(reply => {
      if (!current) return
      if (reply.ok) setThere(reply.value)
      else setTrouble(problems[reply.code])
    })
    return () => {
      current = false
    }
  }, [things])
  const publish = async (ready: RegisterDrafts['ready']) => {
    setBusy(true)
    const drafts = ready.map(({ id, version }) => ({ id, version }))
    const reply = await ask<'publishDrafts'>('POST', `/api/register/drafts/${things}/publish`, {
      body: { drafts },
    })
    setBusy(false)
    setTrouble(reply.ok ? '' : problems[reply.code])
    if (!reply.ok) return
    setTold(reply.value)
    onDone()
  }
  return (
    <Sheet title={say.title[things]} closeLabel={words.close} onClose={onClose}>
      {trouble !== '' && (
        <Said look="late" isAlert>
          {trouble}
        </Said>
      )}
      {there === null && trouble === '' && <p role="status">{words.loading}</p>}
      {told !== null ? (
        <Told told={told} onClose={onClose} />
      ) : (
        there !== null && (
          <Proposal things={things} there={there} isBusy={isBusy} onPublish={publish} onClose={onClose} />
        )
      )}
    </Sheet>
  )
}

interface ProposalProps {
  readonly things: DraftThings
  readonly there: RegisterDrafts
  readonly isBusy: boolean
  readonly onPublish: (ready: RegisterDrafts['ready']) => Promise<void>
  readonly onClose: () => void
}

function Proposal({ things, there: { ready, lacking, counts }, isBusy, onPublish, onClose }: ProposalProps) {
  const { words } = useSay()
  const { drafts: say } = words
  return (
    <div class="drafts">
      <p>{counts.ready === 0 ? say.none : say.willBe(counts.ready)}</p>
      {counts.ready > ready.length && <p>{say.some(ready.length, counts.ready)}</p>}
      <Some all={counts.ready}>
        {ready.slice(0, SHOWN).map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </Some>
      {counts.lacking > 0 && (
        <Said look="soon">
          <b>{say.lacking(counts.lacking)}</b>
          <Some all={counts.lacking}>
            {lacking.slice(0, SHOWN).map(({ id, name, missing }) => (
              <li key={id}>
                <b>{name}</b>: <Lacking missing={missing} />
              </li>
            ))}
          </Some>
          {counts.lacking > SHOWN && <a href={LACKING_AT[things]}>{say.see}</a>}
        </Said>
      )}
      <div class="does">
        <button type="button" class="button quiet" onClick={onClose}>
          {words.cancel}
        </button>
        {ready.length > 0 && (
          <button type="button" class="button" disabled={isBusy} onClick={() => void onPublish(ready)}>
            {words.publish} {ready.length}
          </button>
        )}
      </div>
    </div>
  )
}

function Told({ told: { published, left }, onClose }: { told: DraftsPublished; onClose: () => void }) {
  const { words } = useSay()
  const { drafts: say } = words
  return (
    <div class="drafts">
      <Said look={left.length === 0 ? 'ok' : 'soon'} isAlert>
        <b>{say.done(published.length)}</b>
        {left.length > 0 && (
          <>
            <p>{say.left(left.length)}</p>
            <Some all={left.length}>
              {left.slice(0, SHOWN).map(({ id, name, why, missing }) => (
                <li key={id}>
                  <b>{name}</b>: {why === 'incomplete' ? <Lacking missing={missing} /> : say.why[why]}
                </li>
              ))}
            </Some>
          </>
        )}
      </Said>
      <div class="does">
        <button type="button" class="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </div>
  )
}

function Some({ all, children }: { all: number; children: ComponentChildren }) {
  const { words } = useSay()
  return (
    <ul class="lacks">
      {children}
      {all > SHOWN && <li>{words.drafts.more(all - SHOWN)}</li>}
    </ul>
  )
}

/** What is missing, in words. */
function Lacking({ missing }: { missing: readonly Missing[] }) {
  const { words } = useSay()
  const label = useLabel()
  return <>{missing.map(({ field, lack }) => `${label(field)} ${words.lack[lack]}`).join('; ')}</>
}
