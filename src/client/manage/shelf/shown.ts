/** What of the shelf guests see just now, with what somebody is typing. */
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import type { PlacementId } from '../../../domain/ids.ts'
import { type Language, textIn } from '../../../domain/language.ts'
import type { Shown } from './preview.ts'

/** Typed and not saved: a price that is one. */
export interface Drafted {
  readonly id: PlacementId
  readonly price: number | null
}

export function shownOf(
  all: readonly ManagedPlacement[],
  draft: Drafted | null,
  language: Language,
): readonly Shown[] {
  return all
    .filter(({ dark }) => dark == null)
    .map(({ id, name, price, category, picture, available }) => ({
      id,
      name: textIn(name, language),
      price: draft?.id === id ? (draft.price ?? price) : price,
      category,
      picture,
      isSoldOut: available <= 0,
    }))
}
