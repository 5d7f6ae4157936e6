/** An outlet is added with what its papers bear for ever; what its manager sets later begins as most houses have it. */
import { useState } from 'preact/hooks'
import type { RegisteredOutlet } from '../../../contract/city-register.ts'
import { OUTLET_KINDS, type OutletKind } from '../../../domain/outlet.ts'
import { slugFrom } from '../../../domain/slug.ts'
import { ZONES, type Zone } from '../../../domain/time.ts'
import { ask } from '../../platform/api.ts'
import { useSay } from '../../product/words.ts'
import { Beginning } from './beginning.tsx'

const TEXTS = ['name', 'address', 'district', 'phone'] as const
const MAX = { name: 120, address: 200, district: 80, phone: 16 } as const
type Typed = Readonly<Record<(typeof TEXTS)[number] | 'slug' | 'mark', string>>
const NOTHING: Typed = { name: '', address: '', district: '', phone: '', slug: '', mark: '' }

export interface NewOutletProps {
  readonly onMade: (outlet: RegisteredOutlet) => void
  readonly onClose: () => void
}

export function NewOutlet({ onMade, onClose }: NewOutletProps) {
  const { words } = useSay()
  const { outlets: say } = words
  const [typed, setTyped] = useState(NOTHING)
  const [kind, setKind] = useState<OutletKind>('hotel')
  const [zone, setZone] = useState<Zone>('Asia/Makassar')
  const slug = typed.slug === '' ? slugFrom(typed.name) : typed.slug
  const write = (field: keyof Typed) => (event: { currentTarget: { value: string } }) =>
    setTyped({ ...typed, [field]: event.currentTarget.value })
  const isReady = TEXTS.every(field => typed[field].trim() !== '') && /^[A-Z]{2,6}$/.test(typed.mark)
  const body = { ...typed, slug, kind, zone }
  return (
    <Beginning
      title={say.add}
      isReady={isReady && slug !== ''}
      begin={() => ask<'addOutlet'>('POST', '/api/register/outlets', { body })}
      onMade={onMade}
      onClose={onClose}
    >
      {TEXTS.map(field => (
        <label key={field}>
          {words.fields[field]}
          <input maxLength={MAX[field]} value={typed[field]} onInput={write(field)} />
        </label>
      ))}
      <p class="wide soft">{say.forEver}</p>
      <label>
        {say.kind}
        <select
          value={kind}
          onChange={event => setKind(OUTLET_KINDS.find(one => one === event.currentTarget.value) ?? kind)}
        >
          {OUTLET_KINDS.map(one => (
            <option key={one} value={one}>
              {words.outletKind[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say.mark}
        <small>{say.markHint}</small>
        <input
          maxLength={6}
          value={typed.mark}
          onInput={event => setTyped({ ...typed, mark: event.currentTarget.value.toUpperCase() })}
        />
      </label>
      <label>
        {say.zone}
        <select
          value={zone}
          onChange={event => setZone(ZONES.find(one => one === event.currentTarget.value) ?? zone)}
        >
          {ZONES.map(one => (
            <option key={one} value={one}>
              {words.zone[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say.slug}
        <small>{say.slugHint}</small>
        <input maxLength={63} value={slug} onInput={write('slug')} />
      </label>
    </Beginning>
  )
}
