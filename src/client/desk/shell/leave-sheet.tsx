/** Before a clerk leaves whose taps have not all arrived: what waits, and for whom. */
import { Sheet } from '../parts/sheet.tsx'
import { useSpeech } from '../speech.ts'
import { useDesk } from './desk-context.ts'

export interface LeaveSheetProps {
  /** Why it could not be done just now. */
  readonly trouble: string
  readonly onLeave: () => void
  readonly onClose: () => void
}

export function LeaveSheet({ trouble, onLeave, onClose }: LeaveSheetProps) {
  const { say } = useSpeech()
  const { steps } = useDesk()
  return (
    <Sheet title={say.change} onClose={onClose}>
      <p>{steps.unsent === 0 ? say.leaveSent : say.leaveUnsent(steps.unsent)}</p>
      {steps.unsaved > 0 && <p class="trouble">{say.unsaved(steps.unsaved)}</p>}
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <div class="actions">
        <button type="button" class="button" onClick={onLeave}>
          {say.leaveDo}
        </button>
        <button type="button" class="button quiet" onClick={onClose}>
          {say.back}
        </button>
      </div>
    </Sheet>
  )
}
