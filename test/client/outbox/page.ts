/** A page with an outbox, on a browser and a line that the test holds in its hands. */

import type { Command, Outcome } from '../../../src/client/outbox/commands.ts'
import type { Entry } from '../../../src/client/outbox/entry.ts'
import { createOutbox, type Outbox } from '../../../src/client/outbox/outbox.ts'
import { createAsk } from '../../../src/client/platform/api.ts'
import type { OrderRequest } from '../../../src/contract/order.ts'
import {
  aBrowser,
  aSpare,
  aStore,
  type Tab,
  type TestBrowser,
  type TestSpare,
  type TestStore,
} from '../device.ts'
import { type Answer, aLine, json, type Network } from '../network.ts'
import { AT, anOrder, OUTLET, STAY } from '../things.ts'

export interface Page {
  readonly tab: Tab
  readonly outbox: Outbox
  readonly came: [id: string, outcome: Outcome][]
  owner: string | null
  /** Each entry's command and state, in their order. */
  states(): string[]
}

export interface World {
  readonly browser: TestBrowser
  readonly store: TestStore
  readonly spare: TestSpare
  readonly line: Network
  open(owner?: string | null): Page
}

export function aWorld(): World {
  const browser = aBrowser()
  const store = aStore()
  const spare = aSpare()
  const line = aLine()
  return {
    browser,
    store,
    spare,
    line,
    open(owner = STAY) {
      const tab = browser.open()
      const page: Page = {
        tab,
        owner,
        came: [],
        outbox: createOutbox({
          outlet: OUTLET,
          owner: () => page.owner,
          device: tab,
          store: store.of(tab),
          spare,
          ask: createAsk({ fetch: line.fetch, after: tab.after }),
          changed: () => undefined,
          came: ({ id }, outcome) => void page.came.push([id, outcome]),
        }),
        states: () =>
          [...page.outbox.entries()]
            .sort((a, b) => a.seq - b.seq)
            .map(entry => `${entry.command.type} ${stateOf(entry)}`),
      }
      return page
    },
  }
}

export function stateOf({ state }: Entry): string {
  if (state.type !== 'settled') return state.type
  return state.verdict.type === 'refused' ? state.verdict.code : state.verdict.type
}

export function aRequest(wish: Partial<OrderRequest> = {}): OrderRequest {
  return {
    stay: STAY,
    lines: [{ placementId: 'amplang', quantity: 1, unitPrice: 25_000 }],
    total: 25_000,
    payment: 'room',
    deliver: { when: 'now' },
    placedAt: AT,
    ...wish,
  }
}

export function toPlace(wish: Partial<OrderRequest> = {}): Command & { readonly type: 'place' } {
  return { type: 'place', body: aRequest(wish) }
}

export const idOf = (path: string) => /[0-9a-f-]{36}/.exec(path)?.[0] ?? ''

/** Takes whatever it is sent, as the server does. */
export const taken: Answer = asked => json(anOrder({ id: idOf(asked.path) }), {}, 201)(asked)
export const barred: Answer = json({ order: null })
export const stepped: Answer = asked => json({ order: anOrder({ id: idOf(asked.path) }) })(asked)

/** Answers each time with the next, and with the last ever after. */
export function inTurn(...answers: [Answer, ...Answer[]]): Answer {
  let count = 0
  return asked => {
    const answer = answers[Math.min(count++, answers.length - 1)] ?? answers[0]
    return answer(asked)
  }
}

/** An answer that comes when the test says so. */
export function held(): { readonly answer: Answer; release(answer: Answer): void } {
  const waiting: ((answer: Answer) => void)[] = []
  return {
    answer: asked =>
      new Promise(resolve => {
        waiting.push(answer => resolve(answer(asked)))
      }),
    release: answer => {
      for (const go of waiting.splice(0)) go(answer)
    },
  }
}

/** An entry as it comes out of the box. */
export function anEntry(wish: Partial<Entry> = {}): Entry {
  return {
    outlet: OUTLET,
    owner: STAY,
    id: '019ab000-0000-7000-8000-0000000000e1',
    subject: '019ab000-0000-7000-8000-0000000000e1',
    seq: 1,
    command: toPlace(),
    contract: 1,
    agreedAtMs: Date.parse(AT),
    tries: 0,
    state: { type: 'waiting', heldUntilMs: 0 },
    ...wish,
  }
}
