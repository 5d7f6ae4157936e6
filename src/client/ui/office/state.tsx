/** A state is a shape, a word and a colour: octagon late or wrong, triangle soon, tick good, clock waiting, dashed ring a draft. */
import type { ComponentChildren } from 'preact'

const SHAPES = {
  late: { body: 'M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7z', cut: 'M10 6v5M10 13.8v.1' },
  soon: { body: 'M10 2l8.5 15.5h-17z', cut: 'M10 8v4M10 14.8v.1' },
  ok: { body: 'M2 10a8 8 0 1 0 16 0a8 8 0 1 0-16 0', cut: 'M6.5 10.2l2.5 2.5 4.5-5' },
  waiting: { line: 'M2.5 10a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0-15 0M10 6v4.2l3 2' },
  draft: { dashes: 'M3 10a7 7 0 1 0 14 0a7 7 0 1 0-14 0' },
  new: { line: 'M10 3.5v13M3.5 10h13' },
  changed: { line: 'M4 7h11l-3-3M16 13H5l3 3' },
} satisfies Record<string, { body?: string; cut?: string; line?: string; dashes?: string }>
export type Look = keyof typeof SHAPES

const COLOURS = {
  late: 'late',
  soon: 'soon',
  ok: 'ok',
  waiting: 'soft',
  draft: 'soft',
  new: 'mark',
  changed: 'mark',
} as const satisfies Record<Look, string>

export function Shape({ look }: { look: Look }) {
  const shape: { body?: string; cut?: string; line?: string; dashes?: string } = SHAPES[look]
  return (
    <svg class={`sh ${COLOURS[look]}`} viewBox="0 0 20 20" aria-hidden="true">
      {shape.body !== undefined && <path class="f" d={shape.body} />}
      {shape.cut !== undefined && <path class="c" d={shape.cut} />}
      {shape.line !== undefined && <path d={shape.line} />}
      {shape.dashes !== undefined && <path d={shape.dashes} stroke-dasharray="3 3" />}
    </svg>
  )
}

export function State({ look, children }: { look: Look; children: ComponentChildren }) {
  return (
    <span class={`st ${COLOURS[look]}`}>
      <Shape look={look} />
      {children}
    </span>
  )
}
