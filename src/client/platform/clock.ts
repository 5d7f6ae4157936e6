/**
 * The server's clock as this device knows it. A device's own may be wrong by days; what is promised to anybody, and every
 * age that is shown, goes by this one. Each answer says what time it is; what that taught is kept for a start without a network.
 */
import { browser } from './device.ts'

const KEY = 'etalase-clock'
/** What an answer's time may be behind, being told in whole seconds and a while ago, without being worth keeping. */
const SLACK_MS = 2_000

let aheadMs = kept()

/** Milliseconds since 1970 UTC. */
export function serverNow(): number {
  return browser.nowMs() + aheadMs
}

/**
 * What an answer's `Date` says. One that a cache may have kept says at least how late it is; one that none may keep
 * says it outright. It is never ahead, so of those that differ by a moment the furthest is nearest the truth, and no
 * answer makes the time jump back and forth.
 */
export function learnNow(headers: Headers): void {
  const saidMs = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(saidMs)) return
  const learntMs = saidMs - browser.nowMs()
  const isFresh = /no-store/.test(headers.get('cache-control') ?? '')
  const isBehind = learntMs <= aheadMs
  if (isBehind && (!isFresh || learntMs > aheadMs - SLACK_MS)) return
  if (Math.abs(learntMs - aheadMs) > SLACK_MS) keep(learntMs)
  aheadMs = learntMs
}

function kept(): number {
  try {
    return Number(localStorage.getItem(KEY)) || 0
  } catch {
    return 0
  }
}

function keep(ms: number): void {
  try {
    localStorage.setItem(KEY, String(ms))
  } catch {
    // Blocked or full: the first answer of the next visit says it again.
  }
}
