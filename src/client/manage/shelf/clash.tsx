/** Somebody else was there first: theirs and one's own stand side by side, and one of them is chosen. */
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import { formatRupiah } from '../../../domain/money.ts'
import type { Changeable } from '../../../domain/placement-change.ts'
import { Said } from '../../ui/office/said.tsx'
import { useSay } from '../words.ts'
import { partText } from './part-typed.ts'
import type { Wish } from './use-change.ts'

export interface Clashing {
  readonly fields: readonly Changeable[]
  /** As it is now. */
  readonly placement: ManagedPlacement
  readonly by: string | null
  readonly change: Wish
  readonly onInsist: () => void
  readonly onLeave: () => void
}

export function Clash({ clash, name }: { clash: Clashing; name: string }) {
  const { shelf: words } = useSay()
  const { fields, placement, by, change, onInsist, onLeave } = clash
  const theirs = fields.map(field => textOf(field, placement, words)).join(', ')
  const mine = fields.map(field => textOf(field, change, words)).join(', ')
  return (
    <Said look="soon" isAlert>
      {fields.map(field => (
        <b key={field}>
          {words.clash(
            words.changeable[field],
            name,
            by ?? words.somebody,
            textOf(field, placement, words),
          )}{' '}
        </b>
      ))}
      <p>
        {words.typed(mine)} {fields.includes('price') && words.ask}
      </p>
      <div class="does">
        <button type="button" class="button quiet" onClick={onInsist}>
          {words.insist(mine)}
        </button>
        <button type="button" class="plain" onClick={onLeave}>
          {words.leave(theirs)}
        </button>
      </div>
    </Said>
  )
}

function textOf(
  field: Changeable,
  of: Wish | ManagedPlacement,
  words: ReturnType<typeof useSay>['shelf'],
): string {
  switch (field) {
    case 'price':
      return formatRupiah(of.price ?? 0)
    case 'part':
      return partText(of.part ?? null) || words.nothing
    case 'next':
      return of.next == null ? words.nothing : words.nextPrice(formatRupiah(of.next.price), of.next.from)
    case 'on':
      return of.on === true ? words.on : words.off
    case 'isPinned':
      return of.isPinned === true ? words.pin : words.unpin
    default:
      return of[field] ?? words.nothing
  }
}
