/**
 * Whose screens stand under which address: the browser's entry opens them by this table, the server serves their pages and
 * manifests by it, and the service worker is built with what each of them is made of.
 */
export interface App {
  /** Its folder under `src/client/`, with a `start.tsx` that opens it. */
  readonly folder: string
  /** Its pages, behind its own part of the path. */
  readonly pages: readonly string[]
  /** Where an address names one person's order or paper, as a pattern behind `/{app}/`: such a page is kept nowhere. */
  readonly ofOne?: string
  /** What its window is called, in Indonesian, until its screens speak the language that was chosen. The guest's bear names. */
  readonly title?: string
  /** Folders of `public/` with pictures that its screens show. */
  readonly pictures: readonly ('category' | 'motifs')[]
  /** Scripts of the build, by name, that serve nobody without a network: they are not kept. */
  readonly online?: readonly string[]
  /** What it is called on a device that it is installed on, and how it stands there. The guest's bears its outlet's name. */
  readonly installed?: {
    readonly name: string
    readonly short: string
    readonly display: 'standalone' | 'fullscreen'
  }
}

/** By the first part of the path. */
export const APPS = {
  r: {
    folder: 'guest',
    pages: ['/:outlet', '/:outlet/*'],
    ofOne: '(.*/)?orders/',
    // Draws a payment code, which no bank takes without a network either.
    online: ['qr'],
    pictures: ['category', 'motifs'],
  },
  tablet: {
    folder: 'tablet',
    title: 'Etalase kamar',
    pages: ['', '/*'],
    ofOne: '(.*/)?orders/',
    pictures: ['category', 'motifs'],
    installed: { name: 'Etalase kamar', short: 'Etalase', display: 'fullscreen' },
  },
  desk: {
    folder: 'desk',
    title: 'Papan pesanan · Etalase',
    pages: ['', '/:outlet', '/:outlet/:screen'],
    pictures: ['motifs'],
    installed: { name: 'Papan pesanan Etalase', short: 'Papan', display: 'standalone' },
  },
  manage: {
    folder: 'manage',
    title: 'Kelola · Etalase',
    pages: ['', '/:outlet', '/:outlet/:screen'],
    pictures: ['category'],
  },
  evaluate: {
    folder: 'evaluate',
    title: 'Evaluasi · Etalase',
    pages: ['', '/:section'],
    pictures: [],
  },
  pass: {
    folder: 'pass',
    title: 'Tiket masuk · Etalase',
    pages: [''],
    ofOne: '',
    pictures: [],
  },
  k: {
    folder: 'kwitansi',
    title: 'Kwitansi · Etalase',
    pages: ['/:outlet/:number'],
    ofOne: '',
    pictures: ['motifs'],
  },
} as const satisfies Record<string, App>

export type AppName = keyof typeof APPS
export const APP_NAMES = Object.keys(APPS) as AppName[]

/** The source module that opens an app. */
export function moduleOf(name: AppName): string {
  return `src/client/${APPS[name].folder}/start.tsx`
}

/** Does the address of a page name one person's order or paper? */
export function isOfOne(name: AppName, pathname: string): boolean {
  const { ofOne }: App = APPS[name]
  return ofOne !== undefined && new RegExp(`^/${name}/${ofOne}`).test(pathname)
}
