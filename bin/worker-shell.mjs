/**
 * Gives the service worker its list: what each app is made of, so that a guest's phone keeps a guest's files and no others.
 * A screen must never be missing offline: a built file that no app keeps stops the build.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'

const ENTRY = 'index.html'
/** In every app: what is written, and the window's own icon. Other icons are asked for by whoever installs, with a network. */
const EVERYWHERE = /^\/(fonts\/.*\.woff2|icons\/logo\.svg)$/

/** `paths`: every file of the built client, as an address. */
export async function giveShellToWorker(client, paths) {
  const { module } = await runnerImport(join(import.meta.dirname, '..', 'src', 'contract', 'apps.ts'))
  const { APPS, APP_NAMES, moduleOf } = module
  const chunks = JSON.parse(readFileSync(join(client, '.vite', 'manifest.json'), 'utf8'))
  const entry = chunks[ENTRY]
  const opens = APP_NAMES.map(moduleOf)
  const common = [
    `/${entry.file}`,
    ...madeOf(
      chunks,
      entry.dynamicImports.filter(name => !opens.includes(name)),
    ),
    ...paths.filter(path => EVERYWHERE.test(path)),
  ]
  const apps = Object.fromEntries(
    APP_NAMES.map(name => {
      const { ofOne, pictures, online = [] } = APPS[name]
      const seen = paths.filter(path => pictures.includes(path.split('/')[1]))
      const own = [...madeOf(chunks, [moduleOf(name)], online), ...seen].filter(
        path => !common.includes(path),
      )
      return [name, { files: own.sort(), ofOne }]
    }),
  )
  const kept = new Set([...common, ...Object.values(apps).flatMap(({ files }) => files)])
  const forgotten = paths.filter(
    path => path.startsWith('/assets/') && !/\.(br|gz)$/.test(path) && !kept.has(path),
  )
  if (forgotten.length > 0) throw new Error(`no app keeps ${forgotten.join(', ')}`)
  const version = createHash('sha256')
  for (const path of [...kept].sort()) version.update(path).update(readFileSync(join(client, path)))
  const list = JSON.stringify({ version: version.digest('hex').slice(0, 12), common, apps })
  const worker = join(client, 'sw.js')
  const script = readFileSync(worker, 'utf8')
  writeFileSync(
    worker,
    script.replace(/["'`]__SHELL__["'`]/, () => JSON.stringify(list)),
  )
}

/** What these modules load, at once or later, with their style sheets; the entry's own way to the other apps and `without` are none of it. */
function madeOf(chunks, names, without = []) {
  const visited = new Set([ENTRY])
  const files = new Set()
  const visit = name => {
    if (visited.has(name) || without.includes(chunks[name].name)) return
    visited.add(name)
    const { file, css = [], assets = [], imports = [], dynamicImports = [] } = chunks[name]
    for (const path of [file, ...css, ...assets]) files.add(`/${path}`)
    for (const next of [...imports, ...dynamicImports]) visit(next)
  }
  for (const name of names) visit(name)
  return [...files]
}
