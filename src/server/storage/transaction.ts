/** A transaction's statements, until its work is over: what still comes after a fault must not reach the next transaction. */
import type { Transaction } from './storage.ts'

export async function whileOpen<T>(
  statements: Transaction,
  work: (sql: Transaction) => Promise<T>,
): Promise<T> {
  let isOpen = true
  function open(): Transaction {
    if (!isOpen) throw new Error('a statement came after the end of its transaction')
    return statements
  }
  try {
    return await work({
      all: async (text, values) => open().all(text, values),
      get: async (text, values) => open().get(text, values),
      run: async (text, values) => open().run(text, values),
      send: (...asked) => open().send(...asked),
    })
  } finally {
    isOpen = false
  }
}
