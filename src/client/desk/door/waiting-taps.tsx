/** Before anybody is signed in: whose taps wait here, each for its own clerk. */
import { useEffect, useState } from 'preact/hooks'
import { waitingFor } from '../live/pending.ts'
import type { Sending } from '../live/sending.ts'
import { useSpeech } from '../speech.ts'

export function WaitingTaps({ sending }: { sending: Sending }) {
  const { say } = useSpeech()
  const [waiting, setWaiting] = useState(sending.now)
  useEffect(() => sending.listen({ changed: setWaiting, came: () => undefined }), [sending])
  return (
    <>
      {Array.from(waitingFor(waiting), ([clerk, count]) => (
        <p key={clerk}>{say.waitsForClerk(count, clerk)}</p>
      ))}
    </>
  )
}
