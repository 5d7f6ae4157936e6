/** Small parts of the register's screens: a standing, a paper's end, what is missing, who wrote the same field. */
import type { RegisteredProduct } from '../../contract/city-register.ts'
import type { FieldValue } from '../../domain/fields.ts'
import { LANGUAGES, OWN_NAMES } from '../../domain/language.ts'
import type { Standing as Stands } from '../../domain/product.ts'
import { Said } from '../ui/office/said.tsx'
import { type Look, State } from '../ui/office/state.tsx'
import type { Missing, Written } from './use-thing.ts'
import { useSay } from './words.ts'

const LOOKS = {
  live: 'ok',
  draft: 'draft',
  own: 'new',
  refused: 'late',
  retired: 'waiting',
} as const satisfies Record<Stands, Look>

export function Standing({ standing }: { standing: Stands }) {
  const { words } = useSay()
  return <State look={LOOKS[standing]}>{words.standing[standing]}</State>
}

type Lapse = RegisteredProduct['lapses'][number]

/** Soon within a month; late once it has lapsed. */
const SOON_DAYS = 30

export function PaperEnd({ lapse }: { lapse: Lapse }) {
  const { words, brief } = useSay()
  const paper = words.paper[lapse.paper]
  const look = lapse.daysLeft < 0 ? 'late' : lapse.daysLeft <= SOON_DAYS ? 'soon' : 'waiting'
  return (
    <State look={look}>
      {lapse.daysLeft < 0 ? words.lapsed(paper, brief(lapse.validTo)) : words.lapses(paper, lapse.daysLeft)}
    </State>
  )
}

/** `name.en` is the name, in English. */
export function useLabel() {
  const { words } = useSay()
  const names: Readonly<Record<string, string>> = words.fields
  return (field: string): string => {
    const [text = '', ending = ''] = field.split('.')
    const language = LANGUAGES.find(one => one === ending)
    if (language !== undefined) return `${names[text] ?? text}, ${OWN_NAMES[language]}`
    return names[field] ?? field
  }
}

export const idOf = (field: string) => `field-${field.replace('.', '-')}`

interface LacksProps {
  readonly title?: string
  readonly missing: readonly Missing[]
  /** There are no fields to be led to. */
  readonly isRead?: boolean
  /** Where its maker is mended, by whoever may. */
  readonly makerAt?: string
}

/** Why it cannot go live: each reason leads to where it is mended. */
export function Lacks({ title, missing, isRead = false, makerAt }: LacksProps) {
  const { words } = useSay()
  const label = useLabel()
  if (missing.length === 0) return null
  return (
    <Said look="late">
      <b>{title ?? words.missing.title}</b>
      <ul class="lacks">
        {missing.map(({ field, lack }) => (
          <li key={`${field} ${lack}`}>
            {label(field)} {words.lack[lack]}
            {isRead ? null : field !== 'seller' ? (
              <Mend at={`#${idOf(field)}`} onGo={event => lead(event, idOf(field))} />
            ) : (
              makerAt !== undefined && <Mend at={makerAt} />
            )}
          </li>
        ))}
      </ul>
    </Said>
  )
}

function Mend({ at, onGo }: { at: string; onGo?: (event: Event) => void }) {
  const { words } = useSay()
  return (
    <>
      {': '}
      <a href={at} onClick={onGo}>
        {words.missing.mend}
      </a>
    </>
  )
}

/** The page's address may say more than where one reads. */
function lead(event: Event, id: string): void {
  event.preventDefault()
  document.getElementById(id)?.focus()
}

/** Both values of a field that somebody else wrote meanwhile, until it is said which counts. */
export function Met<Of>({ written }: { written: Written<Of> }) {
  const { words } = useSay()
  const label = useLabel()
  const { met } = written
  if (met === null) return null
  return (
    <Said look="soon" isAlert>
      <b>{words.met.title(met.officer)}</b>
      {met.fields.map(({ field, yours, theirs }) => (
        <p key={field}>{words.met.values(label(field), textOf(yours), textOf(theirs))}</p>
      ))}
      <p>{words.met.rest}</p>
      <div class="does">
        <button type="button" class="button quiet" onClick={() => void written.settle(false)}>
          {words.met.theirs}
        </button>
        <button type="button" class="button quiet" onClick={() => void written.settle(true)}>
          {words.met.mine}
        </button>
      </div>
    </Said>
  )
}

export function Trouble({ written }: { written: Pick<Written<unknown>, 'trouble'> }) {
  const label = useLabel()
  const { words } = useSay()
  const { trouble } = written
  if (trouble === null) return null
  const at = trouble.field === '' ? '' : ` ${label(trouble.field)}.`
  return (
    <Said look="late" isAlert>
      <p>
        {trouble.says}
        {at}
      </p>
      {trouble.missing.map(({ field, lack }) => (
        <p key={`${field} ${lack}`}>
          {label(field)} {words.lack[lack]}.
        </p>
      ))}
    </Said>
  )
}

function textOf(value: FieldValue): string {
  if (value === null) return ''
  return typeof value === 'object' ? value.join(', ') : String(value)
}
