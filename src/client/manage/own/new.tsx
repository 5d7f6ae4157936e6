/** A product that the register does not have: whole before it can be sent, and then chosen for the shelf at once. */
import { useState } from 'preact/hooks'
import type { OutletId } from '../../../domain/ids.ts'
import { localDate } from '../../../domain/time.ts'
import { ask } from '../../platform/api.ts'
import { serverNow } from '../../platform/clock.ts'
import type { Writing } from '../../product/inputs.tsx'
import { Lacks, Trouble, useLabel } from '../../product/parts.tsx'
import { ProductFields } from '../../product/product-fields.tsx'
import { type Trouble as Told, troubleOf } from '../../product/use-thing.ts'
import { useSay } from '../../product/words.ts'
import { usePlace } from '../place.ts'
import { keepDraft, keptDraft, newDraft, rowOf } from '../shelf/wizard/draft.ts'
import { keepOwn, keptOwn, missingIn, NO_DRAFT, type OwnDraft, wishOf, written } from './draft.ts'
import { MakerChoice } from './maker-choice.tsx'

export function NewOwn() {
  const { words } = useSay()
  const { own } = words
  const { draft, change, missing, trouble, isBusy, send } = useOwn()
  const isBegun = draft.fields['name.id'].trim() !== ''
  const writing: Writing = {
    written: {
      value: field => Reflect.get(draft.fields, field) ?? null,
      write: (field, value) => change({ ...draft, fields: written(draft.fields, field, value) }),
      trouble,
    },
    missing: isBegun ? missing : [],
  }
  const submit = (event: Event) => {
    event.preventDefault()
    if (missing.length === 0 && !isBusy) void send()
  }
  return (
    <form class="panel" noValidate aria-label={own.add} onSubmit={submit}>
      <div class="heading">
        <div>
          <h1>{own.add}</h1>
          <p>{own.addHint}</p>
        </div>
      </div>
      <Trouble written={{ trouble }} />
      <MakerChoice draft={draft} missing={writing.missing} onDraft={change} />
      <ProductFields {...writing} />
      {isBegun && <Lacks title={own.missing} missing={missing} />}
      <Done missing={missing.map(({ field }) => field)} isBusy={isBusy} />
    </form>
  )
}

function Done({ missing, isBusy }: { readonly missing: readonly string[]; readonly isBusy: boolean }) {
  const { words } = useSay()
  const { own } = words
  const label = useLabel()
  const [first] = missing
  return (
    <div class="done-bar">
      <p role="status">
        {first === undefined ? own.whole : own.lacks(missing.length, label(first))} {own.kept}
      </p>
      <a class="plain" href="#placements/own">
        {own.close}
      </a>
      <button type="submit" class="button" disabled={first !== undefined || isBusy}>
        {isBusy ? own.sending : own.send}
      </button>
    </div>
  )
}

function useOwn() {
  const { outlet, onSignedOut } = usePlace()
  const { problems } = useSay()
  const [draft, setDraft] = useState(() => keptOwn(outlet.slug))
  const [trouble, setTrouble] = useState<Told | null>(null)
  const [isBusy, setBusy] = useState(false)
  const change = (next: OwnDraft) => {
    keepOwn(outlet.slug, next)
    setDraft(next)
  }
  const send = async () => {
    const body = wishOf(draft)
    if (body === null) return
    setBusy(true)
    setTrouble(null)
    const reply = await ask<'addOwnProduct'>('POST', '/api/manage/own-products', {
      outlet: outlet.slug,
      body,
    })
    setBusy(false)
    if (!reply.ok) {
      if (reply.code === 'session-required') onSignedOut()
      return setTrouble(troubleOf(reply, problems[reply.code]))
    }
    const { id, maker, fields, picture } = reply.value
    const name = { id: fields['name.id'], en: fields['name.en'] }
    choose(outlet.slug, {
      id,
      name,
      seller: maker,
      category: fields.category,
      picture,
      here: [],
      reason: null,
    })
    change(NO_DRAFT)
    keepOwn(outlet.slug, null)
    location.hash = '#placements'
  }
  const missing = missingIn(draft, localDate(serverNow(), outlet.zone))
  return { draft, change, missing, trouble, isBusy, send }
}

/** Into the wizard, where price, dates and rack are asked. */
function choose(outlet: OutletId, product: Parameters<typeof rowOf>[0]): void {
  const open = { ...(keptDraft(outlet) ?? newDraft()), isOpen: true }
  const row = rowOf(product)
  const others = open.rows.filter(one => one.product.id !== product.id)
  if (row !== null) keepDraft(outlet, { ...open, rows: [...others, row] })
}
