/** Documents: today's at first, any by number, room, cashier, day and payment; the paper behind each, and the way to correct one. */
import { useCallback, useState } from 'preact/hooks'
import type { FoundDocument } from '../../../contract/documents.ts'
import { type Asked, NOTHING_ASKED } from '../../papers/asked.ts'
import { FoundPapers } from '../../papers/found.tsx'
import { usePaperWords } from '../../papers/words.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { CorrectSheet } from './correct-sheet.tsx'

export function Documents() {
  const { say, language, problem } = useSpeech()
  const { outlet, steps } = useDesk()
  const words = usePaperWords(language)
  const [asked, setAsked] = useTyped<Asked>('documents asked for', NOTHING_ASKED)
  const [wrong, setWrong] = useTyped<FoundDocument | null>('document', null)
  const [turn, setTurn] = useState(0)
  const correctOf = useCallback(
    (document: FoundDocument) =>
      document.kind === 'kwitansi' &&
      document.voidedBy === null && (
        <button
          type="button"
          class="button quiet"
          aria-label={say.correctOf(document.printed)}
          onClick={() => setWrong(document)}
        >
          {say.correct}
        </button>
      ),
    [say],
  )
  if (words === null) return <p class="empty">{say.loading}</p>
  return (
    <>
      <FoundPapers
        outlet={outlet}
        language={language}
        words={words}
        asked={asked}
        onAsked={setAsked}
        turn={`${turn} ${steps.said?.type ?? ''}`}
        refusal={({ code }) => problem(code)}
        deeds={correctOf}
      />
      {wrong !== null && (
        <CorrectSheet
          document={wrong}
          onClose={() => {
            setWrong(null)
            setTurn(now => now + 1)
          }}
        />
      )}
    </>
  )
}
