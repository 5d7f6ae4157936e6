/** What is looked for and what is open stand in the page's address: a reload, the way back and a link sent show the same. */
import { useEffect, useState } from 'preact/hooks'

export interface Looking {
  readonly find: string
  readonly show: string
  /** From 1. */
  readonly page: number
  /** The id of what is open; '' where nothing is. */
  readonly open: string
}

export const NOTHING_ASKED: Looking = { find: '', show: 'all', page: 1, open: '' }

export function readLooking(search: string): Looking {
  const asked = new URLSearchParams(search)
  const page = Number(asked.get('page') ?? 1)
  return {
    find: asked.get('find') ?? '',
    show: asked.get('show') ?? 'all',
    page: Number.isInteger(page) && page > 0 ? page : 1,
    open: asked.get('open') ?? '',
  }
}

export function writeLooking(looking: Looking): string {
  const said = Object.entries(looking).filter(([name, value]) => Reflect.get(NOTHING_ASKED, name) !== value)
  const text = new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString()
  return text === '' ? '' : `?${text}`
}

/** What the server is asked for. */
export function queryOf({ find, show, page }: Looking): string {
  return new URLSearchParams({ ...(find === '' ? {} : { find }), show, page: String(page) }).toString()
}

export function useLooking(): [Looking, (change: Partial<Looking>) => void] {
  const [looking, setLooking] = useState(() => readLooking(location.search))
  useEffect(() => {
    const follow = () => setLooking(readLooking(location.search))
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  const look = (change: Partial<Looking>) => {
    const next = { ...looking, ...change }
    const address = `${location.pathname}${writeLooking(next)}`
    // What is opened can be gone back from; each letter typed cannot.
    if (next.open === looking.open) history.replaceState(null, '', address)
    else history.pushState(null, '', address)
    setLooking(next)
  }
  return [looking, look]
}
