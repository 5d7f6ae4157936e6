/** Expressions asked of a page by `Runtime.evaluate`, which both browsers' inspectors know, and their answers. */
import type { Browser } from './browser.ts'

const ANSWER_MS = 20_000

export interface Answer {
  readonly id?: number
  readonly result?: {
    readonly result: { readonly value: unknown }
    /** How Chromium says that it threw, and how WebKit does. */
    readonly exceptionDetails?: unknown
    readonly wasThrown?: boolean
  }
}

export interface Questions {
  readonly run: Browser['run']
  hear(answer: Answer): void
  /** Nobody is there any more to answer. */
  end(): void
}

/** `send` sends a question on its way; false where there is no page to ask. */
export function createQuestions(send: (id: number, question: string) => boolean): Questions {
  const waiting = new Map<number, (answer: Answer | null) => void>()
  let asked = 0
  return {
    run: <Value>(expression: string) =>
      new Promise<Value>((resolve, reject) => {
        const id = ++asked
        const patience = setTimeout(() => hear(null), ANSWER_MS)
        const hear = (answer: Answer | null) => {
          clearTimeout(patience)
          waiting.delete(id)
          const result = answer?.result
          if (result === undefined || result.exceptionDetails !== undefined || result.wasThrown === true)
            reject(new Error(`the page does not answer: ${JSON.stringify(answer)}`))
          else resolve(result.result.value as Value)
        }
        waiting.set(id, hear)
        const params = { expression, returnByValue: true }
        if (!send(id, JSON.stringify({ id, method: 'Runtime.evaluate', params }))) hear(null)
      }),
    hear(answer) {
      if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
    },
    end() {
      for (const hear of waiting.values()) hear(null)
    },
  }
}
