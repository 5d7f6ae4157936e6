/** First step: several products of the register, found by name or maker. What cannot be offered says why, and cannot be chosen. */
import { useEffect, useState } from 'preact/hooks'
import { textIn } from '../../../../domain/language.ts'
import { PLACEMENTS_MAX, TERMS } from '../../../../domain/placement.ts'
import { ask } from '../../../platform/api.ts'
import { Find } from '../../../ui/office/find.tsx'
import { State } from '../../../ui/office/state.tsx'
import { usePlace, useRefusal } from '../../place.ts'
import { Waiting } from '../../waiting.tsx'
import { useSay } from '../../words.ts'
import { type Candidate, type DraftRow, rowOf, withAll } from './draft.ts'

export interface ChooseProps {
  readonly rows: readonly DraftRow[]
  readonly onRows: (rows: readonly DraftRow[]) => void
}

export function Choose({ rows, onRows }: ChooseProps) {
  const { wizard } = useSay().shelf
  const [typed, setTyped] = useState('')
  const { products, found, trouble, onMore, onRetry, readAll } = useRegister(typed)
  const toggle = (product: Candidate) => {
    const rest = rows.filter(one => one.product.id !== product.id)
    const row = rest.length === rows.length ? rowOf(product) : null
    onRows(row === null ? rest : [...rest, row])
  }
  return (
    <>
      <div class="find">
        <Find label={wizard.find} typed={typed} onTyped={setTyped} />
      </div>
      {products === null ? (
        <Waiting trouble={trouble} onRetry={onRetry} />
      ) : (
        <>
          <p role="status">
            {products.length === 0 ? wizard.none : wizard.found(products.length, found)}{' '}
            {found > 1 && (
              <button
                type="button"
                class="button quiet"
                onClick={() => void readAll().then(all => all !== null && onRows(withAll(rows, all)))}
              >
                {wizard.all(found)}
              </button>
            )}
          </p>
          <ul class="rows">
            {products.map(product => (
              <Product
                key={product.id}
                product={product}
                isChosen={rows.some(one => one.product.id === product.id)}
                onToggle={() => toggle(product)}
              />
            ))}
          </ul>
          {products.length < found && (
            <button type="button" class="plain" onClick={onMore}>
              {wizard.more}
            </button>
          )}
          <p>
            {wizard.notThere}{' '}
            <a class="plain" href="#placements/own/new">
              {wizard.addOwn}
            </a>
          </p>
        </>
      )}
    </>
  )
}

interface ProductProps {
  readonly product: Candidate
  readonly isChosen: boolean
  readonly onToggle: () => void
}

function Product({ product, isChosen, onToggle }: ProductProps) {
  const { shelf: words, language } = useSay()
  const { reason, here } = product
  const isBlocked = reason !== null || here.length === TERMS.length
  return (
    <li class={isBlocked ? 'off' : ''}>
      <label class="entry">
        <input type="checkbox" checked={isChosen} disabled={isBlocked} onChange={onToggle} />
        <span class="what">
          <img
            class="thumb"
            src={product.picture ?? `/category/${product.category}.svg`}
            alt=""
            width="48"
            height="48"
            loading="lazy"
          />
          <span>
            <b>{textIn(product.name, language)}</b>
            <small>{product.seller.name}</small>
          </span>
        </span>
        {reason !== null ? (
          <State look="late">{words.wizard.cannot[reason]}</State>
        ) : (
          here.length > 0 && (
            <State look="ok">{words.wizard.here(here.map(terms => words.terms[terms]).join(', '))}</State>
          )
        )}
      </label>
    </li>
  )
}

/** A page after the other, as far as somebody looks. */
function useRegister(find: string) {
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [state, setState] = useState<{ products: readonly Candidate[] | null; found: number }>({
    products: null,
    found: 0,
  })
  const [trouble, setTrouble] = useState<string | null>(null)
  const page = async (after: number) => {
    const query = new URLSearchParams({ outlet: outlet.slug, find, after: String(after) })
    return ask<'offerable'>('GET', `/api/manage/register?${query}`, { outlet: outlet.slug })
  }
  const read = async (before: readonly Candidate[], isWanted: () => boolean) => {
    const reply = await page(before.length)
    if (!isWanted()) return
    setTrouble(reply.ok ? null : refusal(reply))
    if (reply.ok) setState({ products: [...before, ...reply.value.products], found: reply.value.found })
  }
  /** As many as a shelf holds; `null`: they could not be read, as is said. */
  const readAll = async (): Promise<readonly Candidate[] | null> => {
    let all = state.products ?? []
    while (all.length < Math.min(state.found, PLACEMENTS_MAX)) {
      const reply = await page(all.length)
      setTrouble(reply.ok ? null : refusal(reply))
      if (!reply.ok) return null
      if (reply.value.products.length === 0) break
      all = [...all, ...reply.value.products]
    }
    setState({ ...state, products: all })
    return all
  }
  useEffect(() => {
    let isWanted = true
    void read([], () => isWanted)
    return () => {
      isWanted = false
    }
  }, [find])
  const again = (before: readonly Candidate[]) => () => void read(before, () => true)
  return { ...state, trouble, onMore: again(state.products ?? []), onRetry: again([]), readAll }
}
