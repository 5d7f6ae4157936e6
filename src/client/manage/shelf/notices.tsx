/** What needs the manager on the shelf before a guest asks: what is gone and why, whose papers lapse, and what to do. */
import { useEffect, useState } from 'preact/hooks'
import type { ShelfNotices } from '../../../contract/city-register.ts'
import { textIn } from '../../../domain/language.ts'
import { LAPSE_DAYS } from '../../../domain/lapses.ts'
import { ask } from '../../platform/api.ts'
import { Pager, usePaged } from '../../ui/office/paged.tsx'
import { type Look, State } from '../../ui/office/state.tsx'
import { usePlace } from '../place.ts'
import { useSay } from '../words.ts'
import { useDates } from './dates.ts'

const ROWS = 5

type Notice = ShelfNotices['products'][number]

export interface NoticesProps {
  readonly today: string
  /** Leads to it on the shelf. */
  readonly onFind: (name: string) => void
}

/** Nothing where nothing needs a hand, or where it cannot be read: the shelf itself says of each row why it is dark. */
export function Notices({ today, onFind }: NoticesProps) {
  const { notices: words, pager } = useSay().shelf
  const all = useNotices(today)
  const paged = usePaged(all, ROWS, '')
  if (all.length === 0) return null
  const [week, month, both] = LAPSE_DAYS
  const within = (days: number) =>
    all.filter(({ gone, lapses: [lapse] }) => gone === null && lapse !== undefined && lapse.daysLeft <= days)
      .length
  return (
    <section class="notices" aria-labelledby="notices-title">
      <h2 id="notices-title">{words.title}</h2>
      <p class="soft">
        {words.gone(all.filter(({ gone }) => gone !== null).length)}{' '}
        {within(both) > 0 && words.lapsing(within(week), within(month), within(both))}
      </p>
      <ul>
        {paged.rows.map(notice => (
          <Row key={notice.id} notice={notice} today={today} onFind={onFind} />
        ))}
      </ul>
      <Pager {...paged} words={{ ...pager, label: words.title }} />
    </section>
  )
}

function Row({ notice, today, onFind }: NoticesProps & { notice: Notice }) {
  const { shelf, language } = useSay()
  const { notices: words } = shelf
  const date = useDates()
  const { gone, reason } = notice
  const name = textIn(notice.name, language)
  return (
    <li>
      <State look={lookOf(notice)}>
        <button type="button" class="name" onClick={() => onFind(name)}>
          {name}
        </button>
      </State>
      <span>
        {saysOf(notice, today, { words, date })} {gone !== null && reason !== null && words.reason(reason)}
        <small>{words.todo[gone?.why ?? 'lapses']}</small>
      </span>
    </li>
  )
}

type Words = ReturnType<typeof useSay>['shelf']['notices']

function saysOf(
  { gone, lapses: [lapse] }: Notice,
  today: string,
  { words, date }: { readonly words: Words; readonly date: (date: string) => string },
): string {
  if (gone === null)
    return lapse === undefined
      ? ''
      : words.lapse(words.paper[lapse.paper], lapse.daysLeft, date(lapse.validTo))
  if (gone.since === null) return `${words.why[gone.why]}.`
  const since = gone.since === today ? words.midnight : words.since(date(gone.since))
  return `${words.why[gone.why]} ${since}.`
}

function lookOf({ gone, lapses }: Notice): Look {
  if (gone !== null) return gone.why === 'ended' ? 'waiting' : 'late'
  return (lapses[0]?.daysLeft ?? 0) <= LAPSE_DAYS[1] ? 'soon' : 'waiting'
}

function useNotices(today: string): readonly Notice[] {
  const { outlet } = usePlace()
  const [notices, setNotices] = useState<readonly Notice[]>([])
  useEffect(() => {
    let isWanted = true
    void ask<'shelfNotices'>('GET', '/api/manage/notices', { outlet: outlet.slug }).then(reply => {
      if (isWanted && reply.ok) setNotices(reply.value.products)
    })
    return () => {
      isWanted = false
    }
  }, [outlet.slug, today])
  return notices
}
