/** All papers of goods, newest first; the server looks for them. */
import { useEffect, useState } from 'preact/hooks'
import type { NotePage, NoteRow } from '../../../contract/goods.ts'
import { NOTE_KINDS, type NoteKind, noteName } from '../../../domain/goods-note.ts'
import { ask } from '../../platform/api.ts'
import { Find } from '../../ui/office/find.tsx'
import { Nothing } from '../../ui/office/nothing.tsx'
import { Pager } from '../../ui/office/paged.tsx'
import { State } from '../../ui/office/state.tsx'
import { usePlace, useRefusal } from '../place.ts'
import { Waiting } from '../waiting.tsx'
import { useFormats } from './formats.ts'
import { useGoodsWords } from './saying.ts'

/** As many as the server answers at once. */
const ROWS_OF_PAGE = 50
const AFTER_TYPING_MS = 200

export function Papers() {
  const words = useGoodsWords()
  const { papers } = words
  const { number } = useFormats()
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<NoteKind | null>(null)
  const [page, setPage] = useState(0)
  useEffect(() => setPage(0), [typed, kind])
  const [found, trouble, read] = usePapers(typed, kind, page)
  return (
    <>
      <div class="heading">
        <div>
          <h1>{papers.title}</h1>
          <p>{papers.lead}</p>
        </div>
      </div>
      <div class="find">
        <Find label={papers.find} typed={typed} onTyped={setTyped} />
        <div class="chips">
          {[null, ...NOTE_KINDS].map(one => (
            <button
              key={one}
              type="button"
              class="chip"
              aria-pressed={one === kind}
              onClick={() => setKind(one)}
            >
              {one === null ? papers.all : words.kinds[one]}
            </button>
          ))}
        </div>
      </div>
      {(found === null || trouble !== null) && <Waiting trouble={trouble} onRetry={read} />}
      {found !== null && found.all === 0 && typed === '' && kind === null && (
        <Nothing title={papers.none} says={papers.noneYet}>
          <a class="plain" href="#goods/in">
            {words.receive.title}
          </a>
        </Nothing>
      )}
      {found !== null && (
        <>
          <p class="num soft" role="status">
            {found.all > 0
              ? papers.count(number(found.all))
              : (typed !== '' || kind !== null) && papers.noneFound}
          </p>
          <ul class="rows">
            {found.notes.map(note => (
              <Row key={note.id} note={note} />
            ))}
          </ul>
          <Pager
            page={page}
            pages={Math.max(1, Math.ceil(found.all / ROWS_OF_PAGE))}
            onPage={setPage}
            words={words.pager}
          />
        </>
      )}
    </>
  )
}

function usePapers(typed: string, kind: NoteKind | null, page: number) {
  const { slug } = usePlace().outlet
  const refusal = useRefusal()
  const [found, setFound] = useState<NotePage | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let isWanted = true
    const query = new URLSearchParams({ outlet: slug, page: String(page) })
    if (typed.trim() !== '') query.set('search', typed)
    if (kind !== null) query.set('kind', kind)
    const timer = setTimeout(() => {
      void ask<'goodsNotes'>('GET', `/api/manage/goods/notes?${query.toString()}`, { outlet: slug }).then(
        reply => {
          if (!isWanted) return
          if (reply.ok) setFound(reply.value)
          setTrouble(reply.ok ? null : refusal(reply))
        },
      )
    }, AFTER_TYPING_MS)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [typed, kind, page, turn, slug])
  return [found, trouble, () => setTurn(turn + 1)] as const
}

function Row({ note }: { note: NoteRow }) {
  const words = useGoodsWords()
  const { papers } = words
  const { number, time } = useFormats()
  return (
    <li>
      <a class="entry" href={`#goods/papers/${note.id}`}>
        <span>
          <b>{words.kinds[note.kind]}</b> <span class="num">{noteName(note)}</span>
          <small>
            {[note.maker?.name ?? papers.several, note.theirNumber, note.reason && words.reasons[note.reason]]
              .filter(part => part != null && part !== '')
              .join(' · ')}
          </small>
        </span>
        <span class="num">
          {words.pieces(number(note.pieces))}
          <small>{words.lines(number(note.lines))}</small>
        </span>
        <span class="r">
          {note.takenBackBy !== null && <State look="changed">{papers.takenBack}</State>}
          <small>
            {time(note.at)}
            {note.by !== null && ` · ${note.by}`}
          </small>
        </span>
      </a>
    </li>
  )
}
