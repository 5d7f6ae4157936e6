/** The three parts, by the address's fragment so that the browser's back leads back. */
import { useEffect, useState } from 'preact/hooks'
import { usePlace } from './place.ts'
import { Placements } from './placements.tsx'
import { QrSheet } from './qr-sheet.tsx'
import { Rooms } from './rooms.tsx'
import { useRooms } from './use-rooms.ts'
import { useSay } from './words.ts'

const PARTS = ['placements', 'rooms', 'sheet'] as const
type Part = (typeof PARTS)[number]

export function Parts() {
  const { words } = useSay()
  const part = usePart()
  const rooms = useRooms()
  const { outlet } = usePlace()
  useEffect(() => {
    document.title = `${words.part[part]} · ${outlet.name}`
  }, [words, part, outlet.name])
  return (
    <>
      <nav class="parts" aria-label={words.parts}>
        {PARTS.map(one => (
          <a key={one} href={`#${one}`} aria-current={one === part ? 'page' : undefined}>
            {words.part[one]}
          </a>
        ))}
      </nav>
      <main class={`work work-${part}`}>
        {part === 'placements' && <Placements />}
        {part === 'rooms' && <Rooms rooms={rooms} />}
        {part === 'sheet' && <QrSheet rooms={rooms} />}
      </main>
    </>
  )
}

function usePart(): Part {
  const read = () => PARTS.find(part => `#${part}` === location.hash) ?? 'placements'
  const [part, setPart] = useState<Part>(read)
  useEffect(() => {
    const follow = () => setPart(read())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return part
}
