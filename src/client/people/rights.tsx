/** What somebody may, as words; and as boxes, of the place's closed set. */
import type { OutletId } from '../../domain/ids.ts'
import { rightsAt } from '../../domain/people.ts'
import { RIGHTS, type Right, readRights, withoutRight, withRight } from '../../domain/rights.ts'
import { useSay } from './words.ts'

export function useRightsTold(): (kept: string) => string {
  const { words } = useSay()
  return kept =>
    readRights(RIGHTS, kept)
      .map(right => words.right[right])
      .join(', ')
}

export interface RightsProps {
  /** '' is the agency. */
  readonly outlet: OutletId
  readonly chosen: readonly Right[]
  readonly onChosen: (chosen: readonly Right[]) => void
}

export function Rights({ outlet, chosen, onChosen }: RightsProps) {
  const { words } = useSay()
  const flip = (right: Right, isOn: boolean) =>
    onChosen(isOn ? withRight(chosen, right) : withoutRight(chosen, right))
  return (
    <fieldset class="rights">
      <legend>{words.rights}</legend>
      {rightsAt(outlet).map(right => (
        <label key={right}>
          <input
            type="checkbox"
            checked={chosen.includes(right)}
            onChange={event => flip(right, event.currentTarget.checked)}
          />
          <span>
            {words.right[right]}
            <small>{words.rightSays[right]}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
