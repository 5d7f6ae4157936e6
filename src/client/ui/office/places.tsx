/** The parts of a work place: one row, which on a phone slides under the finger; the one that is open is in sight. */
import { useEffect, useRef } from 'preact/hooks'

export interface Place {
  readonly href: string
  readonly name: string
  readonly isHere: boolean
}

export function Places({ label, places }: { label: string; places: readonly Place[] }) {
  const row = useRef<HTMLElement>(null)
  const here = places.find(({ isHere }) => isHere)?.href
  useEffect(() => {
    const link = row.current?.querySelector<HTMLElement>('[aria-current]')
    // On a phone it slides together with what stands beside it.
    const slides = row.current?.closest<HTMLElement>('.ways') ?? row.current
    for (const one of [row.current, slides])
      if (one != null && link != null) one.scrollLeft = link.offsetLeft - link.offsetWidth
  }, [here])
  return (
    <nav class="places" aria-label={label} ref={row}>
      {places.map(({ href, name, isHere }) => (
        <a key={href} href={href} aria-current={isHere ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}
