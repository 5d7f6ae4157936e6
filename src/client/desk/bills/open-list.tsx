/** The night's open list: by room, who has left first; each kwitansi is answered or explained before the day is closed. */
import './bills.css'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { BillPaper, OpenList as List } from '../../../contract/payments.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { ask, type Reply } from '../../platform/api.ts'
import { usePaperSize } from '../../platform/paper-size.ts'
import { useMay } from '../../platform/rights.ts'
import { Icon, PRINT } from '../../ui/icon.tsx'
import { Find } from '../../ui/office/find.tsx'
import { Pager } from '../../ui/office/paged.tsx'
import { Unread } from '../parts/unread.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { wallTime } from '../time.ts'
import { AnswerSheet } from './answer-sheet.tsx'
import { choicesOf } from './answers.ts'
import { Ended, PaperCells } from './bill-row.tsx'
import { Drawers } from './drawer.tsx'
import { NightAudit } from './night-audit.tsx'
import { Recorded } from './recorded.tsx'
import { usePaying, WithPaying } from './words.tsx'

export function OpenList() {
  return (
    <WithPaying>
      <Listed />
    </WithPaying>
  )
}

function Listed() {
  const { say, problem } = useSpeech()
  const mayCorrect = useMay()('correct')
  const { reply, find, setFind, setPage, page, reload } = useOpenList()
  const [answering, setAnswering] = useTyped<BillPaper | null>('open paper', null)
  const [last, setLast] = useState<BillPaper | null>(null)
  const [isAudit, setAudit] = useTyped('night audit', false)
  usePaperSize('size: A4; margin: 12mm')
  if (reply === null) return <p class="empty">{say.loading}</p>
  if (isAudit) return <NightAudit onBack={() => setAudit(false)} />
  if (!reply.ok) return <Unread says={problem(reply.code)} onRetry={reload} />
  const list = reply.value
  return (
    <div class="open-list">
      <Head list={list} find={find} onFind={setFind} onAudit={() => setAudit(true)} />
      {last !== null && (
        <Recorded
          paper={last}
          onUndone={() => {
            setLast(null)
            reload()
          }}
          onOver={() => setLast(null)}
        />
      )}
      <Rooms list={list} isSought={find.trim() !== ''} onAnswer={setAnswering} />
      <Pages list={list} page={page} onPage={setPage} />
      <Drawers />
      {answering !== null && (
        <AnswerSheet
          paper={answering}
          mayCorrect={mayCorrect}
          onClose={() => {
            setAnswering(null)
            reload()
          }}
          onDone={paper => {
            setAnswering(null)
            setLast(paper)
            reload()
          }}
        />
      )}
    </div>
  )
}

interface HeadProps {
  readonly list: List
  readonly find: string
  readonly onFind: (find: string) => void
  readonly onAudit: () => void
}

function Head({ list, find, onFind, onAudit }: HeadProps) {
  const say = usePaying()
  const { language } = useSpeech()
  const { outlet } = useDesk()
  return (
    <>
      <div class="tools">
        <div>
          <h2>{say.title}</h2>
          <small>{say.mustBe(wallTime(toMilliseconds(list.closesAt), outlet.zone, language))}</small>
        </div>
        <Find label={say.find} typed={find} onTyped={onFind} />
        <span class="grow" />
        <button type="button" class="button quiet" onClick={onAudit}>
          {say.audit.open}
        </button>
        <button type="button" class="button quiet" onClick={() => window.print()}>
          <Icon d={PRINT} />
          {say.printList}
        </button>
      </div>
      {list.open.count > 0 && (
        <p class="day-sum num">
          {say.openSum(list.open.count, formatRupiah(list.open.rupiah))} ·{' '}
          <span class={list.untold.count > 0 ? 'late' : undefined}>{say.untoldSum(list.untold.count)}</span>
        </p>
      )}
    </>
  )
}

interface RoomsProps {
  readonly list: List
  readonly isSought: boolean
  readonly onAnswer: (paper: BillPaper) => void
}

function Rooms({ list, isSought, onAnswer }: RoomsProps) {
  const say = usePaying()
  const mayCorrect = useMay()('correct')
  if (list.rooms.length === 0)
    return (
      <div class="empty">
        <p>{isSought && list.open.count > 0 ? say.none : say.nothing}</p>
        {list.open.count === 0 && <p>{say.nothingHelp}</p>}
      </div>
    )
  return (
    <>
      {list.rooms.map(({ room, isPresent, papers }) => (
        <section key={papers[0]?.number} class="open-room">
          <h3>
            {room === null ? say.noRoom : say.room(room)} <small>{isPresent ? say.present : say.gone}</small>
          </h3>
          <div class="scroller">
            <table class="papers bill">
              <thead class="visually-hidden">
                <tr>
                  <th scope="col">{say.columns.number}</th>
                  <th scope="col">{say.columns.what}</th>
                  <th scope="col">{say.columns.total}</th>
                  <th scope="col">{say.columns.why}</th>
                  <th scope="col">{say.answer}</th>
                </tr>
              </thead>
              <tbody>
                {papers.map(paper => (
                  <OpenRow key={paper.number} paper={paper} mayCorrect={mayCorrect} onAnswer={onAnswer} />
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </>
  )
}

interface OpenRowProps extends Pick<RoomsProps, 'onAnswer'> {
  readonly paper: BillPaper
  readonly mayCorrect: boolean
}

function OpenRow({ paper, mayCorrect, onAnswer }: OpenRowProps) {
  const say = usePaying()
  return (
    <tr>
      <PaperCells paper={paper} />
      <td>
        <Ended paper={paper} />
      </td>
      <td class="act">
        {choicesOf(paper, mayCorrect, false).length > 0 && (
          <button
            type="button"
            class="button quiet"
            aria-label={say.answerOf(paper.printed)}
            onClick={() => onAnswer(paper)}
          >
            {say.answer}
          </button>
        )}
      </td>
    </tr>
  )
}

interface PagesProps {
  readonly list: List
  readonly page: number
  readonly onPage: (page: number) => void
}

function Pages({ list, page, onPage }: PagesProps) {
  const { pager, pageAt } = usePaying()
  const words = { ...pager, at: pageAt }
  return <Pager page={page - 1} pages={list.pages} onPage={to => onPage(to + 1)} words={words} />
}

interface ListState {
  readonly reply: Reply<List> | null
  readonly find: string
  readonly setFind: (find: string) => void
  readonly page: number
  readonly setPage: (page: number) => void
  readonly reload: () => void
}

/** Read again whenever a guest comes or goes, something was handed over, or somebody looks for another room. */
function useOpenList(): ListState {
  const { outlet, rooms, steps } = useDesk()
  const [find, setFind] = useTyped('open list search', '')
  const [page, setPage] = useState(1)
  const [reply, setReply] = useState<Reply<List> | null>(null)
  const [turn, setTurn] = useState(0)
  const reload = useCallback(() => setTurn(now => now + 1), [])
  useEffect(() => {
    let isWanted = true
    const asked = new URLSearchParams({ outlet: outlet.slug, page: String(page) })
    if (find.trim() !== '') asked.set('find', find.trim().slice(0, FIND_MAX))
    void ask<'openList'>('GET', `/api/desk/open-list?${asked}`, { outlet: outlet.slug }).then(
      next => isWanted && setReply(next),
    )
    return () => {
      isWanted = false
    }
  }, [outlet.slug, find, page, turn, rooms.reply, steps.said])
  return {
    reply,
    find,
    setFind: next => {
      setPage(1)
      setFind(next)
    },
    page,
    setPage,
    reload,
  }
}

const FIND_MAX = 20
