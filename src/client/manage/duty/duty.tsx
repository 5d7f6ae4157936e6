/** Who is called when nobody answers at the desk: the channels that reach people, and the week by which they are on duty. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Duty as DutyNow } from '../../../contract/channels.ts'
import { DUTY_LINES_MAX } from '../../../domain/duty.ts'
import { ChannelsPanel } from '../../people/channels.tsx'
import { type DutyTexts, useDutyWords } from '../../people/duty-words.ts'
import { ask } from '../../platform/api.ts'
import { useMay } from '../../platform/rights.ts'
import { Said } from '../../ui/office/said.tsx'
import { usePlace, useRefusal } from '../place.ts'
import { Waiting } from '../waiting.tsx'
import { useSay } from '../words.ts'
import { type Line, LineFields } from './line-fields.tsx'

export function Duty() {
  const { words, language } = useSay()
  const { outlet, onSignedOut } = usePlace()
  const may = useMay()
  const texts = useDutyWords(language)
  return (
    <div class="duties">
      <h1>{words.part.duty}</h1>
      {may('sell') && (
        <ChannelsPanel
          outlet={outlet.slug}
          zone={outlet.zone}
          language={language}
          onSignedOut={onSignedOut}
        />
      )}
      {texts !== null && <Week say={texts.words} />}
    </div>
  )
}

function Week({ say }: { say: DutyTexts['words'] }) {
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [duty, setDuty] = useState<DutyNow | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const read = useCallback(() => {
    setTrouble(null)
    void ask<'duty'>('GET', `/api/manage/duty?outlet=${outlet.slug}`, { outlet: outlet.slug }).then(reply =>
      reply.ok ? setDuty(reply.value) : setTrouble(refusal(reply)),
    )
  }, [outlet.slug])
  useEffect(read, [read])
  if (duty === null) return <Waiting trouble={trouble} onRetry={read} />
  return <WeekForm say={say} first={duty} />
}

const EMPTY: Line = { days: [], hours: { fromHour: 7, toHour: 15 }, first: '', second: null }

function WeekForm({ say, first }: { say: DutyTexts['words']; first: DutyNow }) {
  const { seen, lines, theirs, told, trouble, change, save, take, keep } = useWeek(first)
  const isWhole = lines.every(({ days, first: name }) => days.length > 0 && name !== '')
  return (
    <form
      class="settings duty"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{say.week}</h2>
      {theirs !== null && (
        <Said look="soon" isAlert>
          <p>{say.met}</p>
          <p class="does">
            <button type="button" class="plain" onClick={take}>
              {say.takeTheirs}
            </button>
            <button type="button" class="plain" onClick={keep}>
              {say.keepMine}
            </button>
          </p>
        </Said>
      )}
      {lines.length === 0 && <p>{say.weekNone}</p>}
      {lines.map((line, at) => (
        <LineFields
          key={String(at)}
          say={say}
          number={at + 1}
          line={line}
          people={seen.people}
          onChange={next => change(lines.map((one, i) => (i === at ? next : one)))}
          onRemove={() => change(lines.filter((_, i) => i !== at))}
        />
      ))}
      {lines.length < DUTY_LINES_MAX && (
        <button type="button" class="button quiet" onClick={() => change([...lines, EMPTY])}>
          {say.add}
        </button>
      )}
      <div class="done-bar">
        <p role="status">{told && <span class="done">{say.saved}</span>}</p>
        <p class="trouble" role="alert">
          {trouble}
        </p>
        <button type="submit" class="button" disabled={!isWhole || theirs !== null}>
          {say.save}
        </button>
      </div>
    </form>
  )
}

/** What was seen, what was typed over it, and what somebody else has written meanwhile. */
function useWeek(first: DutyNow) {
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [seen, setSeen] = useState(first)
  const [lines, setLines] = useState<readonly Line[]>(first.lines)
  const [theirs, setTheirs] = useState<DutyNow | null>(null)
  const [told, setTold] = useState(false)
  const [trouble, setTrouble] = useState('')
  const change = (next: readonly Line[]) => {
    setTold(false)
    setLines(next)
  }
  const accept = (now: DutyNow, next: readonly Line[]) => {
    setSeen(now)
    setLines(next)
    setTheirs(null)
  }
  const save = async () => {
    const body = { was: seen.lines, to: lines.map(line => ({ ...line, days: [...line.days] })) }
    const reply = await ask<'changeDuty'>('PUT', '/api/manage/duty', { outlet: outlet.slug, body })
    const isMet = !reply.ok && reply.code === 'changed-meanwhile'
    setTold(reply.ok)
    setTrouble(reply.ok || isMet ? '' : refusal(reply))
    if (reply.ok) accept(reply.value, reply.value.lines)
    else if (isMet) setTheirs((reply.context as { readonly now: DutyNow }).now)
  }
  const take = () => theirs !== null && accept(theirs, theirs.lines)
  const keep = () => theirs !== null && accept(theirs, lines)
  return { seen, lines, theirs, told, trouble, change, save, take, keep }
}
