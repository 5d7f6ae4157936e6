/** Back must lead the next guest to nothing of the one before: the screens of this page are cut off, where a browser tells which they are. */
import { ROOT } from './state.ts'

/** As much of the Navigation API as is asked; Safari and Firefox of today have none. */
interface Navigation {
  entries(): readonly { readonly sameDocument: boolean }[]
  readonly currentEntry: { readonly index: number } | null
}

export function cutHistory(): void {
  const { navigation } = window as unknown as { readonly navigation?: Navigation }
  const here = navigation?.currentEntry?.index ?? 0
  const earlier = navigation?.entries().slice(0, here) ?? []
  const others = earlier.map(({ sameDocument }) => sameDocument).lastIndexOf(false)
  const screens = here - (others + 1)
  if (screens === 0) return
  addEventListener('popstate', beginAnew, { once: true })
  history.go(-screens)
}

/** What is put on top takes all that lay ahead away. */
function beginAnew(): void {
  history.replaceState(null, '', ROOT)
  history.pushState(null, '', ROOT)
}
