/** Somebody is signed in who may not serve here: a sentence, and the ways on. */
import type { ComponentChildren } from 'preact'
import type { DeskSession } from '../../../contract/desk.ts'
import { mayManage } from '../../../domain/staff.ts'
import { ask } from '../../platform/api.ts'
import { useSpeech } from '../speech.ts'
import type { SignInInfo } from './kept-session.ts'
import { Threshold } from './threshold.tsx'

export interface NotServingProps {
  readonly info: SignInInfo
  readonly session: DeskSession
  readonly onLeft: () => void
  /** Whose taps wait for them. */
  readonly waiting: ComponentChildren
}

export function NotServing({ info: { outlet }, session: { staff, role }, onLeft, waiting }: NotServingProps) {
  const { say } = useSpeech()
  const leave = () =>
    void ask<'closeDeskSession'>('POST', '/api/desk/session/end', { outlet: outlet.slug }).then(onLeft)
  return (
    <Threshold title={say.title} outlet={outlet.name}>
      <p role="status">{say.notServing(staff)}</p>
      {waiting}
      <p class="actions">
        {mayManage(role) && (
          <a class="button" href={`/manage/${outlet.slug}`}>
            {say.toManage}
          </a>
        )}
        <button type="button" class="button quiet" onClick={leave}>
          {say.change}
        </button>
      </p>
    </Threshold>
  )
}
