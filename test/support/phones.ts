/** Phones as tests have them: whatever is brought to one is in the test's hands. */
import { push as english } from '../../src/i18n/en/push.ts'
import { push as indonesian } from '../../src/i18n/id/push.ts'
import type { Arrival, PushAddress, PushMessage, Received } from '../../src/server/ports.ts'
import type { Site } from '../../src/server/routes/site.ts'

export interface Brought {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Pushed {
  readonly to: PushAddress
  readonly message: PushMessage
}

export interface Phones {
  readonly parts: Site['phones']
  readonly brought: Brought[]
  readonly pushed: Pushed[]
  /** What is answered, by the address. */
  answer: (url: string) => Received | Promise<Received>
  /** What a phone says once it shows what its push service took; one that is flat says nothing. */
  shows: (arrival: Arrival, url: string) => Promise<void>
}

/** They take whatever comes, and say nothing of it. */
export function phonesHere(): Phones {
  const phones: Phones = {
    brought: [],
    pushed: [],
    answer: () => ({ status: 204, retryAfterS: null }),
    shows: async () => undefined,
    parts: {
      courier: {
        async bring(url, headers, body) {
          phones.brought.push({ url, headers, body })
          return phones.answer(url)
        },
      },
      pusher: {
        publicKey: 'BPublicKey',
        async bring(to, message) {
          phones.pushed.push({ to, message })
          const answer = await phones.answer(to.endpoint)
          const isTaken = 'status' in answer && answer.status < 300
          if (isTaken && message.arrival !== undefined) await phones.shows(message.arrival, to.endpoint)
          return answer
        },
      },
      words: { id: indonesian, en: english },
    },
  }
  return phones
}

/** What is asked of whoever reads it. */
export function codeIn(pushed: Pushed | undefined): string {
  return /\d{4}/.exec(pushed?.message.title ?? '')?.[0] ?? ''
}
