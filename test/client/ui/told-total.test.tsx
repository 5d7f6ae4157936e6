// @vitest-environment happy-dom
import { render } from 'preact'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { guardText } from '../../../src/client/ui/guard-text.ts'
import { tellsTotal } from '../../../src/client/ui/told-total.ts'
import { formatRupiah } from '../../../src/domain/money.ts'

let root: HTMLElement
beforeAll(guardText)
beforeEach(() => {
  document.body.innerHTML = '<div id="app"></div>'
  root = document.body.firstElementChild as HTMLElement
})

function draw(total: number): void {
  const text = total === 0 ? 'free' : formatRupiah(total)
  render(
    <form>
      <p>5 pieces</p>
      <dd data-total>{text}</dd>
      <button type="submit" data-total>
        Order, {text}
      </button>
    </form>,
    root,
  )
}

const button = () => root.querySelector('button')

describe('a total that is about to be sent', () => {
  test.each([0, 500, 125_000, 1_250_000])('is %i as it was drawn', total => {
    draw(total)
    expect(tellsTotal(root, total)).toBe(true)
  })

  test.each(['Bestellen, Rp125,000', '<font><font>Bestellen, 125 000 Rp</font></font>', 'اطلب ١٢٥٬٠٠٠'])(
    'is told as %s too',
    words => {
      draw(125_000)
      const place = button()
      if (place !== null) place.innerHTML = words
      expect(tellsTotal(root, 125_000)).toBe(true)
    },
  )

  test.each([
    'Order, Rp25.000',
    'Order, Rp12.500',
    '<font>Order, ٢٥٬٠٠٠</font>',
    'Order',
    'Order, Rp125.000,00',
  ])('is not %s: that is put right, and left alone by translators from now on', words => {
    draw(125_000)
    const place = button()
    if (place !== null) place.innerHTML = words
    expect(tellsTotal(root, 125_000)).toBe(false)
    expect(button()?.textContent).toBe('Order, Rp125.000')
    expect(button()?.translate).toBe(false)
    expect(tellsTotal(root, 125_000)).toBe(true)
  })

  test('is not what was drawn, where something else is about to be sent', () => {
    draw(25_000)
    expect(tellsTotal(root, 125_000)).toBe(false)
  })
})
