/** One placement: what it is, its price and shelf, whether it is on offer, how much there is. */

import { useId, useRef, useState } from 'preact/hooks'
import type { ManagedPlacement } from '../../contract/manage.ts'
import { textIn } from '../../domain/language.ts'
import { formatInteger } from '../../domain/money.ts'
import { tidy } from '../../domain/typed.ts'
import { ask } from '../platform/api.ts'
import { Goods } from './goods.tsx'
import { usePlace, useRefusal } from './place.ts'
import { readPrice } from './price.ts'
import { useSay } from './words.ts'

export interface PlacementRowProps {
  readonly placement: ManagedPlacement
  readonly onChanged: (placement: ManagedPlacement) => void
}

type Change = Partial<Pick<ManagedPlacement, 'price' | 'rack' | 'on'>>

export function PlacementRow({ placement, onChanged }: PlacementRowProps) {
  const { words, language } = useSay()
  const { placements: say } = words
  const [open, setOpen] = useState(false)
  const { change, told } = useChange(placement, onChanged)
  const name = textIn(placement.name, language)
  return (
    <li class={placement.on ? 'placement' : 'placement is-off'}>
      <img
        src={placement.picture ?? `/category/${placement.category}.svg`}
        alt=""
        width="64"
        height="64"
        loading="lazy"
      />
      <p class="what">
        <b>{name}</b>
        <small>
          {placement.seller.name} · {say.terms[placement.terms]}
        </small>
      </p>
      <PriceAndRack placement={placement} onChange={change} />
      <p class="stock num">
        <span class={placement.available > 0 ? '' : 'late'}>{say.available(placement.available)}</span>
        <small>{say.reserved(placement.reserved)}</small>
      </p>
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked={placement.on}
        aria-label={say.offerOf(name)}
        onClick={() => void change({ on: !placement.on })}
      >
        <span class="knob" aria-hidden="true" />
        <span class="state">{placement.on ? say.filters.on : say.filters.off}</span>
      </button>
      <button
        type="button"
        class="plain"
        aria-expanded={open}
        aria-label={say.goodsOf(name)}
        onClick={() => setOpen(!open)}
      >
        {say.goods}
      </button>
      <p class={told.ok ? 'told' : 'told trouble'} role="status">
        {told.sentence}
      </p>
      {open && <Goods placement={placement} onChanged={onChanged} />}
    </li>
  )
}

/** Sends a change; the row shows what the server then says, not what was wished. */
function useChange(placement: ManagedPlacement, onChanged: (placement: ManagedPlacement) => void) {
  const { placements: say } = useSay().words
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [told, setTold] = useState({ ok: true, sentence: '' })
  const change = async (body: Change) => {
    const reply = await ask<'changePlacement'>('PATCH', `/api/manage/placements/${placement.id}`, {
      outlet: outlet.slug,
      body,
    })
    if (reply.ok) onChanged(reply.value)
    const general = reply.ok ? say.saved : refusal(reply)
    setTold({ ok: reply.ok, sentence: !reply.ok && reply.code === 'invalid' ? say.invalid : general })
    return reply.ok
  }
  return { change, told }
}

function PriceAndRack({
  placement,
  onChange,
}: {
  placement: ManagedPlacement
  /** False when it was refused: what was typed then stays. */
  onChange: (change: Change) => Promise<boolean>
}) {
  const { placements: say } = useSay().words
  const [price, setPrice] = useState<string | null>(null)
  const [rack, setRack] = useState<string | null>(null)
  const [wrong, setWrong] = useState<keyof typeof say.badPrice | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const told = useId()
  const submit = async (event: Event) => {
    event.preventDefault()
    const read = price === null ? null : readPrice(price, placement.terms === 'complimentary')
    setWrong(read?.ok === false ? read.reason : null)
    if (read?.ok === false) return field.current?.focus()
    const done = await onChange({
      ...(read === null ? {} : { price: read.price }),
      ...(rack === null || tidy(rack) === '' ? {} : { rack: tidy(rack) }),
    })
    if (!done) return
    setPrice(null)
    setRack(null)
  }
  return (
    <form class="edit num" onSubmit={event => void submit(event)}>
      <label class="price">
        {say.price}
        <input
          ref={field}
          required
          inputMode="numeric"
          maxLength={40}
          aria-invalid={wrong !== null}
          aria-describedby={told}
          disabled={placement.terms === 'complimentary'}
          value={price ?? formatInteger(placement.price)}
          onInput={event => {
            setPrice(event.currentTarget.value)
            setWrong(null)
          }}
        />
      </label>
      <label class="rack">
        {say.rack}
        <input
          required
          maxLength={12}
          value={rack ?? placement.rack}
          onInput={event => setRack(event.currentTarget.value)}
        />
      </label>
      {(price !== null || rack !== null) && (
        <button type="submit" class="button">
          {say.save}
        </button>
      )}
      <p id={told} class="trouble" role="alert">
        {wrong !== null && say.badPrice[wrong]}
      </p>
    </form>
  )
}
