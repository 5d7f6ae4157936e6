/** What was done, as sentences: when, who, what, and under it the detail. */
import { useMemo } from 'preact/hooks'
import type { ActWord } from '../../../domain/act.ts'
import { type Language, type Localised, textIn } from '../../../domain/language.ts'
import { toMilliseconds, type Zone } from '../../../domain/time.ts'
import type { Deed, acts as indonesian, Sentence } from '../../../i18n/id/acts.ts'

type Words = typeof indonesian

/** As the server tells it. */
export interface Act {
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly who: string
  readonly terminal: string
  readonly what: string
  readonly on: string
  /** Of what has a name of its own. */
  readonly name: Localised | null
  readonly times: number
  readonly changed?: unknown
}

export interface ActsProps {
  readonly words: Words
  readonly language: Language
  /** By whose clock it is told. */
  readonly zone: Zone
  readonly acts: readonly Act[]
}

export function ActList({ words, language, zone, acts }: ActsProps) {
  const { dayOf, timeOf } = useClock(words.locale, zone)
  return (
    <ol class="deeds">
      {acts.map((act, i) => {
        const before = acts[i - 1]
        const day = dayOf(act.at)
        return (
          <li key={act.seq}>
            {(before === undefined || dayOf(before.at) !== day) && <h2>{day}</h2>}
            <time class="num" dateTime={act.at}>
              {timeOf(act.at)}
            </time>
            <ActLine words={words} act={act} on={act.name === null ? act.on : textIn(act.name, language)} />
          </li>
        )
      })}
    </ol>
  )
}

function ActLine({ words, act, on }: { readonly words: Words; readonly act: Act; readonly on: string }) {
  const [does, detail = ''] = sentenceOf(words, act, on)
  const under = [detail, act.terminal && words.at(act.terminal)].filter(part => part !== '')
  return (
    <p>
      <b>{whoOf(words, act)}</b> {does}
      {under.length > 0 && <small>{under.join(' · ')}</small>}
    </p>
  )
}

function useClock(locale: string, timeZone: Zone) {
  return useMemo(() => {
    const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone })
    const day = new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone,
    })
    return {
      timeOf: (at: string) => time.format(toMilliseconds(at)),
      dayOf: (at: string) => day.format(toMilliseconds(at)),
    }
  }, [locale, timeZone])
}

function whoOf({ kinds, parts }: Words, { by, who }: Act): string {
  if (by === 'program') return parts[who as keyof typeof parts] ?? kinds.program
  return who === '' ? (kinds[by as keyof typeof kinds] ?? by) : who
}

/** A word of a release to come, or one that this release cannot read, is said to be one. */
function sentenceOf(words: Words, { what, times, changed }: Act, on: string): Sentence {
  const told = words.told[what as ActWord] as ((deed: Deed<ActWord>) => Sentence) | undefined
  if (told === undefined || changed === null || changed === undefined) return [words.unknown]
  return told({ on, times, changed } as Deed<ActWord>)
}
