/** One paper: as it lies on the desk, as it is printed for the maker, and how it is taken back. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { GoodsNote } from '../../../contract/goods.ts'
import type { RouteInput } from '../../../contract/routes.ts'
import { isUnnamed } from '../../../domain/goods-note.ts'
import type { NoteId } from '../../../domain/ids.ts'
import { ask } from '../../platform/api.ts'
import { Icon, PRINT } from '../../ui/icon.tsx'
import { Confirm } from '../../ui/office/confirm.tsx'
import { Said } from '../../ui/office/said.tsx'
import { usePlace, useRefusal } from '../place.ts'
import { Waiting } from '../waiting.tsx'
import { draftLike, writePrice } from './draft.ts'
import { useFormats } from './formats.ts'
import { anId, keep, kept } from './kept.ts'
import { Printed } from './printed.tsx'
import { writeDate } from './read-date.ts'
import { useGoodsWords } from './saying.ts'
import { useSending } from './use-sending.ts'

export function Paper({ id }: { id: NoteId }) {
  const words = useGoodsWords()
  const { paper } = words
  const [note, trouble, read] = usePaper(id)
  const [maker, setMaker] = useState<string | null>(null)
  if (note === null) return <Waiting trouble={trouble} onRetry={read} />
  const makers = [...new Map(note.lines.map(line => [line.maker.slug, line.maker])).values()]
  return (
    <>
      <div class="heading no-print">
        <div>
          <a class="plain" href="#goods/papers">
            {paper.back}
          </a>
        </div>
        <div class="does">
          <TakeBack note={note} onTaken={read} />
          {makers.length > 1 && (
            <label class="print-for">
              {paper.printFor}
              <select value={maker ?? ''} onChange={event => setMaker(event.currentTarget.value || null)}>
                <option value="">{words.papers.all}</option>
                {makers.map(one => (
                  <option key={one.slug} value={one.slug}>
                    {one.name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <button type="button" class="button" onClick={() => window.print()}>
            <Icon d={PRINT} />
            {paper.print}
          </button>
        </div>
      </div>
      <Printed note={note} maker={maker ?? (makers.length === 1 ? (makers[0]?.slug ?? null) : null)} />
    </>
  )
}

function usePaper(id: NoteId) {
  const { slug } = usePlace().outlet
  const refusal = useRefusal()
  const [note, setNote] = useState<GoodsNote | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const read = useCallback(() => {
    void ask<'goodsNote'>('GET', `/api/manage/goods/notes/${id}?outlet=${slug}`, { outlet: slug }).then(
      reply => {
        if (reply.ok) setNote(reply.value)
        setTrouble(reply.ok ? null : refusal(reply))
      },
    )
  }, [id, slug])
  useEffect(read, [read])
  return [note, trouble, read] as const
}

interface TakeBackProps {
  readonly note: GoodsNote
  readonly onTaken: () => void
}

type CounterBody = RouteInput<'counterNote'>['body']

function TakeBack({ note, onTaken }: TakeBackProps) {
  const words = useGoodsWords()
  const { paper } = words
  const place = usePlace()
  const { slug } = place.outlet
  const { number } = useFormats()
  const [isAsking, setAsking] = useState(false)
  const [again, setAgain] = useState(false)
  const sending = useSending<CounterBody>(
    'sent-counter',
    ({ id, body }) =>
      ask<'counterNote'>('PUT', `/api/manage/goods/counter-notes/${id}`, { outlet: slug, body }),
    told => {
      onTaken()
      if (told.is !== 'taken' || !again || kept(place, 'draft') !== null) return
      keep(place, 'draft', likeIt(note))
      location.hash = '#goods/in'
    },
  )
  const { missed, moved } = whatIsThere(note)
  return (
    <>
      {sending.told.is === 'refused' && (
        <Said look="late" isAlert>
          <p>{sending.told.sentence}</p>
        </Said>
      )}
      {sending.pending !== null && <p role="status">{words.receive.sending}</p>}
      {note.takenBackBy === null && note.kind !== 'counter-note' && moved > 0 && sending.pending === null && (
        <button type="button" class="button quiet" onClick={() => setAsking(true)}>
          {paper.takeBack}
        </button>
      )}
      {isAsking && (
        <Confirm
          title={paper.takeBackTitle}
          words={words}
          onNo={() => setAsking(false)}
          onYes={async () => {
            sending.onSend({ id: anId(), body: { takesBack: note.id } })
            setAsking(false)
          }}
        >
          <p>{(note.kind === 'delivery' ? paper.takeBackLead : paper.putBackLead)(number(moved))}</p>
          {missed > 0 && <p class="late">{paper.missing(number(missed))}</p>}
          {note.kind === 'delivery' && (
            <label class="check">
              <input
                type="checkbox"
                checked={again}
                onChange={event => setAgain(event.currentTarget.checked)}
              />
              {paper.again}
            </label>
          )}
        </Confirm>
      )}
    </>
  )
}

/** Pieces that a counter-note would move, and those that are gone. */
function whatIsThere({ lines }: GoodsNote): { readonly moved: number; readonly missed: number } {
  const left = new Map(lines.map(line => [`${line.placement} ${line.batch}`, line.onHand]))
  const sum = { moved: 0, missed: 0 }
  for (const { placement, batch, quantity } of lines) {
    const key = `${placement} ${batch}`
    const there = left.get(key) ?? 0
    const back = quantity > 0 ? Math.min(quantity, there) : -quantity
    left.set(key, quantity > 0 ? there - back : there + back)
    sum.moved += back
    sum.missed += Math.abs(quantity) - back
  }
  return sum
}

/** Its lines in a form of their own, to be put right. */
function likeIt(note: GoodsNote) {
  const lines = note.lines.map(line => ({
    placement: line.placement,
    quantity: String(line.quantity),
    batch: isUnnamed(line) ? '' : line.batch,
    bestBefore: writeDate(line.bestBefore),
    price: writePrice(line.price),
  }))
  return { ...draftLike(anId(), lines), theirNumber: note.theirNumber ?? '', remark: note.remark ?? '' }
}
