/** Which column says what: those that are known, and a question for each that is not. */
import type { Column, SheetKind } from '../../domain/sheets/column.ts'
import { type Head, letterOf } from '../../domain/sheets/heads.ts'
import { Said } from '../ui/office/said.tsx'
import { Shape } from '../ui/office/state.tsx'
import type { Chosen, Heads } from './chosen.ts'
import { useSheets } from './words.ts'

type Answers = Chosen['answers']

interface ColumnHeadsProps {
  readonly kind: SheetKind
  readonly heads: Heads
  readonly answers: Answers
  readonly onAnswers: (answers: Answers) => void
}

export function ColumnHeads({ kind, heads: { heads, open, missing }, answers, onAnswers }: ColumnHeadsProps) {
  const { words, language } = useSheets()
  const nameOf = (id: string) => kind.columns[id]?.heads[language] ?? id
  const known = heads.filter(({ asked }) => asked === null)
  const asked = heads.filter(head => head.asked !== null)
  const left = Object.fromEntries(open.map(({ at }) => [at, '']))
  return (
    <section class="column-heads">
      <h2>
        {words.heads.title} <small>{words.heads.note}</small>
      </h2>
      <ul>
        {asked.map(head => (
          <Asked
            key={head.at}
            head={head}
            columns={kind.columns}
            taken={heads.flatMap(({ at, column }) => (column === null || at === head.at ? [] : [column]))}
            answer={answers[head.at]}
            onAnswer={answer => onAnswers({ ...answers, [head.at]: answer })}
          />
        ))}
        {known.map(({ at, text, column }) => (
          <li key={at}>
            <Shape look="ok" />
            <b>{text}</b>
            <small>{nameOf(column ?? '')}</small>
          </li>
        ))}
      </ul>
      {open.length > 1 && (
        <button type="button" class="plain" onClick={() => onAnswers({ ...answers, ...left })}>
          {words.heads.ignoreAll}
        </button>
      )}
      {missing.length > 0 && (
        <Said look="late">{words.heads.missing(missing.map(id => `“${nameOf(id)}”`).join(', '))}</Said>
      )}
    </section>
  )
}

interface AskedProps {
  readonly head: Head
  readonly columns: Readonly<Record<string, Column>>
  readonly taken: readonly string[]
  /** `undefined`: not answered. */
  readonly answer: string | undefined
  readonly onAnswer: (answer: string) => void
}

function Asked({ head, columns, taken, answer, onAnswer }: AskedProps) {
  const { words, language } = useSheets()
  const { heads } = words
  const name = head.text === '' ? heads.unnamed(letterOf(head.at)) : head.text
  return (
    <li class={answer === undefined ? 'asked' : ''}>
      <Shape look={answer === undefined ? 'soon' : 'ok'} />
      <b>
        {name} {head.asked !== null && <small>{heads.asked[head.asked]}</small>}
      </b>
      <select
        aria-label={heads.means(name)}
        value={answer ?? '?'}
        onChange={event => onAnswer(event.currentTarget.value)}
      >
        {answer === undefined && <option value="?">{heads.choose}</option>}
        <option value="">{heads.ignore}</option>
        {Object.entries(columns)
          .filter(([id]) => !taken.includes(id))
          .map(([id, column]) => (
            <option key={id} value={id}>
              {column.heads[language]}
            </option>
          ))}
      </select>
    </li>
  )
}
