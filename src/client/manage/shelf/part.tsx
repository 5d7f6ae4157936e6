/** The shelf, and what the outlet added to it by itself. */
import { useEffect, useState } from 'preact/hooks'
import { later } from '../../ui/later.tsx'
import { useSay } from '../words.ts'
import { Covered } from './covered.tsx'
import { Shelf } from './shelf.tsx'

const Own = later(async () => (await import('../own/part.tsx')).OwnPart)

export function ShelfPart() {
  const { tabs } = useSay().shelf
  const [tab, ...rest] = useAddress()
  const isOwn = tab === 'own'
  return (
    <>
      <nav class="chips tabs" aria-label={tabs.label}>
        <a class="chip" href="#placements" aria-current={isOwn ? undefined : 'page'}>
          {tabs.shelf}
        </a>
        <a class="chip" href="#placements/own" aria-current={isOwn ? 'page' : undefined}>
          {tabs.own}
        </a>
      </nav>
      {isOwn ? (
        <Own at={rest.join('/')} />
      ) : (
        <>
          <Covered />
          <Shelf />
        </>
      )}
    </>
  )
}

/** What the address says behind `#placements/`. */
function useAddress(): readonly string[] {
  const read = () => location.hash.split('/').slice(1)
  const [here, setHere] = useState(read)
  useEffect(() => {
    const follow = () => setHere(read())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return here
}
