/**
 * Statements of a transaction whose BEGIN was asked for and not answered yet: what only reads goes along with it, and
 * sees what the holder of the lock before us wrote, for the server runs one after the other. What writes waits for
 * the answer: had BEGIN failed, it would be a commit of its own.
 */
import type { Transaction } from '../storage.ts'

export interface Beginning extends Transaction {
  /** Nothing waits any more; rejects when the transaction has not begun. */
  ready(): Promise<void>
  /** What still waits is asked no more: it would come after the transaction. */
  giveUp(): void
}

export function afterBegin(statements: Transaction, begun: Promise<unknown>): Beginning {
  let hasBegun = false
  /** What is asked for behind something that waits waits as well: the order is kept. */
  let waits = false
  let isOver = false
  const begin = begun.then(() => {
    hasBegun = true
    if (isOver) throw new Error('the transaction ended before this was asked')
  })
  begin.catch(() => undefined)

  function inTurn<T>(text: string, ask: () => Promise<T>): Promise<T> {
    if (hasBegun || (!waits && isRead(text))) return ask()
    waits = true
    return begin.then(ask)
  }

  return {
    all: (text, values) => inTurn(text, () => statements.all(text, values)),
    get: (text, values) => inTurn(text, () => statements.get(text, values)),
    run: (text, values) => inTurn(text, () => statements.run(text, values)),
    send(text, rows) {
      if (hasBegun) return statements.send(text, rows)
      waits = true
      // Whoever ends the transaction hears why it never began.
      void begin.then(() => statements.send(text, rows)).catch(() => undefined)
    },
    async ready() {
      if (waits) await begin
    },
    giveUp() {
      isOver = true
    },
  }
}

function isRead(text: string): boolean {
  return /^\s*SELECT\b/i.test(text)
}
