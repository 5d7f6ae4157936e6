/** What is true of the whole shop just now: no network, a code that is no longer any room's. */
import { OFFLINE, WARN } from '../../ui/icon.tsx'
import type { GuestState } from '../first/state.ts'
import { Notice, wordsOf } from './parts.tsx'

export function Notices({ state }: { state: GuestState }) {
  const words = wordsOf(state)
  return (
    <>
      {state.offline && <Notice icon={OFFLINE}>{words.offline}</Notice>}
      {state.trouble?.kind === 'stay-ended' && (
        <Notice icon={WARN} alert>
          <b>{words.stayEnded}</b> {words.stayEndedText}
        </Notice>
      )}
      {state.oldCode && (
        <Notice icon={WARN} alert>
          {words.oldCode}
        </Notice>
      )}
    </>
  )
}
