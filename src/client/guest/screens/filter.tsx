/** Look only for what may be eaten, or for one maker. Unknown allergens are taken for a yes: hidden. */
import { ALLERGENS, type Allergen } from '../../../domain/product.ts'
import { CLOSE, Icon } from '../../ui/icon.tsx'
import type { Item } from '../first/item.ts'
import { type Filter, type GuestState, set } from '../first/state.ts'
import { wordsOf } from './parts.tsx'

export function filtered({ items, menu }: GuestState, filter: Filter): Item[] {
  const allergens = new Map(menu?.placements.map(({ id, product }) => [id, product]))
  return items.filter(item => {
    if (filter.maker !== null && item.maker !== filter.maker) return false
    const product = allergens.get(item.id)
    if (filter.without.length === 0 || product?.halal.status === 'not-food') return true
    const contained = product?.allergens ?? null
    return contained !== null && !contained.some(allergen => filter.without.includes(allergen))
  })
}

const NO_FILTER: Filter = { without: [], maker: null }

export function FilterPanel({ state }: { state: GuestState }) {
  const words = wordsOf(state)
  const filter = state.filter ?? NO_FILTER
  const makers = Array.from(new Set(state.items.map(item => item.maker))).sort()
  const close = () => set({ filtering: false })

  function change(next: Filter): void {
    set({ filter: next.maker === null && next.without.length === 0 ? null : next })
  }

  function toggle(allergen: Allergen): void {
    const without = filter.without.includes(allergen)
      ? filter.without.filter(known => known !== allergen)
      : [...filter.without, allergen]
    change({ ...filter, without })
  }

  return (
    <dialog class="panel" aria-label={words.filterTitle} ref={openAsModal} onClose={close}>
      <div class="top">
        <h2>{words.filterTitle}</h2>
        <button type="button" class="round" aria-label={words.back} onClick={close}>
          <Icon d={CLOSE} />
        </button>
      </div>
      <fieldset>
        <legend>{words.filterWithout}</legend>
        <div class="ticks">
          {ALLERGENS.map(allergen => (
            <label key={allergen}>
              <input
                type="checkbox"
                checked={filter.without.includes(allergen)}
                onChange={() => toggle(allergen)}
              />
              {words.allergenNames[allergen]}
            </label>
          ))}
        </div>
        <p class="hint">{words.filterUnknown}</p>
      </fieldset>
      <fieldset>
        <legend>
          <label for="maker">{words.filterMaker}</label>
        </legend>
        <select
          id="maker"
          value={filter.maker ?? ''}
          onChange={event => change({ ...filter, maker: event.currentTarget.value || null })}
        >
          <option value="">{words.anyMaker}</option>
          {makers.map(maker => (
            <option key={maker} value={maker}>
              {maker}
            </option>
          ))}
        </select>
      </fieldset>
      <div class="actions">
        <button type="button" class="button wide" onClick={close}>
          {words.filterApply}
        </button>
        <button type="button" class="button quiet" onClick={() => set({ filter: null, filtering: false })}>
          {words.filterClear}
        </button>
      </div>
    </dialog>
  )
}

/** Browsers from before `<dialog>` show the panel in the flow. */
function openAsModal(dialog: HTMLDialogElement | null): void {
  if (dialog === null || dialog.open) return
  if ('showModal' in dialog) dialog.showModal()
  else (dialog as HTMLElement).setAttribute('open', '')
}
