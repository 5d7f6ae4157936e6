/**
 * A QR code (ISO/IEC 18004) as one SVG path: black on white whatever the theme, with the quiet zone of four modules
 * that readers need. It scales without blur, prints sharp and needs no inline style.
 */
import { create } from 'qrcode'

/** Modules of white around the code. */
const QUIET = 4

export interface QrProps {
  readonly text: string
  /** What a screen reader says in its place. */
  readonly label: string
}

export function Qr({ text, label }: QrProps) {
  const { size, path } = qrPath(text)
  const box = size + 2 * QUIET
  return (
    <svg
      class="qr"
      viewBox={`${-QUIET} ${-QUIET} ${box} ${box}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path fill="#fff" d={`M${-QUIET} ${-QUIET}h${box}v${box}h${-box}z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}

/** The dark modules as runs along each row, a unit a module. Correction level M: 15 % of the code may be spoilt. */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  let path = ''
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!modules.get(y, x)) continue
      const start = x
      while (x + 1 < size && modules.get(y, x + 1)) x++
      const run = x + 1 - start
      path += `M${start} ${y}h${run}v1h-${run}z`
    }
  }
  return { size, path }
}
