/** This browser as one that is told while its page is closed (W3C Push API). Old ones, and any without https, know nothing of it. */

export interface OwnPush {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

export function canPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
}

/** Asked from a tap alone. `denied`: its person does not want to be, or the browser does not let them. */
export async function turnPushOn(key: string): Promise<OwnPush | 'denied'> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied'
  const { pushManager } = await navigator.serviceWorker.ready
  // Of another key than ours it would take no message of ours.
  await (await pushManager.getSubscription())?.unsubscribe()
  const options = { userVisibleOnly: true, applicationServerKey: key }
  const subscription = await pushManager.subscribe(options).catch(() => null)
  const own = subscription === null ? null : toOwn(subscription)
  return own ?? 'denied'
}

export async function turnPushOff(): Promise<void> {
  const { pushManager } = await navigator.serviceWorker.ready
  await (await pushManager.getSubscription())?.unsubscribe()
}

/** By which the server names this browser; `null`: it is not told. */
export async function ownPushId(): Promise<string | null> {
  const own = await ownPush()
  return own === null ? null : hashOf(own.endpoint)
}

/** Where it is reached just now; `null`: nowhere, or its person has withdrawn that it may be. */
export async function ownPush(): Promise<OwnPush | null> {
  if (!canPush() || Notification.permission !== 'granted') return null
  const subscription = await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription()
  return subscription == null ? null : toOwn(subscription)
}

function toOwn(subscription: PushSubscription): OwnPush | null {
  const { p256dh, auth } = subscription.toJSON().keys ?? {}
  if (p256dh === undefined || auth === undefined) return null
  return { endpoint: subscription.endpoint, p256dh: bare(p256dh), auth: bare(auth) }
}

/** Some browsers fill up what others leave bare. */
function bare(base64url: string): string {
  return base64url.replace(/=+$/, '')
}

async function hashOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}
