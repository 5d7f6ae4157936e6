/** A pass, told once: its code to be read aloud, its link to be sent, its QR to be scanned. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { GivenPass } from '../../contract/people.ts'
import { shownCode } from '../../domain/passkey.ts'
import { askAgain } from '../platform/prove-again.ts'
import { Qr } from '../ui/qr.tsx'
import { ofPlace, useDeed, type WorkProps } from './use-people.ts'
import { minutesLeft, useSay } from './words.ts'

export interface Given extends GivenPass {
  readonly person: string
  /** It is of another place, at which nobody here withdraws anything. */
  readonly isElsewhere?: true
}

const LOOK_EVERY_MS = 10_000

export interface PassPanelProps extends Pick<WorkProps, 'outlet' | 'read'> {
  readonly given: Given
  readonly onDone: () => void
}

export function PassPanel({ outlet, given, read, onDone }: PassPanelProps) {
  const { words, problems } = useSay()
  const minutes = useMinutesLeft(given.expiresAt)
  const [isCopied, setCopied] = useState(false)
  const { busy, trouble, run } = useDeed(read)
  const ticket = useRef<HTMLElement>(null)
  useEffect(() => ticket.current?.scrollIntoView({ block: 'nearest' }), [])
  const code = shownCode(given.code)
  const link = `${location.origin}/pass#${code}`
  const copy = () => void navigator.clipboard?.writeText(link).then(() => setCopied(true))
  const withdraw = async () => {
    const asked = { ...ofPlace(outlet), body: { name: given.person } }
    const reply = await run(() => askAgain<'withdrawPass'>('POST', '/api/people/pass/withdraw', asked))
    if (reply.ok) onDone()
  }
  return (
    <section class="ticket" role="status" ref={ticket}>
      <h2>{words.pass.title(given.person)}</h2>
      {minutes === 0 ? (
        <p>{words.pass.over}</p>
      ) : (
        <>
          <p>{words.pass.says(minutes)}</p>
          <b class="code num">{code}</b>
          <Qr text={link} label={words.pass.qr} />
        </>
      )}
      <p class="trouble" role="alert">
        {trouble !== null && problems[trouble]}
      </p>
      <div class="does">
        {minutes > 0 && (
          <button type="button" class="button quiet" onClick={copy}>
            {isCopied ? words.pass.copied : words.pass.copy}
          </button>
        )}
        {minutes > 0 && given.isElsewhere === undefined && (
          <button type="button" class="plain" disabled={busy} onClick={() => void withdraw()}>
            {words.pass.withdraw}
          </button>
        )}
        <button type="button" class="plain" onClick={onDone}>
          {words.close}
        </button>
      </div>
    </section>
  )
}

function useMinutesLeft(until: string): number {
  const [minutes, setMinutes] = useState(minutesLeft(until))
  useEffect(() => {
    const timer = setInterval(() => setMinutes(minutesLeft(until)), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [until])
  return minutes
}
