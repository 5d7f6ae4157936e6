/** A product is begun with its maker, its name and its shelf; the rest is written in its draft. */
import { useEffect, useState } from 'preact/hooks'
import type { RegisteredProduct, RegisterMakers } from '../../../contract/city-register.ts'
import { CATEGORIES, type Category } from '../../../domain/product.ts'
import { ask } from '../../platform/api.ts'
import { useSay } from '../../product/words.ts'
import { Find } from '../../ui/office/find.tsx'
import { Beginning } from './beginning.tsx'

export interface NewProductProps {
  readonly onMade: (product: RegisteredProduct) => void
  readonly onClose: () => void
}

export function NewProduct({ onMade, onClose }: NewProductProps) {
  const { words } = useSay()
  const { products: say } = words
  const [name, setName] = useState('')
  const [maker, setMaker] = useState('')
  const [category, setCategory] = useState<Category>('kitchen')
  const [find, setFind] = useState('')
  const makers = useMakers(find)
  return (
    <Beginning
      title={say.add}
      isReady={name.trim() !== '' && maker !== ''}
      begin={() => ask<'addProduct'>('POST', '/api/register/products', { body: { maker, name, category } })}
      onMade={onMade}
      onClose={onClose}
    >
      <label>
        {say.name}
        <input maxLength={120} value={name} onInput={event => setName(event.currentTarget.value)} />
      </label>
      <label>
        {say.category}
        <select
          value={category}
          onChange={event =>
            setCategory(CATEGORIES.find(one => one === event.currentTarget.value) ?? category)
          }
        >
          {CATEGORIES.map(one => (
            <option key={one} value={one}>
              {words.category[one]}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="wide choosing">
        <legend>{say.maker}</legend>
        <Find label={words.makers.find} typed={find} onTyped={setFind} />
        {makers.map(one => (
          <label key={one.slug}>
            <input
              type="radio"
              name="maker"
              checked={maker === one.slug}
              onChange={() => setMaker(one.slug)}
            />
            <span>
              {one.name}
              <small>{one.district}</small>
            </span>
          </label>
        ))}
      </fieldset>
    </Beginning>
  )
}

const SHOWN = 6

function useMakers(find: string): RegisterMakers['makers'] {
  const [makers, setMakers] = useState<RegisterMakers['makers']>([])
  useEffect(() => {
    let current = true
    const query = new URLSearchParams({ find })
    void ask<'registerMakers'>('GET', `/api/register/makers?${query}`).then(reply => {
      if (current && reply.ok) setMakers(reply.value.makers.slice(0, SHOWN))
    })
    return () => {
      current = false
    }
  }, [find])
  return makers
}
