/** What the forms by which a kwitansi is corrected are handed, and how each is sent. */
import { useState } from 'preact/hooks'
import type { FoundDocument } from '../../../contract/documents.ts'
import type { ProblemCode } from '../../../contract/problem.ts'
import type { Reply } from '../../platform/api.ts'
import { useDesk } from '../shell/desk-context.ts'

export interface CorrectProps {
  readonly document: FoundDocument
  readonly onClose: () => void
}

/** `send`: once at a time; what was done is told, and its sheet closed. */
export function useCorrecting(onClose: () => void) {
  const { tell, signedOut } = useDesk()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ProblemCode | 'offline' | null>(null)
  async function send(asked: Promise<Reply<unknown>>, done: string): Promise<void> {
    setBusy(true)
    const reply = await asked
    setBusy(false)
    if (!reply.ok) {
      if (reply.code === 'not-allowed') signedOut()
      return setTrouble(reply.code)
    }
    tell(done)
    onClose()
  }
  return { busy, trouble, send }
}
