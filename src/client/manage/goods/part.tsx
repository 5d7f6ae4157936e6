/** Goods: what comes, what is counted, what goes, what runs out, and the papers of all of it. */
import './goods.css'
import '../../ui/office/ledger.css'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { GoodsShelf } from '../../../contract/goods.ts'
import { ask } from '../../platform/api.ts'
import { Boundary } from '../../ui/boundary.tsx'
import { Nothing } from '../../ui/office/nothing.tsx'
import { usePlace, useRefusal } from '../place.ts'
import { Waiting } from '../waiting.tsx'
import { useSay } from '../words.ts'
import { Count } from './count.tsx'
import { Paper } from './paper.tsx'
import { Papers } from './papers.tsx'
import { Receive } from './receive.tsx'
import { GoodsSaying, useGoodsWords, useSpoken } from './saying.ts'
import { Soon } from './soon.tsx'
import { TakeOut } from './take-out.tsx'

const TABS = { in: Receive, count: Count, out: TakeOut, soon: Soon, papers: Papers }
type Tab = keyof typeof TABS
const TAB_NAMES = Object.keys(TABS) as Tab[]

export function GoodsPart() {
  const spoken = useSpoken()
  const { words } = useSay()
  const [tab, paper] = useTab()
  if (spoken === null) return <p role="status">{words.loading}</p>
  const goods = spoken.words
  return (
    <GoodsSaying.Provider value={spoken}>
      <nav class="chips tabs" aria-label={goods.tabs}>
        {TAB_NAMES.map(one => (
          <a key={one} class="chip" href={`#goods/${one}`} aria-current={one === tab ? 'page' : undefined}>
            {goods.tab[one]}
          </a>
        ))}
      </nav>
      <Boundary>{paper === '' ? <Shelf tab={tab} /> : <Paper key={paper} id={paper} />}</Boundary>
    </GoodsSaying.Provider>
  )
}

/** Which of them the address names, and which paper. */
function useTab(): readonly [Tab, string] {
  const read = (): readonly [Tab, string] => {
    const [, name = '', paper = ''] = location.hash.slice(1).split('/')
    return [TAB_NAMES.find(one => one === name) ?? 'in', paper]
  }
  const [here, setHere] = useState(read)
  useEffect(() => {
    const follow = () => setHere(read())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return here
}

/** Read again whenever another tab is opened, and when something moved. */
function Shelf({ tab }: { tab: Tab }) {
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [heard, setHeard] = useState<{ shelf: GoodsShelf; atMs: number } | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const read = useCallback(() => {
    const { slug } = outlet
    void ask<'goodsShelf'>('GET', `/api/manage/goods/shelf?outlet=${slug}`, { outlet: slug }).then(reply => {
      if (reply.ok) setHeard({ shelf: reply.value, atMs: Date.now() })
      setTrouble(reply.ok ? null : refusal(reply))
    })
  }, [outlet.slug])
  useEffect(read, [read, tab])
  const Shown = TABS[tab]
  if (heard === null) return <Waiting trouble={trouble} onRetry={read} />
  if (tab !== 'papers' && heard.shelf.placements.length === 0) return <Unplaced />
  return <Shown shelf={heard.shelf} heardAtMs={heard.atMs} onMoved={read} />
}

/** Of what is not on the shelf nothing can come, and nothing be counted. */
function Unplaced() {
  const { words, shelf } = useSay()
  const goods = useGoodsWords()
  return (
    <>
      <h1>{words.part.goods}</h1>
      <Nothing title={shelf.emptyTitle} says={goods.shelfFirst}>
        <a class="plain" href="#placements">
          {words.part.placements}
        </a>
      </Nothing>
    </>
  )
}
