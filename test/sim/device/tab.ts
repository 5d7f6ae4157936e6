/**
 * A page that runs in a browser. Whatever reaches it comes in here: into a page that was killed nothing comes any more,
 * into one that the system has frozen it comes when it thaws.
 */

import { type Ask, createAsk } from '../../../src/client/platform/api.ts'
import type { Device } from '../../../src/client/platform/device.ts'
import type { Timeline } from '../engine/timeline.ts'
import type { Network, Sent } from '../network/network.ts'
import { createLeads } from './leads.ts'
import { createLocks } from './locks.ts'
import type { Profile } from './profile.ts'

export interface Tab {
  readonly profile: Profile
  readonly device: Device
  readonly ask: Ask
  readonly isAlive: boolean
  readonly isFrozen: boolean
  knowsThatItHangs: boolean
  enter(work: () => void): void
  freeze(): void
  thaw(): void
  kill(): void
  onDeath(hear: () => void): void
  /** A word from another tab. */
  hear(name: string, word: string): void
}

export interface TabParts {
  readonly profile: Profile
  readonly timeline: Timeline
  readonly network: Network
}

/** A release of a long time ago sends no version, which stands for the first. */
export interface TabOptions {
  readonly isOld?: boolean
}

export function openTab({ profile, timeline, network }: TabParts, { isOld = false }: TabOptions = {}): Tab {
  let isAlive = true
  let isFrozen = false
  let waiting: (() => void)[] = []
  let mourners: (() => void)[] = []
  const channels = new Map<string, Set<(word: string) => void>>()

  const tab: Tab = {
    profile,
    knowsThatItHangs: false,
    get isAlive() {
      return isAlive
    },
    get isFrozen() {
      return isFrozen
    },
    enter(work) {
      if (!isAlive) return
      if (isFrozen) waiting.push(work)
      else work()
    },
    freeze() {
      isFrozen = true
    },
    thaw() {
      isFrozen = false
      const due = waiting
      waiting = []
      for (const work of due) tab.enter(work)
    },
    kill() {
      if (!isAlive) return
      isAlive = false
      waiting = []
      profile.tabs.delete(tab)
      for (const hear of mourners) hear()
      mourners = []
    },
    onDeath: hear => void mourners.push(hear),
    hear(name, word) {
      for (const listener of channels.get(name) ?? []) tab.enter(() => listener(word))
    },
    device: {
      nowMs: () => timeline.now() + profile.skewMs,
      random: () => profile.chance.next(),
      randomBytes: length => profile.chance.bytes(length),
      after: (ms, work) => timeline.after(ms, () => tab.enter(work)),
      exclusively: (name, work) => createLocks(profile, timeline).exclusively(tab, name, work),
      lead: (name, listener, steal) => createLeads(profile, timeline).lead(tab, name, listener, steal),
      tabs(name, hear) {
        const listeners = channels.get(name) ?? new Set()
        channels.set(name, listeners.add(hear))
        return {
          tell(word) {
            for (const other of profile.tabs)
              if (other !== tab) timeline.after(1, () => other.hear(name, word))
          },
          close: () => void listeners.delete(hear),
        }
      },
    },
    get ask() {
      return ask
    },
  }
  const ask = createAsk({
    after: tab.device.after,
    fetch: (address, init) => fetchOver(network, tab, address, init, isOld),
  })
  profile.tabs.add(tab)
  return tab
}

function fetchOver(
  network: Network,
  tab: Tab,
  address: string,
  init: RequestInit,
  isOld: boolean,
): Promise<Response> {
  const headers = { ...(init.headers as Record<string, string>) }
  if (isOld) delete headers['etalase-contract']
  const sent: Sent = {
    method: init.method as Sent['method'],
    url: address,
    headers,
    body: init.body === undefined ? undefined : String(init.body),
  }
  return new Promise((resolve, reject) => {
    init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    network.send(tab.profile, sent).then(
      got => tab.enter(() => resolve(responseOf(got.status, got.headers, got.text))),
      fault => tab.enter(() => reject(fault)),
    )
  })
}

/** As much of a `Response` as the program reads; a real one would put streams between two moments. */
function responseOf(
  status: number,
  headers: Readonly<Record<string, string | undefined>>,
  text: string,
): Response {
  const response = {
    status,
    ok: status >= 200 && status < 300,
    headers: {
      get: (name: string) => headers[name.toLowerCase()] ?? null,
      has: (name: string) => headers[name.toLowerCase()] !== undefined,
    },
    json: async (): Promise<unknown> => JSON.parse(text),
  }
  return response as unknown as Response
}
