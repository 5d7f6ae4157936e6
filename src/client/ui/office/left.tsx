/** What is left of the first afternoon: whole on the front page; elsewhere the next step alone, and the way there. */
import './left.css'
import type { FirstStep, LeftStep } from '../../../domain/first-run.ts'
import type { left } from '../../../i18n/id/left.ts'
import { Shape } from './state.tsx'

export interface LeftProps {
  readonly words: typeof left
  readonly steps: readonly LeftStep[]
  /** Where each is done, of the steps that are asked for here. */
  readonly ways: Readonly<Partial<Record<FirstStep, string>>>
  /** As its ways are written. */
  readonly here: string
  readonly isFront: boolean
  readonly onHide: () => void
}

export function Left({ words, steps, ways, here, isFront, onHide }: LeftProps) {
  const open = steps.filter(({ isDone }) => !isDone)
  const [next] = open
  if (next === undefined) return null
  const { name, does } = words.steps[next.step]
  const way = ways[next.step] ?? here
  return (
    <aside class={isFront ? 'left' : 'left line'} aria-label={words.title(open.length)}>
      <div class="next">
        <h2>{words.title(open.length)}</h2>
        <p role="status">
          <b>{words.next(name)}</b> {does}
        </p>
        <p class="does">
          {way !== here && (
            <a class="button quiet" href={way}>
              {words.go(name)}
            </a>
          )}
          {isFront && (
            <button type="button" class="plain" onClick={onHide}>
              {words.hide}
            </button>
          )}
        </p>
      </div>
      {isFront && <Steps words={words} steps={steps} ways={ways} next={next.step} />}
    </aside>
  )
}

function Steps({
  words,
  steps,
  ways,
  next,
}: Pick<LeftProps, 'words' | 'steps' | 'ways'> & { next: FirstStep }) {
  return (
    <ol>
      {steps.map(({ step, isDone }) => (
        <li key={step} aria-current={step === next ? 'step' : undefined}>
          <Shape look={isDone ? 'ok' : step === next ? 'waiting' : 'draft'} />
          <span>
            <a href={ways[step] ?? ''}>{words.steps[step].name}</a>
            <small>{isDone ? words.done : words.steps[step].hint}</small>
          </span>
        </li>
      ))}
    </ol>
  )
}
