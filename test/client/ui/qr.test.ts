import fc from 'fast-check'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { create } from 'qrcode'
import { expect, test } from 'vitest'
import { Qr, qrPath } from '../../../src/client/ui/qr.tsx'

const QUIET_MODULES = 4
const texts = fc.webUrl()

/** Every module that the path paints, as `x,y`. */
function painted(path: string): Set<string> {
  const modules = new Set<string>()
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(run); step++) modules.add(`${Number(x) + step},${y}`)
  }
  return modules
}

test('the path paints the dark modules of the code, and no others', () => {
  fc.assert(
    fc.property(texts, text => {
      const { size, path } = qrPath(text)
      const { modules } = create(text, { errorCorrectionLevel: 'M' })
      const dark = new Set<string>()
      for (let y = 0; y < size; y++)
        for (let x = 0; x < size; x++) if (modules.get(y, x)) dark.add(`${x},${y}`)
      expect(painted(path)).toEqual(dark)
    }),
    { numRuns: 20 },
  )
})

test('four modules of white stand around it, as readers need', () => {
  const text = 'https://hotel.example/r/hotel-demo#CODE'
  const { size } = qrPath(text)
  const drawn = renderToString(h(Qr, { text, label: 'QR' }))
  const box = size + 2 * QUIET_MODULES
  expect(drawn).toContain(`viewBox="-4 -4 ${box} ${box}"`)
  expect(drawn).toContain(`fill="#fff" d="M-4 -4h${box}v${box}h-${box}z"`)
})

test('it is black on white whatever the theme, and has a name', () => {
  const drawn = renderToString(h(Qr, { text: 'x', label: 'Kode QR kamar 512' }))
  expect(drawn).toContain('fill="#000"')
  expect(drawn).toContain('role="img" aria-label="Kode QR kamar 512"')
})
