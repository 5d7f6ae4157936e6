/** What this outlet added by itself, and what the agency made of it and why. */
import { useEffect, useState } from 'preact/hooks'
import type { OwnProducts } from '../../../contract/own-products.ts'
import { textIn } from '../../../domain/language.ts'
import type { Fate } from '../../../domain/own-goods.ts'
import { ask } from '../../platform/api.ts'
import { useSay } from '../../product/words.ts'
import { Icon, PLUS } from '../../ui/icon.tsx'
import { Find } from '../../ui/office/find.tsx'
import { Nothing } from '../../ui/office/nothing.tsx'
import { Pager } from '../../ui/office/paged.tsx'
import { type Look, State } from '../../ui/office/state.tsx'
import { Trouble } from '../../ui/office/trouble.tsx'
import { usePlace, useRefusal } from '../place.ts'
import { Waiting } from '../waiting.tsx'

const LOOKS = {
  waits: 'waiting',
  adopted: 'ok',
  joined: 'changed',
  refused: 'late',
  retired: 'waiting',
} as const satisfies Record<Fate, Look>

export function OwnList() {
  const { words } = useSay()
  const { own } = words
  const [find, setFind] = useState('')
  const [page, setPage] = useState(1)
  const { listed, trouble, again } = useListed(find, page)
  if (listed === null) return <Waiting trouble={trouble} onRetry={again} />
  const isEmpty = listed.products.length === 0 && find === ''
  return (
    <>
      <div class="heading">
        <div>
          <h1>{own.title}</h1>
          <p>{own.lead}</p>
        </div>
        <div class="does">
          <a class="button" href="#placements/own/new">
            <Icon d={PLUS} />
            {own.add}
          </a>
        </div>
      </div>
      {isEmpty ? (
        <Nothing title={own.emptyTitle} says={own.empty} />
      ) : (
        <div class="find">
          <Find
            label={own.find}
            typed={find}
            onTyped={typed => {
              setFind(typed)
              setPage(1)
            }}
          />
        </div>
      )}
      {trouble !== null && <Trouble says={trouble} retry={words.retry} onRetry={again} />}
      {!isEmpty && (
        <p class="soft" role="status">
          {listed.products.length === 0 ? words.none : words.found(listed.found)}
        </p>
      )}
      {listed.products.length > 0 && (
        <div class="rows">
          {listed.products.map(row => (
            <Row key={row.id} row={row} />
          ))}
        </div>
      )}
      <Pager
        page={listed.page - 1}
        pages={listed.pages}
        onPage={next => setPage(next + 1)}
        words={words.pager}
      />
    </>
  )
}

function Row({ row }: { row: OwnProducts['products'][number] }) {
  const { words, language } = useSay()
  const { own } = words
  const { fate, standsFor, missing } = row
  const nameOf = (name: typeof row.name) => textIn(name, language)
  const why =
    fate === 'joined' && standsFor !== null
      ? own.countedAs(nameOf(standsFor.name))
      : fate === 'refused' || fate === 'retired'
        ? (row.reason ?? own.noReason)
        : missing.length > 0
          ? words.products.lacks(missing.length)
          : own.meanwhile[fate]
  return (
    <a
      class={fate === 'refused' || fate === 'retired' ? 'entry off' : 'entry'}
      href={`#placements/own/${row.id}`}
    >
      {row.picture === null ? (
        <span class="thumb" />
      ) : (
        <img class="thumb" src={row.picture} alt="" width={48} height={48} loading="lazy" />
      )}
      <span>
        <b>{nameOf(row.name)}</b>
        <small>{row.maker.name}</small>
      </span>
      <span class="fact">
        <State look={LOOKS[fate]}>{own.fate[fate]}</State>
        <small>{why}</small>
      </span>
    </a>
  )
}

function useListed(find: string, page: number) {
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [listed, setListed] = useState<OwnProducts | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isWanted = true
    const query = new URLSearchParams({ outlet: outlet.slug, find, page: String(page) })
    void ask<'ownProducts'>('GET', `/api/manage/own-products?${query}`, { outlet: outlet.slug }).then(
      reply => {
        if (!isWanted) return
        if (reply.ok) setListed(reply.value)
        setTrouble(reply.ok ? null : refusal(reply))
      },
    )
    return () => {
      isWanted = false
    }
  }, [find, page, attempt])
  return { listed, trouble, again: () => setAttempt(attempt + 1) }
}
