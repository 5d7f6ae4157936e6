/**
 * Printing: which paper, and whether it is the first. A browser never says if a sheet came out, so a print window
 * that was opened counts as printed: better one mark too many than two originals.
 */
import type { DocumentNumber, OutletId } from '../../domain/ids.ts'

export const PAPERS = ['a4', 'slip'] as const
export type PaperSize = (typeof PAPERS)[number]

const PX_PER_MM = 96 / 25.4
const ROLL_WIDTH_MM = 80
/** Room that the cutter needs below the last line. */
const ROLL_TAIL_MM = 8

const keyOf = (outlet: OutletId, number: DocumentNumber) => `etalase-printed:${outlet}:${number}`

/** Documents printed since the page was opened: what is known when storage is blocked. */
const printedHere = new Set<string>()

export function wasPrinted(outlet: OutletId, number: DocumentNumber): boolean {
  const key = keyOf(outlet, number)
  if (printedHere.has(key)) return true
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}

export function rememberPrinted(outlet: OutletId, number: DocumentNumber): void {
  const key = keyOf(outlet, number)
  printedHere.add(key)
  try {
    localStorage.setItem(key, '1')
  } catch {
    // Blocked storage: the mark then holds for as long as the page is open.
  }
}

/** Lays the document out for that paper; the roll's page becomes as long as the document. */
export function layOutFor(paper: PaperSize, drawn: HTMLElement | null): void {
  const root = document.documentElement
  root.classList.toggle('on-slip', paper === 'slip')
  if (paper === 'slip' && drawn !== null) setRollHeight(drawn.getBoundingClientRect().height)
}

/** Only a rule of a sheet that is there already passes the page's policy: no inline style may be added. */
function setRollHeight(heightPx: number): void {
  const heightMm = Math.ceil(heightPx / PX_PER_MM) + ROLL_TAIL_MM
  for (const sheet of Array.from(document.styleSheets)) {
    for (const rule of Array.from(sheet.cssRules)) {
      if (rule instanceof CSSPageRule && rule.selectorText === 'slip')
        rule.style.setProperty('size', `${ROLL_WIDTH_MM}mm ${heightMm}mm`)
    }
  }
}
