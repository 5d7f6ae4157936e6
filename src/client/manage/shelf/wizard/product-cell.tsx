/** Which product a row of the wizard is about. */
import type { ComponentChildren } from 'preact'
import { textIn } from '../../../../domain/language.ts'
import { useSay } from '../../words.ts'
import type { Candidate } from './draft.ts'

export function ProductCell({ product, children }: { product: Candidate; children?: ComponentChildren }) {
  const { language } = useSay()
  return (
    <th scope="row">
      <span class="what">
        <img
          class="thumb"
          src={product.picture ?? `/category/${product.category}.svg`}
          alt=""
          width="48"
          height="48"
        />
        <span>
          {textIn(product.name, language)}
          <small>{product.seller.name}</small>
        </span>
        {children}
      </span>
    </th>
  )
}
