/** The head of a work place: whose it is, who is there, and the ways through it in one row. */
import type { ComponentChildren } from 'preact'

export interface MastheadProps {
  readonly name: string
  readonly title: string
  /** Who is there, and the way out. */
  readonly who: ComponentChildren
  /** The parts of the place, then what leads elsewhere. */
  readonly children: ComponentChildren
}

export function Masthead({ name, title, who, children }: MastheadProps) {
  return (
    <header class="front fascia masthead">
      <p class="name">
        <b>{name}</b> {title}
      </p>
      {who}
      <div class="ways">{children}</div>
    </header>
  )
}
