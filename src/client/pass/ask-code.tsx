/** Where a pass is read aloud, its code is typed. */
import { useState } from 'preact/hooks'
import type { ProblemCode } from '../../contract/problem.ts'
import type { Texts } from './words.ts'

interface AskCodeProps {
  readonly texts: Texts
  readonly trouble: ProblemCode | 'offline' | null
  readonly onCode: (code: string) => void
}

export function AskCode({ texts: { pass, problems }, trouble, onCode }: AskCodeProps) {
  const [code, setCode] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    onCode(code)
  }
  return (
    <main class="sign-in">
      <h1>{pass.ask.title}</h1>
      <p class="lead">{pass.ask.lead}</p>
      <form onSubmit={submit}>
        <label>
          {pass.ask.code}
          <input
            required
            autocapitalize="characters"
            autocomplete="one-time-code"
            spellcheck={false}
            value={code}
            onInput={event => setCode(event.currentTarget.value)}
          />
        </label>
        <p class="trouble" role="alert">
          {trouble === null ? null : problems[trouble]}
        </p>
        <button type="submit" class="button">
          {pass.ask.submit}
        </button>
      </form>
    </main>
  )
}
