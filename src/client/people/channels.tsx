/** By what people are reached when nobody answers at the desk, and whether somebody has shown that it reaches them in this shift. */
import './channels.css'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Channel, Channels } from '../../contract/channels.ts'
import type { OutletId } from '../../domain/ids.ts'
import type { Language } from '../../domain/language.ts'
import { ask, type Reply } from '../platform/api.ts'
import { canPush, ownPushId, turnPushOff, turnPushOn } from '../platform/push.ts'
import { Said } from '../ui/office/said.tsx'
import { State } from '../ui/office/state.tsx'
import { type DutyTexts, useDutyWords } from './duty-words.ts'
import { keepPush } from './kept-push.ts'

export interface ChannelsProps {
  readonly outlet: OutletId
  readonly zone: string
  readonly language: Language
  readonly onSignedOut: () => void
}

const READ_EVERY_MS = 15_000

export function ChannelsPanel({ outlet, zone, language, onSignedOut }: ChannelsProps) {
  const texts = useDutyWords(language)
  const { known, own, trouble, read, run } = useChannels(outlet, onSignedOut)
  if (texts === null) return null
  const { words, problems } = texts
  const when = new Intl.DateTimeFormat(words.locale, { hour: '2-digit', minute: '2-digit', timeZone: zone })
  return (
    <section class="channels" aria-label={words.channels}>
      {trouble !== null && (
        <Said look="late" isAlert>
          <p>{trouble === 'denied' ? words.denied : (problems[trouble] ?? problems.invalid)}</p>
          <button type="button" class="plain" onClick={() => void read()}>
            {words.retry}
          </button>
        </Said>
      )}
      {known === null ? (
        trouble === null && <p role="status">{words.loading}</p>
      ) : (
        <>
          <Now known={known} words={words} />
          <h2>{words.channels}</h2>
          <p>{words.channelsLead}</p>
          {known.channels.length === 0 && <p>{words.none}</p>}
          <ul>
            {known.channels.map(channel => (
              <Row
                key={channel.id}
                channel={channel}
                isHere={channel.id === own}
                words={words}
                when={time => when.format(new Date(time))}
                onAsk={() =>
                  run(() =>
                    ask<'askOfChannel'>('POST', '/api/desk/channels/ask', {
                      outlet,
                      body: { id: channel.id },
                    }),
                  )
                }
                onProve={code =>
                  run(() =>
                    ask<'proveChannel'>('POST', '/api/desk/channels/prove', {
                      outlet,
                      body: { id: channel.id, code },
                    }),
                  )
                }
              />
            ))}
          </ul>
          <Here outlet={outlet} language={language} known={known} own={own} words={words} run={run} />
        </>
      )}
    </section>
  )
}

type Words = DutyTexts['words']
type Trouble = keyof DutyTexts['problems'] | 'denied'
type Deed = () => Promise<Reply<unknown> | 'denied'>
type Run = (deed: Deed) => Promise<void>

/** Is anybody there, and who is called if not. */
function Now({ known: { attended, first, second }, words }: { known: Channels; words: Words }) {
  return (
    <Said look={attended === false ? 'late' : attended === null ? 'waiting' : 'ok'}>
      <p>
        <b>{attended === null ? words.resting : attended ? words.attended : words.unattended}</b>
      </p>
      <p>{first === null ? words.nobody : words.onDuty(first, second)}</p>
      <p>{words.lead}</p>
    </Said>
  )
}

interface RowProps {
  readonly channel: Channel
  readonly isHere: boolean
  readonly words: Words
  readonly when: (time: string) => string
  readonly onAsk: () => void
  readonly onProve: (code: string) => void
}

function Row({ channel, isHere, words, when, onAsk, onProve }: RowProps) {
  const { person, failedAt, provedAt, isProved, isAsked } = channel
  const name = person ?? words.gateway
  return (
    <li>
      <p>
        <b>{name}</b>
        {isHere && <small> {words.here}</small>}
      </p>
      {failedAt !== null ? (
        <State look="late">{words.failing(when(failedAt))}</State>
      ) : isProved && provedAt !== null ? (
        <State look="ok">{words.proved(when(provedAt))}</State>
      ) : (
        <State look="soon">{words.unproved}</State>
      )}
      {isAsked && <CodeForm words={words} onProve={onProve} />}
      <button type="button" class="button quiet" aria-label={words.sendTo(name)} onClick={onAsk}>
        {words.send}
      </button>
    </li>
  )
}

function CodeForm({ words, onProve }: { words: Words; onProve: (code: string) => void }) {
  const [code, setCode] = useState('')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        onProve(code)
      }}
    >
      <label>
        {words.code}
        <input
          class="num"
          inputMode="numeric"
          autocomplete="one-time-code"
          required
          pattern="\d{4}"
          maxLength={4}
          value={code}
          onInput={event => setCode(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button quiet">
        {words.prove}
      </button>
    </form>
  )
}

interface HereProps {
  readonly outlet: OutletId
  readonly language: Language
  readonly known: Channels
  readonly own: string | null
  readonly words: Words
  readonly run: Run
}

/** What this device can be. */
function Here({ outlet, language, known, own, words, run }: HereProps) {
  if (!canPush()) return <p class="soft">{words.unsupported}</p>
  if (own !== null && known.channels.some(({ id }) => id === own)) {
    const off = async () => {
      const reply = await ask<'endPush'>('POST', '/api/desk/channels/end', { outlet, body: { id: own } })
      if (!reply.ok) return reply
      keepPush(outlet, null)
      await turnPushOff()
      return reply
    }
    return (
      <button type="button" class="button quiet" onClick={() => void run(off)}>
        {words.turnOff}
      </button>
    )
  }
  const on = async () => {
    const address = await turnPushOn(known.key)
    if (address === 'denied') return address
    const body = { ...address, language }
    const reply = await ask<'openPush'>('PUT', '/api/desk/channels/push', { outlet, body })
    if (reply.ok) keepPush(outlet, reply.value.id)
    return reply
  }
  return (
    <button type="button" class="button quiet" onClick={() => void run(on)}>
      {words.turnOn}
    </button>
  )
}

function useChannels(outlet: OutletId, onSignedOut: () => void) {
  const [known, setKnown] = useState<Channels | null>(null)
  const [own, setOwn] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const read = useCallback(async () => {
    const reply = await ask<'channels'>('GET', `/api/desk/channels?outlet=${outlet}`, { outlet })
    setOwn(await ownPushId().catch(() => null))
    if (reply.ok) setKnown(reply.value)
    else if (reply.code === 'session-required') onSignedOut()
    setTrouble(reply.ok ? null : reply.code)
  }, [outlet, onSignedOut])
  useEffect(() => {
    void read()
    const timer = setInterval(() => document.visibilityState === 'visible' && void read(), READ_EVERY_MS)
    return () => clearInterval(timer)
  }, [read])
  /** What stood in its way is said until the next. */
  const run: Run = async deed => {
    const reply = await deed()
    await read()
    if (reply === 'denied') setTrouble('denied')
    else if (!reply.ok) setTrouble(reply.code)
  }
  return { known, own, trouble, read, run }
}
