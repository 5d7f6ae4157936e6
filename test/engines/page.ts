/** What a person does with a page, over any driver: looks for what has a role and a name, reads, taps, types. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Driver } from './driver.ts'

const ROLES = {
  button: 'button, [role=button]',
  link: 'a[href]',
  heading: 'h1, h2, h3',
  field: 'input, textarea, select',
  row: 'tr',
} as const

export interface Wanted {
  readonly role: keyof typeof ROLES
  /** What its name has in it. */
  readonly name: string | RegExp
}

export interface Page {
  readonly driver: Driver
  goto(url: string): Promise<void>
  evaluate<Value>(expression: string): Promise<Value>
  /** Waits until it is there. */
  find(wanted: Wanted, patienceMs?: number): Promise<void>
  /** Waits until it is there no more. */
  gone(wanted: Wanted, patienceMs?: number): Promise<void>
  isThere(wanted: Wanted): Promise<boolean>
  /** Waits until it is there and nothing lies over it, and taps it. */
  tap(wanted: Wanted): Promise<void>
  /** Types into a field in the place of what is there. */
  fill(name: string | RegExp, text: string): Promise<void>
  /** Waits until the page says it somewhere. */
  reads(text: string | RegExp, patienceMs?: number): Promise<void>
  says(text: string | RegExp): Promise<boolean>
  /** All that can be read on it. */
  text(): Promise<string>
  /** Waits for the first value that is not `null` or `false`. */
  until<Value>(expression: string, what: string, patienceMs?: number): Promise<Value>
}

/** A limit for what hangs, far above what anything takes. */
const PATIENCE_MS = 90_000
const LOOK_EVERY_MS = 80

const spaced = `text => text.replaceAll(/\\s+/g, ' ').trim()`
const PAGE_TEXT = `(${spaced})(document.body.innerText)`

/** An expression for the elements that a person would call so. */
function foundBy({ role, name }: Wanted): string {
  const fits =
    typeof name === 'string' ? `name => name.includes(${JSON.stringify(name)})` : `name => ${name}.test(name)`
  return `(() => {
    const spaced = ${spaced}, fits = ${fits}
    const nameOf = one => spaced(one.getAttribute('aria-label')
      ?? (one.labels?.length > 0 ? [...one.labels].map(label => label.innerText).join(' ') : one.innerText ?? ''))
    const isShown = one => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden'
      && one.closest('[inert]') === null
    return [...document.querySelectorAll(${JSON.stringify(ROLES[role])})].filter(one => isShown(one) && fits(nameOf(one)))
  })()`
}

/** Its middle in the window; `null` while it is not there, cannot be used, still moves, or something lies over it. */
const middleOf = (wanted: Wanted) => `(async () => {
  const one = ${foundBy(wanted)}.find(one => !one.disabled)
  if (one === undefined) return null
  one.scrollIntoView({ block: 'center', behavior: 'instant' })
  const middle = () => {
    const { left, top, width, height } = one.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  }
  const before = middle()
  await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  const { x, y } = middle()
  if (x !== before.x || y !== before.y) return null
  const hit = document.elementFromPoint(x, y)
  return hit !== null && (one.contains(hit) || hit.closest('label')?.control === one) ? { x, y } : null
})()`

const sayingOf = (text: string | RegExp) =>
  typeof text === 'string' ? `${PAGE_TEXT}.includes(${JSON.stringify(text)})` : `${text}.test(${PAGE_TEXT})`

export function pageOn(driver: Driver): Page {
  const { goto } = driver
  const evaluate = <Value>(expression: string) => driver.evaluate<Value>(expression)
  const text = () => evaluate<string>(PAGE_TEXT)

  async function until<Value>(expression: string, what: string, patienceMs = PATIENCE_MS): Promise<Value> {
    let fault = ''
    for (const end = Date.now() + patienceMs; Date.now() < end; await pause(LOOK_EVERY_MS)) {
      try {
        const value = await evaluate<Value | null | false>(expression)
        if (value !== null && value !== false) return value
      } catch (thrown) {
        // A page on its way to the next address answers nothing.
        fault = (thrown as Error).message
      }
    }
    const shown = await text().catch(() => fault)
    throw new Error(
      `${what}: in vain for ${patienceMs / 1_000} s. ${fault}\nThe page says: ${shown.slice(0, 1_500)}`,
    )
  }

  const named = ({ role, name }: Wanted) => `${role} ${String(name)}`
  const tap = async (wanted: Wanted) => {
    const { x, y } = await until<{ x: number; y: number }>(middleOf(wanted), `tap ${named(wanted)}`)
    await driver.tapAt(x, y)
  }
  return {
    driver,
    goto: url => goto(url),
    evaluate,
    find: (wanted, patienceMs) => until(`${foundBy(wanted)}.length > 0`, `find ${named(wanted)}`, patienceMs),
    gone: (wanted, patienceMs) =>
      until(`${foundBy(wanted)}.length === 0`, `${named(wanted)} to be gone`, patienceMs),
    isThere: wanted => evaluate(`${foundBy(wanted)}.length > 0`),
    tap,
    async fill(name, value) {
      await tap({ role: 'field', name })
      await evaluate(`document.activeElement.select?.()`)
      await driver.type(value)
    },
    reads: (wanted, patienceMs) => until(sayingOf(wanted), `read ${String(wanted)}`, patienceMs),
    says: wanted => evaluate(sayingOf(wanted)),
    text,
    until,
  }
}
