/** Goods as a person enters them: received, returned, damaged, expired, or a count put right with a reason. */
import { useId, useState } from 'preact/hooks'
import type { ManagedPlacement } from '../../contract/manage.ts'
import type { BatchName } from '../../domain/ids.ts'
import { GOODS_MOVEMENTS, type GoodsMovement, MOVEMENT_QUANTITY_MAX } from '../../domain/stock.ts'
import { nameOf } from '../../domain/typed.ts'
import { ask, type Reply } from '../platform/api.ts'
import { usePlace, useRefusal } from './place.ts'
import { useSay } from './words.ts'

export interface GoodsFormProps {
  readonly placement: ManagedPlacement
  readonly onChanged: (placement: ManagedPlacement) => void
}

interface Entry {
  readonly kind: GoodsMovement
  readonly batch: BatchName
  readonly bestBefore: string
  readonly quantity: string
  readonly note: string
}
const BLANK: Entry = { kind: 'in', batch: '', bestBefore: '', quantity: '', note: '' }

export function GoodsForm({ placement, onChanged }: GoodsFormProps) {
  const { goods } = useSay().words
  const [entry, setEntry] = useState(BLANK)
  const { submit, told } = useGoods(placement, entry, next => {
    setEntry({ ...BLANK, kind: entry.kind })
    onChanged(next)
  })
  const set = (part: Partial<Entry>) => setEntry({ ...entry, ...part })
  const isCorrection = entry.kind === 'corrected'
  return (
    <form class="enter" onSubmit={event => void submit(event)}>
      <h2>{goods.enter}</h2>
      <div class="find">
        <label>
          {goods.kind}
          <select
            value={entry.kind}
            onChange={event =>
              set({ kind: GOODS_MOVEMENTS.find(one => one === event.currentTarget.value) ?? 'in' })
            }
          >
            {GOODS_MOVEMENTS.map(kind => (
              <option key={kind} value={kind}>
                {goods.kinds[kind]}
              </option>
            ))}
          </select>
        </label>
        <BatchField placement={placement} batch={entry.batch} onBatch={batch => set({ batch })} />
        {entry.kind === 'in' && (
          <label>
            {goods.best}
            <input
              type="date"
              value={entry.bestBefore}
              onInput={event => set({ bestBefore: event.currentTarget.value })}
            />
          </label>
        )}
        <label>
          {isCorrection ? goods.signed : goods.quantity}
          <input
            required
            type="number"
            min={isCorrection ? -MOVEMENT_QUANTITY_MAX : 1}
            max={MOVEMENT_QUANTITY_MAX}
            value={entry.quantity}
            onInput={event => set({ quantity: event.currentTarget.value })}
          />
        </label>
        <label class="wide">
          {isCorrection ? goods.noteNeeded : goods.note}
          <input
            required={isCorrection}
            maxLength={200}
            value={entry.note}
            onInput={event => set({ note: event.currentTarget.value })}
          />
        </label>
        <button type="submit" class="button">
          {goods.submit}
        </button>
      </div>
      <p class={told.ok ? 'told' : 'told trouble'} role="status">
        {told.sentence}
      </p>
    </form>
  )
}

interface BatchFieldProps {
  readonly placement: ManagedPlacement
  readonly batch: BatchName
  readonly onBatch: (batch: BatchName) => void
}

/** Free to type, with the known batches to choose from. */
function BatchField({ placement, batch, onBatch }: BatchFieldProps) {
  const { goods } = useSay().words
  const list = useId()
  return (
    <label>
      {goods.batch}
      <input
        required
        list={list}
        maxLength={60}
        pattern="[A-Za-z0-9][A-Za-z0-9._\-]*"
        autocomplete="off"
        value={batch}
        onInput={event => onBatch(event.currentTarget.value)}
        onChange={event => onBatch(nameOf(event.currentTarget.value))}
      />
      <datalist id={list}>
        {placement.batches.map(known => (
          <option key={known.batch} value={known.batch} />
        ))}
      </datalist>
    </label>
  )
}

function useGoods(placement: ManagedPlacement, entry: Entry, onDone: (next: ManagedPlacement) => void) {
  const { goods } = useSay().words
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [told, setTold] = useState({ ok: true, sentence: '' })
  const submit = async (event: Event) => {
    event.preventDefault()
    const { kind, batch, bestBefore, quantity, note } = entry
    const reply = await ask<'moveGoods'>('POST', `/api/manage/placements/${placement.id}/goods`, {
      outlet: outlet.slug,
      body: {
        kind,
        batch: nameOf(batch),
        quantity: Number(quantity),
        ...(kind === 'in' && bestBefore !== '' ? { bestBefore } : {}),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      },
    })
    if (reply.ok) {
      setTold({ ok: true, sentence: goods.done })
      return onDone(reply.value)
    }
    setTold({ ok: false, sentence: sentenceFor(reply, goods, refusal(reply)) })
  }
  return { submit, told }
}

/** What this form knows better than the sentence for every screen. */
function sentenceFor(
  { code, context }: Extract<Reply<unknown>, { ok: false }>,
  goods: ReturnType<typeof useSay>['words']['goods'],
  general: string,
): string {
  if (code === 'stock-short') return goods.short
  return pointsAtDate(context) ? goods.otherDate : general
}

function pointsAtDate(context: unknown): boolean {
  return (
    typeof context === 'object' &&
    context !== null &&
    'pointer' in context &&
    context.pointer === '/bestBefore'
  )
}
