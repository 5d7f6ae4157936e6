/** What came of the last try: what happened, what was kept, what to do. */

import { PIECES_SURE } from '../../../domain/holding.ts'
import { BELL, OFFLINE, WARN } from '../../ui/icon.tsx'
import type { GuestState, GuestWords } from '../first/state.ts'
import { CallDesk, Notice, wordsOf } from './parts.tsx'

export function TroubleNotice({ state }: { state: GuestState }) {
  const words = wordsOf(state)
  const { trouble } = state
  if (trouble === null) return null
  switch (trouble.kind) {
    case 'offline':
      return <Said icon={OFFLINE} title={words.notSent} text={words.notSentText} />
    case 'scan-first':
      return (
        <Notice icon={WARN} alert>
          {isIcon() ? words.scanFirstIcon : words.scanFirst}
          <CallDesk state={state} />
        </Notice>
      )
    case 'no-cookies':
      return (
        <Notice icon={WARN} alert>
          <b>{words.noCookies}</b> {words.noCookiesText}
          <CallDesk state={state} />
        </Notice>
      )
    case 'pending':
      return <Said icon={BELL} title={words.confirming} text={words.confirmingMatch(trouble.match)} />
    case 'price-changed':
      return <Said icon={WARN} title={words.priceChanged} text={words.priceChangedText} />
    case 'sold-out':
      return <Said icon={WARN} title={words.soldOutTitle} text={soldOutText(state, trouble.left)} />
    case 'time-refused':
      return <Said icon={WARN} title={words.refused} text={words.deliveryFaults[trouble.reason]} />
    case 'more-than-share':
      return <Said icon={WARN} title={words.refused} text={words.moreThanShare(PIECES_SURE)} />
    case 'already-sent':
      return <Said icon={WARN} title={words.alreadySent} text="" />
    case 'misread':
      return <Said icon={WARN} title={words.misread} text={words.misreadText} />
    case 'refused':
      return <Said icon={WARN} title={words.refused} text={textOf(words.problems, trouble.code)} />
    // Said at the field itself, and wherever the guest is.
    case 'code-wrong':
    case 'code-missing':
    case 'stay-ended':
    case 'forgotten':
      return null
  }
}

/** A word of a later release is said as what it is here. */
function textOf(texts: Readonly<Record<string, string>> & GuestWords['problems'], code: string): string {
  return texts[code] ?? texts.invalid
}

/** Opened by its icon on the phone's screen, which on iPhones shares nothing with the browser that scans a code. */
function isIcon(): boolean {
  return matchMedia('(display-mode: standalone)').matches
}

function Said({ icon, title, text }: { icon: string; title: string; text: string }) {
  return (
    <Notice icon={icon} alert>
      <b>{title}</b> {text}
    </Notice>
  )
}

function soldOutText(state: GuestState, left: Readonly<Record<string, number>>): string {
  const words = wordsOf(state)
  const named = Object.entries(left).map(([id, pieces]) => {
    const name = state.items.find(item => item.id === id)?.name ?? id
    return `${name}: ${words.soldOutLeft(pieces)}.`
  })
  return `${named.join(' ')} ${words.soldOutText}`
}
