/** What may be said of a kwitansi's payment, what it then is, and whose hands the money passes: the books' own table. */
import type { PaymentCommand } from '../../../../src/domain/paying.ts'
import { type Books, hand, isOwedBack, type Paper, type State } from './books.ts'

type Said = Pick<Paper, 'state' | 'said'> & { readonly why?: string | null }
export type Answer = 'ok' | 'wrong-state' | 'invalid' | 'unknown-document'

/** `null`: it cannot be said of it. */
function leadsTo(paper: Paper, command: PaymentCommand): Said | null {
  const { state, said, isVoid } = paper
  const isOpen = state === 'due' || state === 'claimed'
  switch (command.step) {
    case 'claim':
      return state === 'due' && !isVoid ? { state: 'claimed', said: null } : null
    case 'pay':
      return isOpen && !isVoid ? { state: 'paid', said: command.means } : null
    case 'post':
      return isOpen && !isVoid ? { state: 'posted', said: null } : null
    case 'waive':
      return isOpen && !isVoid ? { state: 'waived', said: command.reason } : null
    case 'explain':
      if (isVoid) return explained(paper, command.reason)
      return isOpen ? { state, said: command.reason } : null
    case 'return':
      return isVoid ? givenBack(paper) : null
    default:
      // What was given back by mistake is owed again; all else was never so.
      if (state === 'returned') return said === null ? { state: 'posted', said } : { state: 'paid', said }
      return state === 'due' ? null : { state: 'due', said: null }
  }
}

/** Why what is to be given back was not yet: beside what it was paid in, or in its place where that is not known. */
function explained(paper: Paper, reason: string): Said | null {
  const { state, said } = paper
  if (!isOwedBack(paper)) return null
  return state === 'claimed' ? { state, said: reason } : { state, said, why: reason }
}

function givenBack({ state, said }: Paper): Said | null {
  if (state === 'claimed') return { state: 'returned', said: 'qris' }
  return state === 'paid' || state === 'posted' ? { state: 'returned', said } : null
}

/** What is so already may be said again. */
function isSaidAlready({ state, said, why: because, isVoid }: Paper, command: PaymentCommand): boolean {
  const is = (wanted: State, why: string | null = said) => state === wanted && said === why
  switch (command.step) {
    case 'claim':
      return is('claimed', null)
    case 'pay':
      return is('paid', command.means)
    case 'post':
      return is('posted')
    case 'waive':
      return is('waived', command.reason)
    case 'explain':
      if (isVoid && because === command.reason) return true
      return is('due', command.reason) || is('claimed', command.reason)
    case 'return':
      return is('returned')
    default:
      return is('due', null)
  }
}

const cashIn = ({ state, said }: Said, total: number) => (state === 'paid' && said === 'cash' ? total : 0)

/** What somebody would hear; nothing is written. */
export function hears(paper: Paper, command: PaymentCommand): 'ok' | 'wrong-state' {
  if (isSaidAlready(paper, command)) return 'ok'
  return paper.total > 0 && leadsTo(paper, command) !== null ? 'ok' : 'wrong-state'
}

/** Said by a clerk, of a paper that hears `ok`. */
export function note(books: Books, clerk: string, paper: Paper, id: string, command: PaymentCommand): void {
  const next = isSaidAlready(paper, command) ? null : leadsTo(paper, command)
  if (next === null) return
  books.said.set(id, paper.number)
  hand(books, clerk, cashIn(next, paper.total) - cashIn(paper, paper.total))
  Object.assign(paper, { why: null }, next)
}

/** What a device says under an id: done once, whoever says it again. */
export function say(
  books: Books,
  clerk: string,
  { id, number, command }: { readonly id: string; readonly number: number; readonly command: PaymentCommand },
): Answer {
  const paper = books.papers.find(one => one.number === number)
  if (paper === undefined) return 'unknown-document'
  const known = books.said.get(id)
  if (known !== undefined) return known === number ? 'ok' : 'invalid'
  const heard = hears(paper, command)
  if (heard === 'ok') note(books, clerk, paper, id, command)
  return heard
}
