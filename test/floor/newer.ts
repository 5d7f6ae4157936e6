/** All that a browser of today has and Chrome 90 or Safari 15 had not, as paths from the global object: to be taken away. */
import { DATA, type Entry, lackingOf } from './floor.ts'

const OLD = ['chrome', 'safari'] as const

export function newerNames(): string[][] {
  const { Intl: intl, ...builtins } = DATA.javascript.builtins as unknown as Record<string, Entry>
  return [
    ...namesIn(builtins, []),
    ...(intl === undefined ? [] : [...membersOf(['Intl'], intl), ...namesIn(intl, ['Intl'])]),
    ...namesIn(DATA.api as unknown as Record<string, Entry>, []),
  ]
}

function namesIn(tree: Record<string, unknown>, path: readonly string[]): string[][] {
  return Object.entries(tree).flatMap(([name, entry]) => {
    // A browser that enforces trusted types gives them as well; Chrome 90 does both, Safari 15 neither.
    if (!isEntry(entry) || /^trusted/i.test(name)) return []
    const here = [...path, name]
    return isNew(entry) ? [here] : membersOf(here, entry)
  })
}

/** What a window or a worker has stands alone; a prototype has the rest. */
function membersOf(path: readonly string[], entry: Entry): string[][] {
  const isGlobal = /^(Window|WorkerGlobalScope|ServiceWorkerGlobalScope|DedicatedWorkerGlobalScope)$/.test(
    path.join('.'),
  )
  return Object.entries(entry).flatMap(([name, member]) => {
    if (!isEntry(member) || !isNew(member) || /_event$|^trusted/i.test(name)) return []
    if (isGlobal) return [[name]]
    if (name.endsWith('_static')) return [[...path, name.slice(0, -'_static'.length)]]
    return [[...path, 'prototype', name]]
  })
}

function isNew(entry: Entry): boolean {
  const lack = lackingOf(entry)
  return OLD.some(browser => lack.includes(browser))
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && '__compat' in value
}

/** A script that takes them away wherever it runs first: a page, a worker, a service worker. */
export function takeAway(names: readonly (readonly string[])[]): string {
  return `(${takeFrom})(${JSON.stringify(names)});\n`
}

function takeFrom(names: string[][]): void {
  for (const path of names) {
    const last = path[path.length - 1] ?? ''
    let owner: unknown = globalThis
    for (const step of path.slice(0, -1)) owner = (owner as Record<string, unknown> | undefined)?.[step]
    const key = last.startsWith('@@') ? Symbol[last.slice(2) as 'iterator'] : last
    if (owner !== undefined && owner !== null) Reflect.deleteProperty(owner as object, key)
  }
}
