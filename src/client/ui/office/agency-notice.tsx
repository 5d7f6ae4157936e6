/** What is to be told of the agency's log: what it is, since when, what goes on meanwhile, and what to do. */
import type { AgencyNotice as Notice } from '../../../domain/agency-log.ts'
import type { agencyLog } from '../../../i18n/id/agency-log.ts'
import { Said, type SaidProps } from './said.tsx'

const LOOKS = {
  'rolled-back': 'late',
  forked: 'late',
  'wrong-key': 'late',
  'wrong-entries': 'late',
  waits: 'late',
  silent: 'soon',
  'passed-over': 'soon',
  ended: 'waiting',
} as const satisfies Record<Notice['is'], SaidProps['look']>

export interface AgencyNoticeProps {
  /** `null`: there is nothing to tell. */
  readonly notice: Notice | null
  readonly of: 'manager' | 'agency'
  readonly words: typeof agencyLog
}

export function AgencyNotice({ notice, of, words }: AgencyNoticeProps) {
  // Where the register waits, it is the agency's to do something.
  if (notice === null || (of === 'manager' && notice.is === 'waits')) return null
  const { is, days } = notice
  return (
    <Said look={LOOKS[is]}>
      <p>
        <b>{words.title[is]}</b> {days !== null && words[is === 'silent' ? 'heard' : 'noticed'](days)}
      </p>
      <p>
        {of === 'manager' && is !== 'passed-over' && is !== 'ended' && words.kept} {words[of][is]}
      </p>
    </Said>
  )
}
