/** What is to leave the shelf, while it is being chosen and until it is on its paper. */
import { useState } from 'preact/hooks'
import type { GoodsShelf } from '../../../contract/goods.ts'
import type { RouteInput } from '../../../contract/routes.ts'
import {
  RETURN_REASONS,
  type ReturnReason,
  WRITE_OFF_REASONS,
  type WriteOffReason,
} from '../../../domain/goods-note.ts'
import { isQuantity } from '../../../domain/receiving.ts'
import { tidy } from '../../../domain/typed.ts'
import { ask } from '../../platform/api.ts'
import { usePlace } from '../place.ts'
import type { Stocked } from './draft.ts'
import { anId } from './kept.ts'
import { type Told, useSending } from './use-sending.ts'

/** A batch with what it is of. */
export interface Held {
  readonly one: Stocked
  readonly batch: Stocked['batches'][number]
}

export const keyOf = ({ one, batch }: Held) => `${one.id} ${batch.batch}`

export function heldOf(shelf: readonly Stocked[]): readonly Held[] {
  return shelf.flatMap(one => one.batches.filter(({ onHand }) => onHand > 0).map(batch => ({ one, batch })))
}

interface Choice {
  readonly isReturn: boolean
  readonly reason: WriteOffReason | ReturnReason | null
  readonly remark: string
}

type TakenOut =
  | { readonly way: 'write-off'; readonly body: RouteInput<'writeOffGoods'>['body'] }
  | { readonly way: 'return'; readonly body: RouteInput<'returnGoods'>['body'] }

export interface TakeState extends Choice {
  /** Whose goods alone can be chosen; `null`: anybody's. */
  readonly maker: string | null
  readonly taken: ReadonlyMap<string, string>
  readonly pieces: number
  /** Lines of which there are not so many, or no number. */
  readonly wrong: number
  readonly told: Told
  readonly isLocked: boolean
  readonly onChoice: (change: Partial<Choice>) => void
  readonly onTaken: (held: Held, typed: string) => void
  readonly onAll: (all: readonly Held[]) => void
  readonly onSave: () => void
}

const NOTHING: Choice = { isReturn: false, reason: null, remark: '' }

export function useTakeOut(shelf: GoodsShelf, onMoved: () => void): TakeState {
  const { slug } = usePlace().outlet
  const [choice, setChoice] = useState(NOTHING)
  const [taken, setTaken] = useState<ReadonlyMap<string, string>>(new Map())
  const chosen = heldOf(shelf.placements)
    .map(held => ({ held, quantity: Number(tidy(taken.get(keyOf(held)) ?? '')) }))
    .filter(({ held }) => tidy(taken.get(keyOf(held)) ?? '') !== '')
  const sending = useSending<TakenOut>(
    'sent-out',
    ({ id, body }) =>
      body.way === 'return'
        ? ask<'returnGoods'>('PUT', `/api/manage/goods/returns/${id}`, { outlet: slug, body: body.body })
        : ask<'writeOffGoods'>('PUT', `/api/manage/goods/write-offs/${id}`, {
            outlet: slug,
            body: body.body,
          }),
    told => {
      if (told.is === 'taken') {
        setTaken(new Map())
        setChoice(NOTHING)
      }
      onMoved()
    },
  )
  return {
    ...choice,
    ...{ taken, told: sending.told, isLocked: sending.pending !== null },
    maker: choice.isReturn ? (chosen[0]?.held.one.maker.slug ?? null) : null,
    pieces: chosen.reduce((sum, { quantity }) => sum + (quantity || 0), 0),
    wrong: chosen.filter(({ held, quantity }) => !isQuantity(quantity) || quantity > held.batch.onHand)
      .length,
    onChoice(change) {
      sending.onAnew()
      // What was chosen of several makers goes back to none of them.
      if (change.isReturn === true) setTaken(new Map())
      setChoice({ ...choice, ...change })
    },
    onTaken(held, typed) {
      sending.onAnew()
      setTaken(new Map([...taken, [keyOf(held), typed]]))
    },
    onAll: all =>
      setTaken(new Map([...taken, ...all.map(held => [keyOf(held), String(held.batch.onHand)] as const)])),
    onSave() {
      const body = bodyOf(choice, chosen)
      if (body !== null) sending.onSend({ id: anId(), body })
    },
  }
}

function bodyOf(
  { isReturn, reason, remark }: Choice,
  chosen: readonly { readonly held: Held; readonly quantity: number }[],
): TakenOut | null {
  const lines = chosen.map(({ held: { one, batch }, quantity }) => ({
    ...{ placement: one.id, batch: batch.batch, quantity },
  }))
  const said = tidy(remark) === '' ? {} : { remark: tidy(remark) }
  const back = RETURN_REASONS.find(known => known === reason)
  const off = WRITE_OFF_REASONS.find(known => known === reason)
  if (isReturn && back !== undefined) return { way: 'return', body: { ...said, lines, reason: back } }
  if (!isReturn && off !== undefined) return { way: 'write-off', body: { ...said, lines, reason: off } }
  return null
}
