/** Makers of the register. */
import { useState } from 'preact/hooks'
import type { RegisteredMaker } from '../../../contract/city-register.ts'
import { MAKER_LISTS } from '../../../domain/register.ts'
import { ask } from '../../platform/api.ts'
import { useMay } from '../../platform/rights.ts'
import { useListing } from '../../platform/use-listing.ts'
import { Standing } from '../../product/parts.tsx'
import { useSay } from '../../product/words.ts'
import { Nothing } from '../../ui/office/nothing.tsx'
import { queryOf, useLooking } from './address.ts'
import { Beginning } from './beginning.tsx'
import { useBeside } from './beside.ts'
import { Ledger, Row, ToImport } from './ledger.tsx'
import { MakerPanel } from './maker-panel.tsx'
import { Waiting } from './products.tsx'
import { PublishDrafts } from './publish-drafts.tsx'

export function Makers({ onSignedOut }: { onSignedOut: () => void }) {
  const { words } = useSay()
  const { makers: say } = words
  const may = useMay()
  const [looking, look] = useLooking()
  const besideOf = useBeside(look)
  const { listed, trouble, again } = useListing(
    queryOf(looking),
    asked => ask<'registerMakers'>('GET', `/api/register/makers?${asked}`),
    onSignedOut,
  )
  if (listed === null) return <Waiting trouble={trouble} again={again} />
  const beside = besideOf(again)
  const panel =
    beside.isAdding && may('register') ? (
      <NewMaker onMade={maker => beside.made(maker.slug)} onClose={beside.close} />
    ) : looking.open === '' ? null : (
      <MakerPanel
        key={looking.open}
        slug={looking.open}
        turn={beside.turn}
        onChanged={again}
        onClose={() => look({ open: '' })}
      />
    )
  return (
    <Ledger
      title={say.title}
      lead={say.lead(listed.counts.all)}
      find={say.find}
      looking={looking}
      look={look}
      chips={MAKER_LISTS.map(list => ({ list, name: say.lists[list], count: listed.counts[list] }))}
      deeds={<PublishDrafts things="makers" ready={listed.counts.ready} onDone={beside.published} />}
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
      rows={listed.makers.map(row => (
        <Row
          key={row.slug}
          id={row.slug}
          looking={looking}
          look={look}
          isAway={row.standing !== 'live'}
          name={row.name}
          under={row.district}
          state={<Standing standing={row.standing} />}
          fact={say.products(row.products)}
        />
      ))}
      panel={panel}
    />
  )
}

function NewMaker({ onMade, onClose }: { onMade: (maker: RegisteredMaker) => void; onClose: () => void }) {
  const { words } = useSay()
  const [name, setName] = useState('')
  const [district, setDistrict] = useState('')
  return (
    <Beginning
      title={words.makers.add}
      isReady={name.trim() !== '' && district.trim() !== ''}
      begin={() => ask<'addMaker'>('POST', '/api/register/makers', { body: { name, district } })}
      onMade={onMade}
      onClose={onClose}
    >
      <label>
        {words.fields.name}
        <input maxLength={120} value={name} onInput={event => setName(event.currentTarget.value)} />
      </label>
      <label>
        {words.fields.district}
        <input maxLength={80} value={district} onInput={event => setDistrict(event.currentTarget.value)} />
      </label>
    </Beginning>
  )
}
