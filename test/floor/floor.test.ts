/** What the check of the promised browsers finds, and what it leaves alone. */
import { describe, expect, test } from 'vitest'
import { usesOfScript } from './script.ts'
import { usesOfStyle } from './style.ts'

const inScript = (code: string) => usesOfScript(code).map(({ name }) => name)
const inStyle = (text: string) => usesOfStyle(text).map(({ name }) => name)

describe('in a script', () => {
  test.each([
    ['parts.at(-1)', '.at()'],
    ['parts.at(0)', '.at()'],
    ['Object.hasOwn(a, b)', 'Object.hasOwn'],
    ['structuredClone(a)', 'structuredClone'],
    ['crypto.randomUUID()', 'crypto.randomUUID'],
    ['globalThis.crypto.randomUUID()', 'crypto.randomUUID'],
    ['new BroadcastChannel("a")', 'BroadcastChannel'],
    ['const { locks } = navigator', 'navigator.locks'],
    ['navigator.locks.request("a")', 'navigator.locks'],
    ['rows.findLast(x => x)', '.findLast()'],
    ['rows.toSorted()', '.toSorted()'],
    ['AbortSignal.timeout(5)', 'AbortSignal.timeout'],
    ['Promise.withResolvers()', 'Promise.withResolvers'],
    ['Array.fromAsync(a)', 'Array.fromAsync'],
    ['dialog["showModal"]()', '.showModal()'],
    ['/(?<=a)b/.test(c)', '(?<=…)'],
    ['new RegExp("(?<!a)b")', '(?<=…)'],
    ['/[a--b]/v.test(c)', '/…/v'],
    ['jsx("dialog", { open: true })', '<dialog>'],
    ['document.createElement("dialog")', '<dialog>'],
    ['jsx(`dialog`, { inert: true })', '<dialog inert>'],
    ['new Intl.DurationFormat(a)', 'Intl.DurationFormat'],
    ['jsx("div", { inert: true })', '<div inert>'],
    ['jsx("img", { loading: "lazy" })', '<img loading>'],
    ['requestIdleCallback(a)', 'requestIdleCallback'],
    ['new CompressionStream("gzip")', 'CompressionStream'],
    ['indexedDB.databases()', 'indexedDB.databases'],
  ])('%s asks for %s', (code, name) => {
    expect(inScript(code)).toContain(name)
  })

  test.each([
    'say.at(time)',
    'function structuredClone() {} structuredClone()',
    'const own = { findLast() {} }; own.findLast()',
    'text.replaceAll("a", "b"); Promise.any([]); crypto.getRandomValues(a); /\\p{L}/u.test(a)',
    'box.replaceChildren(); new ResizeObserver(a); navigator.serviceWorker.register("a")',
    'jsx("button", { type: "button", disabled: true })',
    'jsx("Dialog", {}); say("dialog"); new Intl.NumberFormat(a).format(b)',
    'Array.from(a).flatMap(b).map(c).filter(d).includes(e)',
  ])('%s asks for nothing new', code => {
    expect(inScript(code)).toEqual([])
  })
})

describe('in a style sheet', () => {
  test.each([
    ['li:has(.a) { padding: 0 }', ':has'],
    ['a:focus-visible { outline: 0 }', ':focus-visible'],
    ['p { text-wrap: balance }', 'text-wrap'],
    ['p { rotate: 1deg }', 'rotate'],
    ['p { overflow-wrap: anywhere }', 'overflow-wrap: anywhere'],
    ['p { color: color-mix(in srgb, red, blue) }', 'color-mix()'],
    ['p { --a: color-mix(in srgb, red, blue) }', 'color-mix()'],
    ['p { color: oklch(1 0 0) }', 'oklch()'],
    ['p { height: 100dvh }', '1dvh'],
    ['@container (width > 1px) { p { margin: 0 } }', '@container'],
    ['@media print { li:has(.a) { padding: 0 } }', ':has'],
    ['p { height: 100dvh; height: 100vh }', '1dvh'],
  ])('%s asks for %s', (text, name) => {
    expect(inStyle(text)).toContain(name)
  })

  test.each([
    'p { height: 100vh; height: 100dvh }',
    'p { color: #111; color: oklch(1 0 0) }',
    'p { -webkit-user-select: none; user-select: none }',
    'p { user-select: none; -webkit-user-select: none }',
    'p { inset: 0; aspect-ratio: 1; gap: 1rem; width: clamp(1rem, 2vw, 3rem) }',
    '@supports (color: color-mix(in srgb, red, red)) { p { margin: 0 } }',
    '/* p { rotate: 1deg } */ p::after { content: "rotate: 1deg; :has()" }',
    '@media (prefers-color-scheme: dark) { p { margin: 0 } }',
  ])('%s asks for nothing new', text => {
    expect(inStyle(text)).toEqual([])
  })
})
