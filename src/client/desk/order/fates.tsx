/** What became of what is not brought, line by line: the shelf follows what is said here. */

import type { OrderView } from '../../../contract/order.ts'
import { textIn } from '../../../domain/language.ts'
import { FATES, type Fate, type LostLine } from '../../../domain/unbrought.ts'
import { Choices } from '../parts/choices.tsx'
import { useSpeech } from '../speech.ts'

/** By placement; a line that nobody has spoken of yet is not there. */
export type Told = Readonly<Record<string, Fate>>
export const NOTHING_TOLD: Told = {}

/** A line of which pieces are not brought. */
export interface Left {
  readonly line: OrderView['lines'][number]
  readonly pieces: number
}

export function isToldOf(left: readonly Left[], told: Told): boolean {
  return left.every(({ line }) => told[line.placementId] !== undefined)
}

export function lostOf(left: readonly Left[], told: Told): LostLine[] {
  return left.flatMap(({ line: { placementId }, pieces }) => {
    const missing = told[placementId] === 'missing' ? pieces : 0
    const damaged = told[placementId] === 'damaged' ? pieces : 0
    return missing + damaged > 0 ? [{ placementId, missing, damaged }] : []
  })
}

interface FatesOfProps {
  readonly left: readonly Left[]
  readonly told: Told
  readonly onTell: (told: Told) => void
}

export function FatesOf({ left, told, onTell }: FatesOfProps) {
  const { say, language } = useSpeech()
  if (left.length === 0) return null
  return (
    <div class="stack">
      <p>{say.fatesHelp}</p>
      {left.map(({ line: { placementId, name }, pieces }) => (
        <Choices
          key={placementId}
          name={`fate-${placementId}`}
          legend={say.fateOf(pieces, textIn(name, language))}
          options={FATES}
          words={say.fates}
          value={told[placementId] ?? null}
          onChoose={fate => onTell({ ...told, [placementId]: fate })}
          flat
        />
      ))}
    </div>
  )
}
