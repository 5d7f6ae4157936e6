/** What is printed, cut and laid or hung in a room: always in Indonesian with English beside it, under the outlet's fascia. */
import './paper-card.css'
import type { ComponentChildren } from 'preact'

export interface PaperCardProps {
  readonly of: 'qr-card' | 'sleeve'
  readonly name: string
  readonly label: string
  readonly children: ComponentChildren
}

export function PaperCard({ of, name, label, children }: PaperCardProps) {
  return (
    <section class={`paper-card ${of}`} lang="id" aria-label={label}>
      <p class="fascia">
        <span>{name}</span>
        <span>Etalase</span>
      </p>
      {children}
    </section>
  )
}
