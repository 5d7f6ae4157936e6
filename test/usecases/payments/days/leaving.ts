/** A stay that leaves, alone or with others: what is said of its bill, whether that is taken, and what is so after it. */
import type { Settled } from '../../../../src/server/usecases/stays/check-out.ts'
import * as books from './books.ts'
import type { Answering } from './deeds.ts'
import type { Life } from './life.ts'
import * as saying from './saying.ts'

export interface Leaving {
  readonly bill: Settled
  /** `isBilled`: with its bill, or past it. */
  refusal(keeps: boolean, isBilled: boolean): string | null
  note(who: string, isBilled: boolean): void
}

interface Wish {
  readonly answers: readonly Answering[]
  /** Which kwitansi nobody answers for. */
  readonly silent: number
  readonly isAsked: boolean
}

/** `null`: nobody is there. */
export function leavingOf(life: Life, room: string, { answers, silent, isAsked }: Wish): Leaving | null {
  const kept = life.books()
  const stay = books.stayIn(kept, room)
  if (stay === undefined) return null
  const open = books.openOrders(kept, stay.id)
  const due = books.papersOf(kept, stay.id).filter(books.isDue)
  const said = due
    .filter((_, i) => i !== silent)
    .map((paper, i) => {
      const command = answers[i % answers.length] ?? { step: 'post' as const }
      return { paper, id: life.newId(), number: paper.number, command }
    })
  const isRefused = said.some(({ paper, command }) => saying.hears(paper, command) !== 'ok')
  return {
    bill: { stay: stay.id, unanswered: isAsked ? 'ask' : 'leave', answers: said },
    refusal(keeps, isBilled) {
      if (open.length > 0 && !keeps) return 'open-orders'
      if (isBilled && isRefused) return 'wrong-state'
      return isBilled && isAsked && said.length < due.length ? 'open-bill' : null
    },
    note(who, isBilled) {
      for (const { paper, id, command } of isBilled ? said : []) saying.note(kept, who, paper, id, command)
      for (const one of open) if (one.way === 'room') one.way = 'cash'
      stay.isOver = true
    },
  }
}
