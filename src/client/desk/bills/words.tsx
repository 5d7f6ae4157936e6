/** The words of bills come with their screens: a desk opens without them. */

import type { ComponentChildren } from 'preact'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { BillPaper } from '../../../contract/payments.ts'
import type { Language } from '../../../domain/language.ts'
import { isOwedBack, OPEN_REASONS, type OpenReason, WAIVE_REASONS } from '../../../domain/paying.ts'
import type { paying } from '../../../i18n/id/paying.ts'
import { load } from '../../../i18n/load.ts'
import { useWords } from '../../platform/use-words.ts'
import { useSpeech } from '../speech.ts'
import { type Choice, payableOf } from './answers.ts'

export type Words = typeof paying

const loadPaying = (language: Language) => load('paying', import.meta.glob('/src/i18n/*/paying.ts'), language)

const PayingContext = createContext<Words | null>(null)

export function WithPaying({ children }: { readonly children: ComponentChildren }) {
  const { say, language } = useSpeech()
  const words = useWords(loadPaying, language)
  if (words === null) return <p class="empty">{say.loading}</p>
  return <PayingContext.Provider value={words}>{children}</PayingContext.Provider>
}

export function usePaying(): Words {
  const words = useContext(PayingContext)
  if (words === null) throw new Error('no words: a bill stands outside of its WithPaying')
  return words
}

/** How it stands, in a few words. */
export function endOf(words: Words, paper: BillPaper): string {
  const { state, said, isVoid } = paper
  if (isVoid && state !== 'returned') return isOwedBack(payableOf(paper)) ? words.owed : words.voidEnded
  if (state === 'paid' && (said === 'cash' || said === 'qris' || said === 'none')) return words.paidIn[said]
  return words.states[state]
}

/** Why, where that was said. */
export function whyOf(words: Words, { said, why, isVoid }: BillPaper): string | null {
  const waived = WAIVE_REASONS.find(word => word === said)
  if (waived !== undefined) return words.waiveReasons[waived]
  const open = OPEN_REASONS.find(word => word === (why ?? said))
  return open === undefined ? null : openWord(words, open, isVoid)
}

export function openWord(words: Words, reason: OpenReason, isVoid: boolean): string {
  return isVoid && reason === 'guest-gone' ? words.backGone : words.openReasons[reason]
}

export function choiceWord({ steps }: Words, choice: Choice, paper: BillPaper): string {
  if (choice === 'qris' && paper.state === 'claimed') return steps.arrived
  if (choice === 'return' && paper.state === 'posted') return steps.unpost
  return steps[choice]
}

export function whatOf(words: Words, paper: BillPaper): string {
  return paper.lines.map(({ quantity, name }) => words.lineOf(quantity, name)).join(', ')
}
