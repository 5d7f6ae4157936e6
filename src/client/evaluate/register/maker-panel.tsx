/** One maker: its story side by side, the contact that is the agency's alone, its products, and what is done to it. */
import { useEffect, useState } from 'preact/hooks'
import type { RegisteredMaker } from '../../../contract/city-register.ts'
import { LANGUAGES, textIn } from '../../../domain/language.ts'
import { ask } from '../../platform/api.ts'
import { useMay } from '../../platform/rights.ts'
import { TextInput, type Writing } from '../../product/inputs.tsx'
import { Lacks, Standing } from '../../product/parts.tsx'
import { Portrait } from '../../product/photos.tsx'
import { useThing, useTurn, type Written } from '../../product/use-thing.ts'
import { useSay } from '../../product/words.ts'
import { Said } from '../../ui/office/said.tsx'
import { Panel, Reason } from './panel.tsx'

export interface MakerPanelProps {
  readonly slug: string
  readonly turn: number
  readonly onChanged: () => void
  readonly onClose: () => void
}

export function MakerPanel({ slug, ...rest }: MakerPanelProps) {
  const { words, problems } = useSay()
  const [maker, setMaker] = useState<RegisteredMaker | null>(null)
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    void ask<'registeredMaker'>('GET', `/api/register/makers/${slug}`).then(reply => {
      if (reply.ok) setMaker(reply.value)
      else setTrouble(problems[reply.code])
    })
  }, [slug])
  if (maker === null) return <p role="status">{trouble === '' ? words.loading : trouble}</p>
  return <OpenMaker first={maker} {...rest} />
}

function OpenMaker({
  first,
  turn,
  onChanged,
  onClose,
}: Omit<MakerPanelProps, 'slug'> & { first: RegisteredMaker }) {
  const { words } = useSay()
  const address = `/api/register/makers/${first.slug}` as const
  const written = useThing(
    first,
    {
      read: () => ask<'registeredMaker'>('GET', address),
      change: (version, fields) => ask<'changeMaker'>('PATCH', address, { body: { version, fields } }),
    },
    onChanged,
  )
  useTurn(turn, written)
  const { thing } = written
  const isRead = !useMay()('register')
  return (
    <Panel
      title={thing.fields.name}
      under={<span class="num">{thing.slug}</span>}
      state={<Standing standing={thing.standing} />}
      written={written}
      version={thing.version}
      said={
        <>
          {thing.reason !== null && <Said look="waiting">{thing.reason}</Said>}
          <Lacks missing={thing.missing} isRead={isRead} />
        </>
      }
      readHistory={before => ask<'makerHistory'>('GET', `${address}/history?before=${before}`)}
      deeds={<MakerDeeds written={written} address={address} />}
      hint={
        thing.standing === 'draft' && thing.missing.length > 0
          ? words.missing.waits(thing.missing.length)
          : ''
      }
      onClose={onClose}
    >
      <MakerFields written={written} missing={thing.missing} isRead={isRead} />
      <Products maker={thing} />
    </Panel>
  )
}

function MakerFields(writing: Writing) {
  const { words } = useSay()
  const { makers: say } = words
  return (
    <section>
      <h2>{say.facts}</h2>
      <div class="cols">
        <div class="wide">
          <Portrait {...writing} />
        </div>
        <TextInput {...writing} field="name" max={120} />
        <TextInput {...writing} field="district" max={80} />
        {LANGUAGES.map(language => (
          <TextInput key={language} {...writing} field={`about.${language}`} max={1_200} rows={4} />
        ))}
        {writing.isRead !== true && (
          <div class="wide">
            <TextInput {...writing} field="contact" max={300} rows={2} hint={say.contactHint} />
          </div>
        )}
      </div>
    </section>
  )
}

function Products({ maker }: { maker: RegisteredMaker }) {
  const { words, language } = useSay()
  const { makers: say } = words
  return (
    <section>
      <h2>{say.goods}</h2>
      {maker.products.length === 0 && <p>{say.noGoods}</p>}
      <ul class="goods">
        {maker.products.map(product => (
          <li key={product.id}>
            <a href={`/evaluate/register?open=${encodeURIComponent(product.id)}`}>
              {textIn(product.name, language) || product.name.id}
            </a>{' '}
            <Standing standing={product.standing} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function MakerDeeds({
  written,
  address,
}: {
  written: Written<RegisteredMaker>
  address: `/api/register/makers/${string}`
}) {
  const { words } = useSay()
  const [isAsked, setAsked] = useState(false)
  const { thing, deed, isBusy, isChanged } = written
  const quiet = (label: string, onClick: () => void, isOff = false) => (
    <button type="button" class="button quiet" disabled={isBusy || isOff} onClick={onClick}>
      {label}
    </button>
  )
  return (
    <>
      {(thing.standing === 'live' || thing.standing === 'draft') && quiet(words.retire, () => setAsked(true))}
      {(thing.standing === 'draft' || thing.standing === 'own') &&
        quiet(
          words.publish,
          () =>
            void deed(version => ask<'publishMaker'>('POST', `${address}/publish`, { body: { version } })),
          thing.missing.length > 0 || isChanged,
        )}
      {thing.standing === 'retired' &&
        quiet(
          words.comeBack,
          () => void deed(version => ask<'returnMaker'>('POST', `${address}/return`, { body: { version } })),
        )}
      {isAsked && (
        <Reason
          title={words.makers.retireTitle}
          says={words.makers.retireSays}
          yes={words.retire}
          onYes={reason =>
            deed(version => ask<'retireMaker'>('POST', `${address}/retire`, { body: { version, reason } }))
          }
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}
