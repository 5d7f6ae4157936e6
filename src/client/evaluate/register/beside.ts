/** What stands beside a ledger of the register: the form of what is new, or what is open. */
import { useState } from 'preact/hooks'
import type { Looking } from './address.ts'

export interface Beside {
  readonly isAdding: boolean
  /** Another, and what is open is read anew. */
  readonly turn: number
  readonly add: () => void
  readonly close: () => void
  /** Something new was made: it is what is open now. */
  readonly made: (id: string) => void
  /** A deed to many may have changed what is open, too. */
  readonly published: () => void
}

/** `again` reads the ledger anew. */
export function useBeside(look: (change: Partial<Looking>) => void): (again: () => void) => Beside {
  const [isAdding, setAdding] = useState(false)
  const [turn, setTurn] = useState(0)
  return again => ({
    isAdding,
    turn,
    add: () => setAdding(true),
    close: () => setAdding(false),
    made: id => {
      setAdding(false)
      look({ open: id })
      again()
    },
    published: () => {
      setTurn(turn + 1)
      again()
    },
  })
}
