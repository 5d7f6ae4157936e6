/** Who makes it: one whom the register knows, or one who begins with this product. */
import { useEffect, useState } from 'preact/hooks'
import type { MakersHere } from '../../../contract/own-products.ts'
import { ask } from '../../platform/api.ts'
import { TextInput, type Writing } from '../../product/inputs.tsx'
import { idOf } from '../../product/parts.tsx'
import type { Missing } from '../../product/use-thing.ts'
import { useSay } from '../../product/words.ts'
import { Find } from '../../ui/office/find.tsx'
import { State } from '../../ui/office/state.tsx'
import { usePlace } from '../place.ts'
import { NO_MAKER, type OwnDraft } from './draft.ts'

export interface MakerChoiceProps {
  readonly draft: OwnDraft
  readonly missing: readonly Missing[]
  readonly onDraft: (draft: OwnDraft) => void
}

export function MakerChoice({ draft, missing, onDraft }: MakerChoiceProps) {
  const { words } = useSay()
  const { own } = words
  const [find, setFind] = useState('')
  const { makers, found } = useMakers(find)
  const { maker, newMaker } = draft
  const isShown = maker === null || makers.some(({ slug }) => slug === maker.slug)
  const shown = isShown ? makers : [{ ...maker, district: '' }, ...makers]
  const lack = missing.find(({ field }) => field === 'seller')
  return (
    <section id={newMaker === null ? idOf('seller') : undefined} tabIndex={-1}>
      <h2>
        {words.fields.seller} {lack !== undefined && <State look="late">{words.lack[lack.lack]}</State>}
      </h2>
      <Find label={own.findMaker} typed={find} onTyped={setFind} />
      <fieldset class="choosing" aria-label={words.fields.seller}>
        {shown.map(({ slug, name, district }) => (
          <label key={slug}>
            <input
              type="radio"
              name="maker"
              checked={newMaker === null && maker?.slug === slug}
              onChange={() => onDraft({ ...draft, maker: { slug, name }, newMaker: null })}
            />
            <span>
              {name}
              <small>{district}</small>
            </span>
          </label>
        ))}
        {found > makers.length && <p class="soft">{own.moreMakers(found - makers.length)}</p>}
        <label>
          <input
            type="radio"
            name="maker"
            checked={newMaker !== null}
            onChange={() => onDraft({ ...draft, newMaker: { ...NO_MAKER, name: find } })}
          />
          {own.newMaker}
        </label>
      </fieldset>
      {newMaker !== null && <NewMaker {...{ draft, missing, onDraft }} />}
    </section>
  )
}

function NewMaker({ draft, missing, onDraft }: MakerChoiceProps) {
  const { words } = useSay()
  const newMaker = draft.newMaker ?? NO_MAKER
  const writing: Writing = {
    written: {
      value: field => Reflect.get(newMaker, field === 'seller' ? 'name' : field) ?? null,
      write: (field, value) =>
        onDraft({ ...draft, newMaker: { ...newMaker, [field === 'seller' ? 'name' : field]: value ?? '' } }),
      trouble: null,
    },
    missing,
  }
  return (
    <div class="cols">
      <TextInput {...writing} field="seller" label={words.own.makerName} max={120} />
      <TextInput {...writing} field="district" max={80} />
      <TextInput {...writing} field="about.id" max={1_200} rows={3} />
      <TextInput {...writing} field="about.en" max={1_200} rows={3} />
    </div>
  )
}

const NOBODY: MakersHere = { makers: [], found: 0 }

function useMakers(find: string): MakersHere {
  const { outlet } = usePlace()
  const [makers, setMakers] = useState(NOBODY)
  useEffect(() => {
    let isWanted = true
    const query = new URLSearchParams({ outlet: outlet.slug, find })
    void ask<'makersHere'>('GET', `/api/manage/makers?${query}`, { outlet: outlet.slug }).then(reply => {
      if (isWanted && reply.ok) setMakers(reply.value)
    })
    return () => {
      isWanted = false
    }
  }, [find])
  return makers
}
