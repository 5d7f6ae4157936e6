/** What was done at the agency, for whoever answers for its people. */
import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { problems as indonesian } from '../../i18n/id/problems.ts'
import { load } from '../../i18n/load.ts'
import { useActs, useActWords } from '../platform/acts.ts'
import { useLookAgain } from '../platform/rights.ts'
import { useWords } from '../platform/use-words.ts'
import { ActsScreen } from '../ui/office/acts-screen.tsx'
import { useSay } from './words.ts'

const loadProblems = (language: Language): Promise<typeof indonesian> =>
  load('problems', import.meta.glob('/src/i18n/*/problems.ts'), language)

export function Acts({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const { language, words: say } = useSay()
  const words = useActWords(language)
  const lookAgain = useLookAgain()
  const problems = useWords(loadProblems, language) ?? indonesian
  const [find, setFind] = useState('')
  const [on, setOn] = useState('')
  const { page, refused, ...state } = useActs(null, { find, day: on })
  useEffect(() => {
    if (refused?.code === 'session-required') onSignedOut()
    if (refused !== null) lookAgain(refused)
  }, [refused])
  return (
    <main class="work">
      {words === null ? (
        <p role="status">{say.loading}</p>
      ) : (
        <ActsScreen
          words={words}
          language={language}
          zone="Asia/Makassar"
          find={find}
          onFind={setFind}
          on={on}
          onDay={setOn}
          acts={page?.acts ?? null}
          hasOlder={page?.next != null}
          trouble={refused && problems[refused.code]}
          {...state}
        />
      )}
    </main>
  )
}
