/** What the page says: a bar, a shape, a sentence, and the way out of it. */
import type { ComponentChildren } from 'preact'
import { type Look, Shape } from './state.tsx'

const TONES = { late: 'said bad', soon: 'said ask', ok: 'said', waiting: 'said' } as const satisfies Partial<
  Record<Look, string>
>

export interface SaidProps {
  readonly look: keyof typeof TONES
  /** It came of what the person has just done: read out at once. */
  readonly isAlert?: boolean
  readonly children: ComponentChildren
}

export function Said({ look, isAlert = false, children }: SaidProps) {
  return (
    <div class={TONES[look]} role={isAlert ? 'alert' : undefined}>
      <Shape look={look} />
      <div>{children}</div>
    </div>
  )
}
