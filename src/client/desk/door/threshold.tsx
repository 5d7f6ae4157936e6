/** The frame of every screen before the board: one question in the middle, the fascia above, the language beside. */
import type { ComponentChildren } from 'preact'
import type { OutletId } from '../../../domain/ids.ts'
import { LanguageSwitch } from '../shell/language-switch.tsx'

export interface ThresholdProps {
  readonly title: string
  readonly outlet?: OutletId | undefined
  readonly children: ComponentChildren
}

export function Threshold({ title, outlet, children }: ThresholdProps) {
  return (
    <div class="threshold">
      <header class="fascia">
        <p>
          <b>Etalase</b>
          {outlet !== undefined && <small>{outlet}</small>}
        </p>
        <LanguageSwitch />
      </header>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  )
}
