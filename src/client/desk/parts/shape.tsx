/** Lateness as a shape, for whoever does not see its colour: octagon, triangle, circle, clock. */
import type { LOOKS } from '../board/lateness.ts'

type Look = (typeof LOOKS)[keyof typeof LOOKS]

const SHAPES = {
  late: {
    body: 'M12.5 2h15L38 12.5v15L27.5 38h-15L2 27.5v-15z',
    cut: 'M20 10v13M20 29v.5',
  },
  soon: { body: 'M20 3l18.5 33h-37z', cut: 'M20 15v10M20 30v.5' },
  ok: { body: 'M4 20a16 16 0 1 0 32 0a16 16 0 1 0-32 0', cut: '' },
  later: { body: 'M4 20a16 16 0 1 0 32 0a16 16 0 1 0-32 0', cut: 'M20 11v9l6 4' },
} satisfies Record<Look, { body: string; cut: string }>

export function Shape({ look }: { look: Look }) {
  const { body, cut } = SHAPES[look]
  return (
    <svg class={`shape ${look}`} viewBox="0 0 40 40" aria-hidden="true">
      <path d={body} />
      {cut !== '' && <path class="cut" d={cut} />}
    </svg>
  )
}
