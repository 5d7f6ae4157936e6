/** Products of the register: what lapses first, then what is looked for, and the open one beside. */
import type { RegisterProducts } from '../../../contract/city-register.ts'
import { textIn } from '../../../domain/language.ts'
import { ask } from '../../platform/api.ts'
import { useMay } from '../../platform/rights.ts'
import { useListing } from '../../platform/use-listing.ts'
import { PaperEnd, Standing } from '../../product/parts.tsx'
import { useSay } from '../../product/words.ts'
import { Nothing } from '../../ui/office/nothing.tsx'
import { Trouble } from '../../ui/office/trouble.tsx'
import { queryOf, useLooking } from './address.ts'
import { useBeside } from './beside.ts'
import { type Chip, Chips, Ledger, type LedgerProps, Row, ToImport } from './ledger.tsx'
import { NewProduct } from './new-product.tsx'
import { ProductPanel } from './product-panel.tsx'
import { PublishDrafts } from './publish-drafts.tsx'

const LISTS = ['all', 'draft', 'ready', 'live', 'lacking', 'own', 'no-halal', 'retired'] as const
const LAPSING = ['lapsed', 'within-7', 'within-30', 'within-60'] as const

export function Products({ onSignedOut }: { onSignedOut: () => void }) {
  const { words, language } = useSay()
  const { products: say } = words
  const may = useMay()
  const [looking, look] = useLooking()
  const besideOf = useBeside(look)
  const { listed, trouble, again } = useListing(
    queryOf(looking),
    asked => ask<'registerProducts'>('GET', `/api/register/products?${asked}`),
    onSignedOut,
  )
  if (listed === null) return <Waiting trouble={trouble} again={again} />
  const beside = besideOf(again)
  const { counts } = listed
  const chips = (lists: readonly (keyof typeof counts)[]): Chip[] =>
    lists.map(list => ({ list, name: say.lists[list], count: counts[list] }))
  const panel =
    beside.isAdding && may('register') ? (
      <NewProduct onMade={thing => beside.made(thing.id)} onClose={beside.close} />
    ) : looking.open === '' ? null : (
      <ProductPanel
        key={looking.open}
        id={looking.open}
        turn={beside.turn}
        onChanged={again}
        onClose={() => look({ open: '' })}
      />
    )
  return (
    <Ledger
      title={say.title}
      lead={<Lead listed={listed} />}
      find={say.find}
      looking={looking}
      look={look}
      chips={chips(LISTS)}
      between={
        <div class="lapsing">
          <b>{say.lapsing}</b>
          <Chips chips={chips(LAPSING)} looking={looking} look={look} />
          <span class="soft">{say.lapsingHint}</span>
        </div>
      }
      deeds={<PublishDrafts things="products" ready={counts.ready} onDone={beside.published} />}
      add={say.add}
      isAdding={beside.isAdding}
      onAdd={beside.add}
      pages={listed}
      trouble={trouble}
      again={again}
      empty={
        <Nothing title={say.emptyTitle} says={say.empty}>
          <ToImport />
        </Nothing>
      }
      rows={listed.products.map(row => (
        <Row
          key={row.id}
          id={row.id}
          looking={looking}
          look={look}
          isAway={row.standing !== 'live'}
          picture={row.picture}
          name={textIn(row.name, language)}
          under={row.maker.name}
          state={<RowState row={row} />}
          fact={row.missing.length > 0 ? say.lacks(row.missing.length) : say.outlets(row.outlets)}
        />
      ))}
      panel={panel}
    />
  )
}

function RowState({ row }: { row: RegisterProducts['products'][number] }) {
  const [first] = row.lapses
  return first !== undefined && row.standing === 'live' ? (
    <PaperEnd lapse={first} />
  ) : (
    <Standing standing={row.standing} />
  )
}

function Lead({ listed: { counts, makers } }: { listed: RegisterProducts }) {
  const { words } = useSay()
  const { products: say } = words
  return (
    <>
      {say.lead(counts.all, makers)} {counts.lapsed > 0 && <b class="late">{say.lapsed(counts.lapsed)}</b>}{' '}
      {counts['within-60'] > 0 && say.soon(counts['within-60'])}
    </>
  )
}

export function Waiting({ trouble, again }: Pick<LedgerProps, 'trouble' | 'again'>) {
  const { words, problems } = useSay()
  return (
    <main class="work register">
      {trouble === null ? (
        <p role="status">{words.loading}</p>
      ) : (
        <Trouble says={problems[trouble]} retry={words.retry} onRetry={again} />
      )}
    </main>
  )
}
