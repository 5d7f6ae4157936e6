/** What the figures rest on: when they were counted, how, and how much of each book. */
import type { Evaluation } from '../../contract/evaluation.ts'
import { useSay } from './words.ts'

export function Foot({ evaluation }: { evaluation: Evaluation }) {
  const { words, integer, moment } = useSay()
  const { foot } = words
  return (
    <footer>
      <h2>{foot.title}</h2>
      <p>
        {foot.asOf(moment(evaluation.asOf))} {foot.how} {foot.shrunk}
      </p>
      <h3>{foot.logs}</h3>
      <dl class="logs num">
        {evaluation.outlets.map(({ slug, name }) => (
          <div key={slug}>
            <dt>{name}</dt>
            <dd>{foot.entries(integer(evaluation.logs[slug] ?? 0))}</dd>
          </div>
        ))}
      </dl>
    </footer>
  )
}
