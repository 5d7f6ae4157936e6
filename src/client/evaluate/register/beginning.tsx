/** A thing that is begun: the least that it needs, and a draft of it. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Reply } from '../../platform/api.ts'
import { useLookAgain } from '../../platform/rights.ts'
import { useLabel } from '../../product/parts.tsx'
import { useSay } from '../../product/words.ts'
import { Said } from '../../ui/office/said.tsx'

export interface BeginningProps<Of> {
  readonly title: string
  readonly isReady: boolean
  readonly begin: () => Promise<Reply<Of>>
  readonly onMade: (thing: Of) => void
  readonly onClose: () => void
  readonly children: ComponentChildren
}

export function Beginning<Of>({ title, isReady, begin, onMade, onClose, children }: BeginningProps<Of>) {
  const { words, problems } = useSay()
  const label = useLabel()
  const lookAgain = useLookAgain()
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    if (!isReady) return
    setBusy(true)
    void begin()
      .then(reply => {
        if (reply.ok) return onMade(reply.value)
        lookAgain(reply)
        const { pointer = '' } = (reply.context ?? {}) as { pointer?: string }
        setTrouble(`${problems[reply.code]} ${pointer === '' ? '' : label(pointer.slice(1))}`)
      })
      .finally(() => setBusy(false))
  }
  return (
    <form class="panel" aria-label={title} onSubmit={submit}>
      <div class="title">
        <div>
          <h2>{title}</h2>
        </div>
        <button type="button" class="plain" onClick={onClose}>
          {words.cancel}
        </button>
      </div>
      {trouble !== '' && (
        <Said look="late" isAlert>
          {trouble}
        </Said>
      )}
      <section>
        <div class="cols">{children}</div>
      </section>
      <div class="done-bar">
        <p />
        <button type="submit" class="button" disabled={!isReady || isBusy}>
          {words.begin}
        </button>
      </div>
    </form>
  )
}
