/** Where nothing is yet: that it is so, what to do first, and the way there. */
import type { ComponentChildren } from 'preact'

export interface NothingProps {
  readonly title: string
  readonly says: string
  /** What leads on, where the screen has nothing that does. */
  readonly children?: ComponentChildren
}

export function Nothing({ title, says, children }: NothingProps) {
  return (
    <section class="nothing">
      <i class="curl" aria-hidden="true" />
      <h2>{title}</h2>
      <p>{says}</p>
      {children}
    </section>
  )
}
