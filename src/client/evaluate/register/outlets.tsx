/** Outlets of the city, ended ones among them. */
import { OUTLET_LISTS } from '../../../domain/register.ts'
import { ask } from '../../platform/api.ts'
import { useMay } from '../../platform/rights.ts'
import { useListing } from '../../platform/use-listing.ts'
import { useSay } from '../../product/words.ts'
import { Nothing } from '../../ui/office/nothing.tsx'
import { State } from '../../ui/office/state.tsx'
import { queryOf, useLooking } from './address.ts'
import { useBeside } from './beside.ts'
import { Ledger, Row } from './ledger.tsx'
import { NewOutlet } from './new-outlet.tsx'
import { OutletPanel } from './outlet-panel.tsx'
import { Waiting } from './products.tsx'

export function Outlets({ onSignedOut }: { onSignedOut: () => void }) {
  const { words } = useSay()
  const { outlets: say } = words
  const may = useMay()
  const [looking, look] = useLooking()
  const besideOf = useBeside(look)
  const { listed, trouble, again } = useListing(
    queryOf(looking),
    asked => ask<'registerOutlets'>('GET', `/api/register/outlets?${asked}`),
    onSignedOut,
  )
  if (listed === null) return <Waiting trouble={trouble} again={again} />
  const beside = besideOf(again)
  const panel =
    beside.isAdding && may('register') ? (
      <NewOutlet onMade={outlet => beside.made(outlet.slug)} onClose={beside.close} />
    ) : looking.open === '' ? null : (
      <OutletPanel
        key={looking.open}
        slug={looking.open}
        onChanged={again}
        onClose={() => look({ open: '' })}
      />
    )
  return (
    <Ledger
      title={say.title}
      lead={say.lead(listed.counts.all, listed.counts.ended)}
      find={say.find}
      looking={looking}
      look={look}
      chips={OUTLET_LISTS.map(list => ({ list, name: say.lists[list], count: listed.counts[list] }))}
      add={say.add}
      isAdding={beside.isAdding}
      onAdd={beside.add}
      pages={listed}
      trouble={trouble}
      again={again}
      empty={<Nothing title={say.emptyTitle} says={say.empty} />}
      rows={listed.outlets.map(row => (
        <Row
          key={row.slug}
          id={row.slug}
          looking={looking}
          look={look}
          isAway={row.ended}
          name={row.name}
          under={`${words.outletKind[row.kind]} · ${row.district} · ${row.mark}`}
          state={<State look={row.ended ? 'waiting' : 'ok'}>{row.ended ? say.ended : say.running}</State>}
          fact={words.makers.products(row.products)}
        />
      ))}
      panel={panel}
    />
  )
}
