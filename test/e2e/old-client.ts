/**
 * The pages of an earlier release, as a device that has not loaded anew still has them: every file under `assets/` that the
 * build of commit f690483 made with its worker, and its pages as its server sent them, one address and its text each.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { DIST } from './server.ts'

const FILE = new URL('./fixtures/client-f690483.json.gz', import.meta.url)
const TYPES = { js: 'text/javascript', css: 'text/css' }

type Files = Readonly<Record<string, string>>

function readFiles(): Files {
  return JSON.parse(gunzipSync(readFileSync(FILE)).toString()) as Files
}

/** From here on this page's own files are the old ones; all else is the server's of today. */
export async function serveOldPages(page: Page): Promise<void> {
  const files = readFiles()
  await page.route(
    ({ pathname }) => textAt(files, pathname) !== undefined,
    (route, request) => {
      const { pathname } = new URL(request.url())
      const ending = pathname.split('.').pop() as keyof typeof TYPES
      return route.fulfill({ body: textAt(files, pathname) ?? '', contentType: TYPES[ending] ?? 'text/html' })
    },
  )
}

/** This build with the old worker and all that it keeps: where that server stood before. */
export function withOldWorker(dist: string): void {
  rmSync(dist, { recursive: true, force: true })
  cpSync(DIST, dist, { recursive: true })
  const client = join(dist, 'client')
  for (const [path, text] of Object.entries(readFiles()).filter(([path]) =>
    /^\/(assets\/|sw\.js)/.test(path),
  ))
    writeFileSync(join(client, path), text)
  // What was compressed before is not what is served now.
  for (const ending of ['br', 'gz']) rmSync(join(client, `sw.js.${ending}`), { force: true })
}

/** The pages of all papers are one, and of all desks. */
function textAt(files: Files, pathname: string): string | undefined {
  return files[pathname] ?? files[pathname.replace(/^\/(k|desk)\/.*/, '/$1/')]
}
