/** The seal: an open, dashed ring while it waits; a ring with the book's name once it holds; broken where it does not. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { OutletId } from '../../domain/ids.ts'
import type { SealState } from '../../log/examine.ts'
import { PaperLanguage } from './words.tsx'

/** What the check on this device has found. */
export const SealShown = createContext<SealState>('waiting')

/** Around the inner ring, from its left. */
const RING = 'M60 60m-43.5 0a43.5 43.5 0 1 1 87 0a43.5 43.5 0 1 1-87 0'
const RING_LENGTH = 271
const TICK = 'M44 61l11 11 23-25'
const SECOND_TICK = 'M52 78l6 6 14-15'
const CROSS = 'M46 46l28 28M74 46l-28 28'

export function SealPlace({ outlet }: { outlet: OutletId }) {
  const state = useContext(SealShown)
  const { id, second } = useContext(PaperLanguage)
  const label = (second ?? id).sealLabels[state]
  if (state === 'waiting') return <Waiting label={label} words={id.sealWaits} />
  return (
    <svg class={`seal is-${state}`} viewBox="0 0 120 120" role="img" aria-label={label}>
      <defs>
        <path id="seal-ring" d={RING} />
      </defs>
      <g fill="none" stroke="currentColor">
        <circle
          cx="60"
          cy="60"
          r="57"
          stroke-width="2"
          stroke-dasharray={state === 'broken' ? '12 7' : undefined}
        />
        <circle cx="60" cy="60" r="53" stroke-width="1" />
        <circle cx="60" cy="60" r="34" stroke-width="1.5" />
        <path
          d={state === 'broken' ? CROSS : TICK}
          stroke-width="5"
          stroke-linecap="round"
          stroke-linejoin="round"
          transform={state === 'witnessed' ? 'translate(0 -7)' : undefined}
        />
        {state === 'witnessed' && (
          <path d={SECOND_TICK} stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round" />
        )}
      </g>
      <text font-size="9" font-weight="700" fill="currentColor">
        <textPath href="#seal-ring" textLength={RING_LENGTH} lengthAdjust="spacingAndGlyphs">
          {`${id.sealRing[state]} · ${outlet} ·`.toUpperCase()}
        </textPath>
      </text>
    </svg>
  )
}

/** Nobody may take an unsealed paper for a sealed one. */
function Waiting({ label, words: [above, below] }: { label: string; words: readonly [string, string] }) {
  return (
    <svg class="seal" viewBox="0 0 120 120" role="img" aria-label={label}>
      <g fill="none" stroke="currentColor">
        <circle cx="60" cy="60" r="57" stroke-width="2" stroke-dasharray="7 5.2" stroke-linecap="round" />
        <circle cx="60" cy="60" r="46" stroke-width="1" stroke-dasharray="2 4" />
      </g>
      <g fill="currentColor" font-size="14" font-weight="700" text-anchor="middle">
        <text x="60" y="58">
          {above}
        </text>
        <text x="60" y="75">
          {below}
        </text>
      </g>
    </svg>
  )
}
