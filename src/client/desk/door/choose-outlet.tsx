/** `/desk` on a device that remembers no outlet: the demo offers its outlets, elsewhere the short name is typed. */
import { useEffect, useState } from 'preact/hooks'
import { type OutletId, SLUG } from '../../../domain/ids.ts'
import { slugOf } from '../../../domain/typed.ts'
import { useSpeech } from '../speech.ts'
import { Threshold } from './threshold.tsx'

interface DemoOutlet {
  readonly slug: OutletId
  readonly name: string
}

export function ChooseOutlet({ onChoose }: { onChoose: (outlet: OutletId) => void }) {
  const { say } = useSpeech()
  const [typed, setTyped] = useState('')
  const demo = useDemoOutlets()
  const slug = slugOf(typed)
  return (
    <Threshold title={say.outletTitle}>
      {demo.length > 0 && (
        <>
          <p>{say.demoOutlets}</p>
          <ul class="people">
            {demo.map(outlet => (
              <li key={outlet.slug}>
                <button type="button" class="person" onClick={() => onChoose(outlet.slug)}>
                  <b>{outlet.name}</b>
                  <small>{outlet.slug}</small>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          if (SLUG.test(slug)) onChoose(slug)
        }}
      >
        <label class="field">
          <span>{say.outletLabel}</span>
          <input
            value={typed}
            onInput={event => setTyped(event.currentTarget.value)}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            required
          />
          <small>{say.outletHelp}</small>
        </label>
        <button type="submit" class="button" disabled={!SLUG.test(slug)}>
          {say.outletOpen}
        </button>
      </form>
    </Threshold>
  )
}

/** The demo says what it has; a city that is no demo answers 404. */
function useDemoOutlets(): readonly DemoOutlet[] {
  const [outlets, setOutlets] = useState<readonly DemoOutlet[]>([])
  useEffect(() => {
    void fetch('/api/demo')
      .then(async response =>
        response.ok ? ((await response.json()) as { outlets: readonly DemoOutlet[] }).outlets : [],
      )
      .then(setOutlets, () => undefined)
  }, [])
  return outlets
}
