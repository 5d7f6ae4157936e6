/** What was checked, in plain words: the sentence, what holds, and by name whatever does not. */
import { type Telling, tellCheck } from '../../i18n/told-check.ts'
import { type Examined, sealState } from '../../log/examine.ts'
import './report.css'

export interface ReportProps extends Telling {
  readonly examined: Examined
}

export function Report({ examined, ...telling }: ReportProps) {
  const { state, says, wrong, steps } = tellCheck(examined, telling)
  return (
    <div class={`check-report is-${sealState(examined)}`}>
      <p class="check-state">
        <b>{state}.</b> {says}
      </p>
      <ul>
        {wrong.map(text => (
          <li key={text} class="wrong">
            {text}
          </li>
        ))}
        {steps.map(({ text, isOpen }) => (
          <li key={text} class={isOpen ? 'open' : 'holds'}>
            {text}
          </li>
        ))}
      </ul>
    </div>
  )
}
