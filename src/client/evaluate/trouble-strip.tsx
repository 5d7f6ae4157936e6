/** On every page of the agency's: that outlets are in trouble, and the way to them. */
import { useTroubles } from '../platform/troubles.ts'
import { Said } from '../ui/office/said.tsx'
import { useSay } from './words.ts'

export function TroubleStrip({ href }: { href: string }) {
  const { words, integer } = useSay()
  const { known } = useTroubles()
  const outlets = known?.outlets ?? []
  if (outlets.length === 0) return null
  const [first] = outlets
  const others = outlets.length - 1
  return (
    <div class="silent" role="status">
      <Said look="late">
        <p>
          {words.troubles.strip(first?.name ?? '', others > 0 ? integer(others) : null)}{' '}
          <a href={href}>{words.troubles.open}</a>
        </p>
      </Said>
    </div>
  )
}
