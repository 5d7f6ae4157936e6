/** Every control that is seen answers on its whole area, and is as large as a finger: what lies over it takes the tap. */
import { expect, type Page } from '@playwright/test'

/** Text as large as a browser sets it by itself, and as a reader may set it. */
export type TextSize = '100%' | '200%'

export async function expectControlsAnswer(page: Page, what: string, size: TextSize): Promise<void> {
  // A row that has only just slid under the pointer takes no tap yet.
  await expect(page.locator('.settling')).toHaveCount(0)
  // Heads that stay in sight are measured again by the page, with the frame that draws them.
  await page.evaluate(textSize => {
    document.documentElement.style.fontSize = textSize
    return new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  }, size)
  const deaf = await page.evaluate(deafControls)
  expect.soft(deaf, `${what}, text at ${size}: controls that a tap does not reach`).toEqual([])
}

/** Runs in the page. Each control is brought to the middle of the window, as anybody can who wants to tap it. */
function deafControls(): string[] {
  const LEAST_TARGET = 48
  const closed = document.querySelectorAll<HTMLDetailsElement>('details:not([open])')
  for (const details of closed) details.open = true
  settle()
  const modal = document.querySelector('dialog[open], [aria-modal=true]')
  const controls = (modal ?? document).querySelectorAll<HTMLElement>(
    'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary',
  )
  const deaf = Array.from(controls).flatMap(control => {
    control.scrollIntoView({ block: 'center', inline: 'center' })
    if (isAway(control)) control.focus()
    const found = Array.from(control.getClientRects())
      .filter(({ width, height }) => width >= 8 && height >= 8)
      .flatMap(area => [...tooSmall(control), ...whatCovers(control, area)])
    control.blur()
    return found
  })
  // Backwards, as with Shift+Tab: what is above the window has to come out from under the bars.
  for (const control of Array.from(controls).reverse()) deaf.push(...hiddenInFocus(control))
  for (const details of closed) details.open = false
  document.documentElement.style.fontSize = ''
  return Array.from(new Set(deaf))

  /** A way past the bar is there for who comes by keyboard. */
  function isAway(control: HTMLElement): boolean {
    return control.getBoundingClientRect().bottom < 0
  }

  /** What has only just come under the finger takes no tap yet. */
  function settle(): void {
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish()
  }

  /** A link in a sentence is as high as its line; a field's label is part of it. */
  function tooSmall(control: HTMLElement): string[] {
    if (getComputedStyle(control).display === 'inline') return []
    const target = (control instanceof HTMLInputElement && control.closest('label')) || control
    const { width, height } = target.getBoundingClientRect()
    const least = Math.min(width, height)
    return least > LEAST_TARGET - 0.5
      ? []
      : [`${nameOf(control)} is ${width.toFixed()} × ${height.toFixed()}`]
  }

  function whatCovers(control: HTMLElement, area: DOMRect): string[] {
    const over = pointsOf(area)
      .map(([x, y]) => hitAt(x, y))
      .find(hit => hit === null || !answers(control, hit))
    if (over === undefined) return []
    return [`${nameOf(control)} ${over === null ? 'out of the window' : `under ${nameOf(over)}`}`]

    /** A control may be higher than what the bars leave of the window: then this part of it is brought to the middle. */
    function hitAt(x: number, y: number): Element | null {
      const hit = document.elementFromPoint(x, y)
      if (hit !== null && answers(control, hit)) return hit
      const before = scrollY
      scrollBy({ top: y - innerHeight / 2, behavior: 'instant' })
      const again = document.elementFromPoint(x, y - (scrollY - before))
      scrollTo({ top: before, behavior: 'instant' })
      return again
    }
  }

  /** Where a browser itself scrolls to; twice, for what is laid out only once it is near. */
  function hiddenInFocus(control: HTMLElement): string[] {
    control.focus()
    control.scrollIntoView({ block: 'nearest' })
    const [area] = control.getClientRects()
    const hit = area && document.elementFromPoint(area.left + area.width / 2, area.top + area.height / 2)
    control.blur()
    if (!area || area.width < 8 || !hit || answers(control, hit)) return []
    return [`${nameOf(control)}, in focus, under ${nameOf(hit)}`]
  }

  /** The middle, each side's, and the corners as far as they are not round. */
  function pointsOf({ left, top, width, height }: DOMRect): [number, number][] {
    const [near, far] = [0.16, 0.84]
    const inset = 2
    return [
      [left + width / 2, top + height / 2],
      [left + inset, top + height / 2],
      [left + width - inset, top + height / 2],
      [left + width / 2, top + inset],
      [left + width / 2, top + height - inset],
      [left + near * width, top + near * height],
      [left + far * width, top + near * height],
      [left + near * width, top + far * height],
      [left + far * width, top + far * height],
    ]
  }

  function answers(control: HTMLElement, hit: Element): boolean {
    if (control.contains(hit)) return true
    // A label's tap is its field's.
    return control instanceof HTMLInputElement && hit.closest('label')?.control === control
  }

  function nameOf(element: Element): string {
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? ''
    return `<${element.localName}${element.className ? ` ${element.className}` : ''}> ${name}`
  }
}
