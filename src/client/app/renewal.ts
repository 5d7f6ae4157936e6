/**
 * How a page comes to its next release. A new worker waits until this page is at a seam and is then asked to take over;
 * the page follows when it is at a seam again, and only if the server can give it a page of another release at that
 * moment. What a person sees or writes is never interrupted: beside other pages, or without a seam, everything stays.
 */
import { Workbox } from 'workbox-window'
import { HOUR_MS, MINUTE_MS } from '../../domain/time.ts'
import { scriptAddress } from '../platform/script-address.ts'
import { atSeam } from '../platform/seam.ts'

/** Seams come without an event: a tablet that went to rest, a basket that was emptied. */
const LOOK_EVERY_MS = MINUTE_MS
/** Browsers look for a new worker when a page is loaded; a tablet's is loaded once a night. */
const ASK_EVERY_MS = HOUR_MS
/** On every answer of our server. */
const OWN_HEADER = 'etalase-contract'

export async function startRenewal(): Promise<void> {
  const worker = new Workbox(scriptAddress('/sw.js'))
  let isControlled = navigator.serviceWorker.controller !== null
  /** Another worker took over since this page was loaded. */
  let mayBeOld = false
  let askedAtMs = performance.now()
  let registration: ServiceWorkerRegistration | undefined

  async function look(): Promise<void> {
    if (!atSeam()) return
    if (registration?.waiting) return worker.messageSkipWaiting()
    if (!mayBeOld) return
    const given = await releaseGiven()
    if (given === 'same') mayBeOld = false
    // Somebody may have come meanwhile.
    else if (given === 'other' && atSeam()) location.reload()
  }

  worker.addEventListener('waiting', () => void look())
  // Not workbox's `controlling`: it hears nothing before the page has loaded, by when the first worker may have come.
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // The very first worker is of the page's own release.
    mayBeOld ||= isControlled
    isControlled = true
    void look()
  })
  registration = await worker.register()
  void look()
  document.addEventListener('visibilitychange', () => void look())
  setInterval(() => {
    void look()
    if (performance.now() - askedAtMs < ASK_EVERY_MS) return
    askedAtMs = performance.now()
    void worker.update().catch(() => undefined)
  }, LOOK_EVERY_MS)
}

/** What a reload would bring: a page of this release, of another, or nothing that is ours. */
async function releaseGiven(): Promise<'same' | 'other' | 'none'> {
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src]')
  try {
    const response = await fetch(location.pathname, { cache: 'no-cache' })
    if (own === null || !response.ok || !response.headers.has(OWN_HEADER)) return 'none'
    return (await response.text()).includes(new URL(own.src).pathname) ? 'same' : 'other'
  } catch {
    return 'none'
  }
}
