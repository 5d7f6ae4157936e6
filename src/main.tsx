/** Browser entry: the path says whose screens these are; everything else is that audience's own. */
import { renewAfterLoad } from './client/app/update.ts'
import type { AppName } from './contract/apps.ts'

interface App {
  start(root: HTMLElement): void
}

/** By the first part of the path. */
const APPS: Readonly<Record<string, () => Promise<App>>> = {
  r: () => import('./client/guest/start.tsx'),
  tablet: () => import('./client/tablet/start.tsx'),
  desk: () => import('./client/desk/start.tsx'),
  manage: () => import('./client/manage/start.tsx'),
  evaluate: () => import('./client/evaluate/start.tsx'),
  pass: () => import('./client/pass/start.tsx'),
  k: () => import('./client/kwitansi/start.tsx'),
} satisfies Record<AppName, unknown>

const root = document.getElementById('app')
const open = APPS[location.pathname.split('/')[1] ?? '']
if (root !== null && open !== undefined) void open().then(app => app.start(root))
renewAfterLoad()
