/** One outlet: what the agency corrects of it, what is printed on its papers for ever, and its end. */
import { useEffect, useState } from 'preact/hooks'
import type { RegisteredOutlet } from '../../../contract/city-register.ts'
import { OUTLET_FIELDS } from '../../../domain/register.ts'
import { ask } from '../../platform/api.ts'
import { askAgain } from '../../platform/prove-again.ts'
import { useMay } from '../../platform/rights.ts'
import { TextInput } from '../../product/inputs.tsx'
import { useThing } from '../../product/use-thing.ts'
import { useSay } from '../../product/words.ts'
import { Said } from '../../ui/office/said.tsx'
import { State } from '../../ui/office/state.tsx'
import { Panel, Reason } from './panel.tsx'

const MAX = { name: 120, address: 200, district: 80, phone: 16 } as const

export interface OutletPanelProps {
  readonly slug: string
  readonly onChanged: () => void
  readonly onClose: () => void
}

export function OutletPanel({ slug, ...rest }: OutletPanelProps) {
  const { words, problems } = useSay()
  const [outlet, setOutlet] = useState<RegisteredOutlet | null>(null)
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    void ask<'registeredOutlet'>('GET', `/api/register/outlets/${slug}`).then(reply => {
      if (reply.ok) setOutlet(reply.value)
      else setTrouble(problems[reply.code])
    })
  }, [slug])
  if (outlet === null) return <p role="status">{trouble === '' ? words.loading : trouble}</p>
  return <OpenOutlet first={outlet} {...rest} />
}

function OpenOutlet({
  first,
  onChanged,
  onClose,
}: Omit<OutletPanelProps, 'slug'> & { first: RegisteredOutlet }) {
  const { words, moment } = useSay()
  const { outlets: say } = words
  const [isAsked, setAsked] = useState(false)
  const address = `/api/register/outlets/${first.slug}` as const
  const written = useThing(
    first,
    {
      read: () => ask<'registeredOutlet'>('GET', address),
      change: (version, fields) => ask<'correctOutlet'>('PATCH', address, { body: { version, fields } }),
    },
    onChanged,
  )
  const { thing, deed, isBusy } = written
  const isRead = !useMay()('register')
  const { ended } = thing
  return (
    <Panel
      title={thing.fields.name}
      under={<span class="num">{thing.slug}</span>}
      state={
        <State look={ended === null ? 'ok' : 'waiting'}>{ended === null ? say.running : say.ended}</State>
      }
      written={written}
      version={thing.version}
      said={ended !== null && <Said look="waiting">{say.endedAt(moment(ended.at), ended.reason)}</Said>}
      readHistory={before => ask<'outletHistory'>('GET', `${address}/history?before=${before}`)}
      deeds={
        ended === null && (
          <button type="button" class="button quiet" disabled={isBusy} onClick={() => setAsked(true)}>
            {say.end}
          </button>
        )
      }
      onClose={onClose}
    >
      <section>
        <h2>{say.facts}</h2>
        <div class="cols">
          {OUTLET_FIELDS.map(field => (
            <TextInput key={field} {...{ written, isRead, field }} missing={[]} max={MAX[field]} />
          ))}
        </div>
      </section>
      <section>
        <h2>
          {say.mark} <small>{say.forEver}</small>
        </h2>
        <p>
          {words.outletKind[thing.kind]} · <b class="num">{thing.mark}</b> · {words.zone[thing.zone]} ·{' '}
          {say.rooms(thing.rooms)} · {words.makers.products(thing.products)} ·{' '}
          {say.documents(thing.documents)}
        </p>
      </section>
      {isAsked && (
        <Reason
          title={say.endTitle}
          says={say.endSays}
          yes={say.end}
          onYes={reason =>
            deed(version => askAgain<'endOutlet'>('POST', `${address}/end`, { body: { version, reason } }))
          }
          onClose={() => setAsked(false)}
        />
      )}
    </Panel>
  )
}
