/** What can be done to a product as it stands. */
import { useState } from 'preact/hooks'
import type { RegisteredProduct } from '../../../contract/city-register.ts'
import { ask } from '../../platform/api.ts'
import { askAgain } from '../../platform/prove-again.ts'
import type { Written } from '../../product/use-thing.ts'
import { useSay } from '../../product/words.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { Reason } from './panel.tsx'

export interface ProductDeedsProps {
  readonly written: Written<RegisteredProduct>
  readonly address: `/api/register/products/${string}/${string}`
}

type Asked = 'retire' | 'refuse' | 'join' | null

export function ProductDeeds({ written, address }: ProductDeedsProps) {
  const { words } = useSay()
  const { products: say } = words
  const [asked, setAsked] = useState<Asked>(null)
  const { thing, deed, isBusy, isChanged } = written
  const quiet = (label: string, onClick: () => void, isOff = false) => (
    <button type="button" class="button quiet" disabled={isBusy || isOff} onClick={onClick}>
      {label}
    </button>
  )
  const cannot = thing.missing.length > 0 || isChanged
  return (
    <>
      {(thing.standing === 'live' || thing.standing === 'draft') &&
        quiet(words.retire, () => setAsked('retire'))}
      {thing.standing === 'draft' &&
        quiet(
          words.publish,
          () =>
            void deed(version => ask<'publishProduct'>('POST', `${address}/publish`, { body: { version } })),
          cannot,
        )}
      {(thing.standing === 'retired' || thing.standing === 'refused') &&
        quiet(
          words.comeBack,
          () =>
            void deed(version => ask<'returnProduct'>('POST', `${address}/return`, { body: { version } })),
        )}
      {thing.standing === 'own' && (
        <>
          {quiet(say.refuse, () => setAsked('refuse'))}
          {quiet(say.join, () => setAsked('join'))}
          {quiet(
            say.adopt,
            () =>
              void deed(version => ask<'adoptProduct'>('POST', `${address}/adopt`, { body: { version } })),
            cannot,
          )}
        </>
      )}
      {asked === 'retire' && (
        <Reason
          title={say.retireTitle}
          says={say.retireSays}
          yes={words.retire}
          onYes={reason =>
            deed(version => ask<'retireProduct'>('POST', `${address}/retire`, { body: { version, reason } }))
          }
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'refuse' && (
        <Reason
          title={say.refuseTitle}
          says={say.refuseSays}
          yes={say.refuse}
          onYes={reason =>
            deed(version => ask<'refuseProduct'>('POST', `${address}/refuse`, { body: { version, reason } }))
          }
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'join' && (
        <Join
          onYes={standsFor =>
            deed(version =>
              askAgain<'joinProduct'>('POST', `${address}/join`, { body: { version, standsFor } }),
            )
          }
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

/** Two products that are one: counted together from the first kwitansi on. */
function Join({ onYes, onClose }: { onYes: (id: string) => Promise<boolean>; onClose: () => void }) {
  const { words } = useSay()
  const { products: say } = words
  const [id, setId] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    void onYes(id.trim()).finally(onClose)
  }
  return (
    <Sheet title={say.join} closeLabel={words.cancel} onClose={onClose}>
      <form class="reason" onSubmit={submit}>
        <p>{say.joinHint}</p>
        <label>
          {say.joinTo}
          <input required maxLength={127} value={id} onInput={event => setId(event.currentTarget.value)} />
        </label>
        <div class="does">
          <button type="button" class="button quiet" onClick={onClose}>
            {words.cancel}
          </button>
          <button type="submit" class="button" disabled={!id.includes('/')}>
            {say.join}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
