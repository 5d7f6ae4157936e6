/** Two releases of the built program, one after the other at the same address and over the same data. */
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppName } from '../../src/contract/apps.ts'
import { DIST, type Server, startServer } from './server.ts'

export interface Release {
  /** Where it stands. */
  readonly dist: string
  /** Every file under `assets/`, uncompressed, as an address. */
  readonly assets: readonly string[]
  /** The one script that every page of it names. */
  readonly entry: string
  /** What its worker keeps of an app, as addresses. */
  cachedBy(app: AppName): string[]
}

export function builtRelease(dist = DIST): Release {
  const assets = readdirSync(join(dist, 'client', 'assets'))
    .filter(name => !/\.(br|gz)$/.test(name))
    .map(name => `/assets/${name}`)
  const html = readFileSync(join(dist, 'client', 'index.html'), 'utf8')
  const entry = /src="(\/assets\/[^"]+)"/.exec(html)?.[1]
  if (entry === undefined) throw new Error('the page names no script')
  return { dist, assets, entry, cachedBy: app => filesCached(join(dist, 'client', 'sw.js'), app) }
}

function filesCached(worker: string, app: AppName): string[] {
  const text = /JSON\.parse\(("(?:[^"\\]|\\.)*")\)/.exec(readFileSync(worker, 'utf8'))?.[1] ?? ''
  const shell = JSON.parse(JSON.parse(text)) as {
    common: string[]
    apps: Record<AppName, { files: string[] }>
  }
  return [...shell.common, ...shell.apps[app].files].sort()
}

/**
 * The next release: every hashed file under another name, as if each had changed, and a worker that lists them. `dist`
 * must lie where Node finds the program's packages.
 */
export function nextRelease(dist: string): Release {
  rmSync(dist, { recursive: true, force: true })
  cpSync(DIST, dist, { recursive: true })
  const client = join(dist, 'client')
  const names = builtRelease().assets.map(path => path.slice('/assets/'.length))
  const renamed = (name: string) => name.replace(/(\.\w+)$/, '.next$1')
  const mentions = new RegExp(names.map(name => name.replaceAll('.', '\\.')).join('|'), 'g')
  for (const file of filesIn(client)) {
    // What was compressed before is not what is served now.
    if (/\.(br|gz)$/.test(file)) rmSync(file)
    else if (/\.(js|css|html|json)$/.test(file))
      writeFileSync(file, readFileSync(file, 'utf8').replace(mentions, renamed))
  }
  for (const name of names) renameSync(join(client, 'assets', name), join(client, 'assets', renamed(name)))
  const worker = join(client, 'sw.js')
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(/(\\?"version\\?":\\?"\w+)/, '$1next'))
  return builtRelease(dist)
}

/** The release stops and the other starts in its place. */
export async function deploy(
  running: Server,
  release: Pick<Release, 'dist'>,
  dataDir: string,
): Promise<Server> {
  await running.stop()
  return startServer(dataDir, { PORT: new URL(running.url).port }, release.dist)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })
}
