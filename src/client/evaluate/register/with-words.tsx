/** In the language of the report around them. */
import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { WithWords as Words } from '../../product/with-words.tsx'
import { Saying } from '../words.ts'

export function WithWords({ children }: { children: ComponentChildren }) {
  return <Words language={useContext(Saying).language}>{children}</Words>
}
