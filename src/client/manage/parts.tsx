/** The three parts, by the address's fragment so that the browser's back leads back. */
import { useEffect, useState } from 'preact/hooks'
import { usePlace } from './place.ts'
import { Placements } from './placements.tsx'
import { QrSheet } from './qr-sheet.tsx'
import { Rooms } from './rooms.tsx'
import { useRooms } from './use-rooms.ts'
import { useSay } from './words.ts'

/** In the order of the way to them; the first is shown at first. */
const PARTS = { placements: Placements, rooms: Rooms, sheet: QrSheet }
type Part = keyof typeof PARTS
const PART_NAMES = Object.keys(PARTS) as Part[]

export function Parts() {
  const { words } = useSay()
  const part = usePart()
  const rooms = useRooms()
  const { outlet } = usePlace()
  const Shown = PARTS[part]
  useEffect(() => {
    document.title = `${words.part[part]} · ${outlet.name}`
  }, [words, part, outlet.name])
  return (
    <>
      <nav class="parts" aria-label={words.parts}>
        {PART_NAMES.map(one => (
          <a key={one} href={`#${one}`} aria-current={one === part ? 'page' : undefined}>
            {words.part[one]}
          </a>
        ))}
      </nav>
      <main class={`work work-${part}`}>
        <Shown rooms={rooms} />
      </main>
    </>
  )
}

function usePart(): Part {
  const read = () => PART_NAMES.find(part => `#${part}` === location.hash) ?? 'placements'
  const [part, setPart] = useState<Part>(read)
  useEffect(() => {
    const follow = () => setPart(read())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return part
}
