/** Products on offer by a few letters of their name, their maker or their kind. */

import { useState } from 'preact/hooks'
import type { MenuPlacement } from '../../../contract/menu.ts'
import { textIn } from '../../../domain/language.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { finds } from '../../../domain/typed.ts'
import { Icon, PLUS } from '../../ui/icon.tsx'
import { useSpeech } from '../speech.ts'
import { useMenu } from './use-menu.ts'

export interface ProductSearchProps {
  /** Those that are chosen already are not offered again. */
  readonly without: readonly string[]
  readonly full?: boolean
  readonly onChoose: (placement: MenuPlacement) => void
}

const SHOWN_MAX = 8

export function ProductSearch({ without, full = false, onChoose }: ProductSearchProps) {
  const { say, problem, language } = useSpeech()
  const [wanted, setWanted] = useState('')
  const menu = useMenu()
  if (menu === null) return <p>{say.loading}</p>
  if (!menu.ok) return <p class="trouble">{problem(menu.code)}</p>
  const found = menu.value.placements
    .filter(placement => placement.available > 0 && !without.includes(placement.id))
    .filter(placement => speaksOf(placement, wanted))
  return (
    <div class="stack">
      <label class="field">
        <span>{say.search}</span>
        <input
          type="search"
          value={wanted}
          autocomplete="off"
          onInput={event => setWanted(event.currentTarget.value)}
          onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
        />
      </label>
      {found.length === 0 && <p>{say.searchNone}</p>}
      <ul class="rows" aria-live="polite">
        {found.slice(0, SHOWN_MAX).map(placement => (
          <li key={placement.id} class="offer">
            <button type="button" class="product" disabled={full} onClick={() => onChoose(placement)}>
              <Icon d={PLUS} />
              <span class="grow">
                {textIn(placement.product.name, language)}
                <small>{placement.seller.name}</small>
              </span>
              <span class="num">
                {formatRupiah(placement.price)}
                <small>{say.left(placement.available)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function speaksOf({ product, seller }: MenuPlacement, wanted: string): boolean {
  return finds(`${Object.values(product.name).join(' ')} ${seller.name} ${product.kind}`, wanted)
}
