/** What a guest's finger does and a guest's eye sees on the page, as expressions that any browser can run. */
import { guest } from '../../../src/i18n/id/guest.ts'
import { menu } from '../../../src/i18n/id/menu.ts'
import { type Browser, until } from './browser.ts'

const PATIENCE_MS = 45_000
const SHOWN_CHARS_MAX = 600

const literal = (value: string) => JSON.stringify(value)

/** True when there was something to tap; what is disabled is not. */
const tapping = (kind: 'a' | 'button', begins: string) =>
  `(() => { const found = [...document.querySelectorAll(${literal(kind)})].find(one =>
    one.innerText.trim().startsWith(${literal(begins)}) && !one.disabled);
    if (found) found.click(); return found !== undefined })()`

const tap = (browser: Browser, kind: 'a' | 'button', begins: string) =>
  until(browser, tapping(kind, begins), PATIENCE_MS)

const HEADING = `(document.querySelector('[role=status] h1')?.innerText ?? null)`
const isHeading = (text: string) => `${HEADING} === ${literal(text)}`

/** As Back and Forward go: the page stays, only its screen changes. */
export function goTo(browser: Browser, path: string): Promise<unknown> {
  return until(
    browser,
    `location.pathname === ${literal(path)} ? true
      : (history.pushState(null, '', ${literal(path)}), dispatchEvent(new PopStateEvent('popstate')), false)`,
    PATIENCE_MS,
  )
}

const OPENED = `location.pathname.startsWith('/r/') && ['', '#id'].includes(location.hash) && document.querySelector('main') !== null`
const INDONESIAN = `[...document.querySelectorAll('a')].find(link => link.hreflang === 'id')`
/** The code has been exchanged, or there is nobody to take it. */
const SETTLED = `(document.querySelector('header .room') !== null || performance.now() > 20_000)`

/**
 * The page runs and has taken the QR's code out of its address: whoever goes on before that comes without one. Its words
 * are read here in Indonesian; a browser without a language of its own is shown another, and its guest chooses.
 */
export function opened(browser: Browser): Promise<unknown> {
  return until(
    browser,
    `${OPENED} && (document.documentElement.lang === 'id' || (${SETTLED} && ${INDONESIAN}?.click(), false))`,
    PATIENCE_MS,
  )
}

/** The worker has kept the shop: every picture of the menu is an address in its cache. */
export async function settled(browser: Browser): Promise<void> {
  await until(
    browser,
    `(() => { caches.open('seen').then(cache => cache.keys()).then(keys => { window.cachedHere = keys.length });
      const pictures = document.querySelectorAll('.item img').length;
      return pictures > 0 && navigator.serviceWorker.controller !== null && window.cachedHere > pictures })()`,
    PATIENCE_MS,
  )
}

/** From the shop to the basket with one piece of a product, without ordering it. */
export async function fillBasket(browser: Browser, shop: string, placement: string): Promise<void> {
  await goTo(browser, `${shop}/p/${placement}`)
  await tap(browser, 'button', `${guest.add}, Rp`)
  await tap(browser, 'a', menu.cart)
}

const typing = (code: string) =>
  `(() => { const field = document.getElementById('stay'); if (!field) return false;
    field.value = ${literal(code)}; field.dispatchEvent(new Event('input', { bubbles: true })); return true })()`

export async function enterCode(browser: Browser, code: string): Promise<void> {
  await until(browser, typing(code), PATIENCE_MS)
}

/** Where an order's own screen asks for the stay code, it is typed and sent; false where nothing is asked. */
export function sendWithCode(browser: Browser, code: string): Promise<boolean> {
  return browser.run<boolean>(`${typing(code)} && ${tapping('button', guest.joinAndSend)}`)
}

/** All that can be read on it now, for whoever looks for what went wrong. */
export function shown(browser: Browser): Promise<string> {
  return browser
    .run<string>(
      `location.href + ' ' + document.body.innerText.replaceAll(/\\s+/g, ' ').slice(0, ${SHOWN_CHARS_MAX})`,
    )
    .catch((fault: Error) => fault.message)
}

export const tapOrder = (browser: Browser) => tap(browser, 'button', 'Pesan, Rp')

/** The hotel has it; answers the order's id. */
export const placedId = (browser: Browser) => idUnder(browser, guest.states.placed)
/** The screen says that it is saved here; answers the order's id, or none where it says that the disk does not answer. */
export const savedId = (browser: Browser) =>
  until<string>(
    browser,
    `${idWhen(guest.savedHere)} || (${isHeading(guest.notSavedHere)} && 'none')`,
    PATIENCE_MS,
  )

function idUnder(browser: Browser, heading: string): Promise<string> {
  return until(browser, idWhen(heading), PATIENCE_MS)
}

const idWhen = (heading: string) =>
  `(${isHeading(heading)} && (/orders\\/([0-9a-f-]{36})$/.exec(location.pathname)?.[1] ?? null))`

/** Orders that the list calls saved here. */
export function savedRows(browser: Browser): Promise<number> {
  return until(
    browser,
    `(() => { const rows = [...document.querySelectorAll('ul.orders li')];
      return rows.length > 0 && rows.filter(row => row.innerText.includes(${literal(guest.rows.waiting)})).length })()`,
    PATIENCE_MS,
  )
}
