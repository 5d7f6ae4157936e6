/**
 * What the oldest promised browsers know, by MDN's compatibility data. The floor is the build's own (`vite.config.ts`), with
 * the WebView of Android and Safari on phones beside their desktop kin.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { CompatData, CompatStatement, SimpleSupportStatement } from '@mdn/browser-compat-data/types'

export const FLOOR = {
  chrome: 90,
  chrome_android: 90,
  webview_android: 90,
  safari: 15,
  safari_ios: 15,
  firefox: 102,
} as const
export type Promised = keyof typeof FLOOR
export const PROMISED = Object.keys(FLOOR) as Promised[]

const require = createRequire(import.meta.url)
export const DATA: CompatData = JSON.parse(
  readFileSync(require.resolve('@mdn/browser-compat-data'), 'utf8'),
) as CompatData

/** Which of the promised browsers do not know it; what the data does not say of a browser is taken for known. */
export function lacking({ support }: CompatStatement): Promised[] {
  return PROMISED.filter(browser => {
    const said = support[browser]
    return said !== undefined && ![said].flat().some(one => isThere(one, FLOOR[browser]))
  })
}

/** Behind a flag or under a prefix is not there. */
function isThere(said: SimpleSupportStatement, floor: number): boolean {
  if (said.flags !== undefined || said.prefix !== undefined || said.alternative_name !== undefined)
    return false
  const added = versionOf(said.version_added)
  const removed = versionOf(said.version_removed)
  return added !== null && added <= floor && !(removed !== null && removed <= floor)
}

function versionOf(text: string | boolean | null | undefined): number | null {
  if (typeof text !== 'string') return null
  const version = Number.parseFloat(text.replace('≤', ''))
  return Number.isNaN(version) ? null : version
}

/** One use of what a promised browser does not know: `Object.hasOwn`, `.findLast()`, `<dialog>`, `:has()`. */
export interface Use {
  readonly name: string
  readonly lacking: readonly Promised[]
}

/** An entry of the data by its own name among its kin; never one of the language's own. */
export function entryOf(tree: object, name: string): Entry | undefined {
  return Object.hasOwn(tree, name) ? (tree as Record<string, Entry>)[name] : undefined
}
export type Entry = { readonly __compat?: CompatStatement } & { readonly [name: string]: unknown }

export function lackingOf(entry: Entry | undefined): Promised[] {
  return entry?.__compat === undefined ? [] : lacking(entry.__compat)
}
