/** Every control that is seen answers on its whole area: what lies over it would take the tap. */
import { expect, type Page } from '@playwright/test'

/** Text as large as the page's own setting, and twice that. */
const TEXT_SIZES = ['100%', '200%']

export async function expectControlsAnswer(page: Page, what: string): Promise<void> {
  for (const size of TEXT_SIZES) {
    const covered = await page.evaluate(coveredControls, size)
    expect(covered, `${what}, text at ${size}: what lies over a control`).toEqual([])
  }
}

/** Runs in the page: the centre and four inner corners of each control, scrolled into sight. */
function coveredControls(size: string): string[] {
  document.documentElement.style.fontSize = size
  const modal = document.querySelector('dialog[open], [aria-modal=true]')
  const controls = (modal ?? document).querySelectorAll<HTMLElement>(
    'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary',
  )
  const covered = Array.from(controls).flatMap(control => {
    control.scrollIntoView({ block: 'center', inline: 'center' })
    const over = Array.from(control.getClientRects(), pointsIn)
      .flat()
      .map(([x, y]) => document.elementFromPoint(x, y))
      .find(hit => hit !== null && !answers(control, hit))
    return over === undefined ? [] : [`${nameOf(control)} under ${nameOf(over)}`]
  })
  document.documentElement.style.fontSize = ''
  return covered

  /** Inside of round corners; nothing of what is not meant to be seen. */
  function pointsIn({ left, top, width, height }: DOMRect): [number, number][] {
    if (width < 8 || height < 8) return []
    const [near, far] = [0.16, 0.84]
    const shares = [
      [0.5, 0.5],
      [near, near],
      [far, near],
      [near, far],
      [far, far],
    ] as const
    return shares
      .map(([x, y]): [number, number] => [left + x * width, top + y * height])
      .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight)
  }

  function answers(control: HTMLElement, hit: Element): boolean {
    if (control.contains(hit)) return true
    // A label's tap is its field's.
    return control instanceof HTMLInputElement && hit.closest('label')?.control === control
  }

  function nameOf(element: Element | null | undefined): string {
    const name = element?.getAttribute('aria-label') ?? element?.textContent?.trim().slice(0, 40) ?? ''
    return `<${element?.localName}${element?.className ? ` ${element.className}` : ''}> ${name}`
  }
}
