/** One product: why it cannot go live, its texts side by side, its papers, what it is, and what is done to it. */
import { useEffect, useState } from 'preact/hooks'
import type { RegisteredProduct } from '../../../contract/city-register.ts'
import type { ProductId } from '../../../domain/ids.ts'
import { textIn } from '../../../domain/language.ts'
import { ask } from '../../platform/api.ts'
import { useMay } from '../../platform/rights.ts'
import type { Writing } from '../../product/inputs.tsx'
import { Lacks, PaperEnd, Standing } from '../../product/parts.tsx'
import { ProductFields } from '../../product/product-fields.tsx'
import { useThing, useTurn } from '../../product/use-thing.ts'
import { useSay } from '../../product/words.ts'
import { Said } from '../../ui/office/said.tsx'
import { Panel } from './panel.tsx'
import { ProductDeeds } from './product-deeds.tsx'

export interface ProductPanelProps {
  readonly id: string
  readonly turn: number
  readonly onChanged: () => void
  readonly onClose: () => void
}

export function ProductPanel({ id, ...rest }: ProductPanelProps) {
  const { words, problems } = useSay()
  const [product, setProduct] = useState<RegisteredProduct | null>(null)
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    void ask<'registeredProduct'>('GET', addressOf(id)).then(reply => {
      if (reply.ok) setProduct(reply.value)
      else setTrouble(problems[reply.code])
    })
  }, [id])
  if (product === null) return <p role="status">{trouble === '' ? words.loading : trouble}</p>
  return <OpenProduct first={product} {...rest} />
}

function OpenProduct({
  first,
  turn,
  onChanged,
  onClose,
}: Omit<ProductPanelProps, 'id'> & { first: RegisteredProduct }) {
  const { words, language } = useSay()
  const { products: say } = words
  const address = addressOf(first.id)
  const written = useThing(
    first,
    {
      read: () => ask<'registeredProduct'>('GET', address),
      change: (version, fields) => ask<'changeProduct'>('PATCH', address, { body: { version, fields } }),
    },
    onChanged,
  )
  useTurn(turn, written)
  const { thing } = written
  const name = textIn({ id: thing.fields['name.id'], en: thing.fields['name.en'] }, language)
  const isRead = !useMay()('register')
  const writing: Writing = { written, missing: thing.missing, isRead }
  /** Its paper has lapsed: that is where it stands. */
  const isDark = thing.standing === 'live' && thing.lapses.some(({ daysLeft }) => daysLeft < 0)
  return (
    <Panel
      title={name === '' ? thing.fields['name.id'] : name}
      under={
        <>
          {thing.maker.name} · <span class="num">{thing.id}</span>
        </>
      }
      picture={thing.picture}
      state={
        <>
          {!isDark && <Standing standing={thing.standing} />}{' '}
          {thing.lapses.map(lapse => (
            <PaperEnd key={lapse.paper} lapse={lapse} />
          ))}
        </>
      }
      written={written}
      version={thing.version}
      said={<WhatIsSaid product={thing} isRead={isRead} />}
      readHistory={before => ask<'productHistory'>('GET', `${address}/history?before=${before}`)}
      deeds={<ProductDeeds written={written} address={address} />}
      hint={
        thing.standing === 'draft' && thing.missing.length > 0
          ? words.missing.waits(thing.missing.length)
          : ''
      }
      onClose={onClose}
    >
      <ProductFields {...writing} />
      <section>
        <h2>{say.placed}</h2>
        <p>
          {thing.outlets.length === 0 ? say.notPlaced : thing.outlets.map(outlet => outlet.name).join(', ')}
        </p>
      </section>
    </Panel>
  )
}

function WhatIsSaid({ product, isRead }: { product: RegisteredProduct; isRead: boolean }) {
  const { words } = useSay()
  const { products: say } = words
  return (
    <>
      {product.reason !== null && <Said look="waiting">{product.reason}</Said>}
      {product.addedBy !== null && (
        <Said look="waiting">
          {say.addedBy(product.addedBy)} {product.standsFor !== null && say.standsFor(product.standsFor)}
        </Said>
      )}
      <Lacks
        missing={product.missing}
        isRead={isRead}
        makerAt={`/evaluate/makers?open=${product.maker.slug}`}
        {...(product.standing === 'live' ? { title: words.missing.dark } : {})}
      />
    </>
  )
}

function addressOf(id: ProductId): `/api/register/products/${string}/${string}` {
  const [maker = '', slug = ''] = id.split('/')
  return `/api/register/products/${maker}/${slug}`
}
