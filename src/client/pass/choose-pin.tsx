/** A PIN that nobody else has seen: typed twice, at a terminal of the desk. */
import { useState } from 'preact/hooks'
import { ask } from '../platform/api.ts'
import { PinField } from '../ui/pin-field.tsx'
import { minutesLeft, type PassProps } from './opened.ts'

export function ChoosePin({ texts: { pass: words, problems }, code, pass, onLost }: PassProps) {
  const { pin: say, make } = words
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (pin !== again) return setTrouble(say.differ)
    setBusy(true)
    setTrouble('')
    const reply = await ask<'choosePin'>('POST', '/api/pass/pin', { body: { code, pin } })
    setBusy(false)
    if (reply.ok) return location.replace(`/desk/${reply.value.outlet}`)
    if (reply.code === 'wrong-code') return onLost()
    setTrouble(problems[reply.code])
  }
  return (
    <main class="sign-in">
      <div class="curl" />
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      <form onSubmit={event => void submit(event)}>
        <p>{make.whose(pass.person, pass.outlet?.name ?? null)}</p>
        <PinField isNew label={say.pin} value={pin} onValue={setPin} />
        <PinField isNew label={say.again} value={again} onValue={setAgain} />
        <p class="trouble" role="alert">
          {trouble}
        </p>
        <button type="submit" class="button" disabled={busy}>
          {say.submit}
        </button>
      </form>
      <p class="hint">{say.left(minutesLeft(pass))}</p>
    </main>
  )
}
