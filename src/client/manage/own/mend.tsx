/** One product of the outlet's own: mended until the agency has said what becomes of it, and read from then on. */
import { useEffect, useState } from 'preact/hooks'
import type { OwnProduct } from '../../../contract/own-products.ts'
import { textIn } from '../../../domain/language.ts'
import { ask } from '../../platform/api.ts'
import { Lacks, Met, Trouble } from '../../product/parts.tsx'
import { ProductFields } from '../../product/product-fields.tsx'
import { useThing } from '../../product/use-thing.ts'
import { useSay } from '../../product/words.ts'
import { Said } from '../../ui/office/said.tsx'
import { usePlace, useRefusal } from '../place.ts'
import { Waiting } from '../waiting.tsx'

type Address = `/api/manage/own-products/${string}/${string}`

export function MendOwn({ id }: { id: string }) {
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [product, setProduct] = useState<OwnProduct | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [maker = '', slug = ''] = id.split('/')
  const address: Address = `/api/manage/own-products/${maker}/${slug}`
  const read = () => {
    void ask<'ownProduct'>('GET', address, { outlet: outlet.slug }).then(reply => {
      if (reply.ok) setProduct(reply.value)
      setTrouble(reply.ok ? null : refusal(reply))
    })
  }
  useEffect(read, [id])
  if (product === null) return <Waiting trouble={trouble} onRetry={read} />
  return <Open first={product} address={address} />
}

function Open({ first, address }: { readonly first: OwnProduct; readonly address: Address }) {
  const { words, language } = useSay()
  const { own } = words
  const { outlet } = usePlace()
  const at = { outlet: outlet.slug }
  const written = useThing(
    first,
    {
      read: () => ask<'ownProduct'>('GET', address, at),
      change: (version, fields) =>
        ask<'changeOwnProduct'>('PATCH', address, { ...at, body: { version, fields } }),
    },
    () => undefined,
  )
  const { thing } = written
  const name = { id: thing.fields['name.id'], en: thing.fields['name.en'] }
  const isOpen = thing.fate === 'waits' || (thing.fate === 'joined' && thing.standing === 'own')
  const submit = (event: Event) => {
    event.preventDefault()
    if (written.isChanged && !written.isBusy) void written.save()
  }
  return (
    <form class="panel" noValidate aria-label={name.id} onSubmit={submit}>
      <div class="heading">
        <div>
          <h1>{textIn(name, language)}</h1>
          <p>{thing.maker.name}</p>
        </div>
      </div>
      <Fate product={thing} />
      <Met written={written} />
      <Trouble written={written} />
      <fieldset disabled={!isOpen}>
        <ProductFields written={written} missing={isOpen ? thing.missing : []} />
      </fieldset>
      {isOpen && <Lacks title={own.missing} missing={thing.missing} />}
      <div class="done-bar">
        <p role="status">{!isOpen ? own.closed : written.isChanged ? words.unsaved : words.saved}</p>
        <a class="plain" href="#placements/own">
          {words.back}
        </a>
        {isOpen && (
          <button type="submit" class="button" disabled={!written.isChanged || written.isBusy}>
            {words.save}
          </button>
        )}
      </div>
    </form>
  )
}

function Fate({ product: { fate, reason, standsFor } }: { product: OwnProduct }) {
  const { own } = useSay().words
  const isOut = fate === 'refused' || fate === 'retired'
  return (
    <Said look={isOut ? 'late' : 'waiting'}>
      <b>{own.fate[fate]}.</b> {fate === 'joined' && standsFor !== null ? own.countedAs(standsFor) : ''}{' '}
      {isOut ? (reason ?? own.noReason) : ''} {own.meanwhile[fate]}
    </Said>
  )
}
