/** What was done at this outlet, for whoever answers for its people. */
import { useEffect, useState } from 'preact/hooks'
import { useActs, useActWords } from '../platform/acts.ts'
import { ActsScreen } from '../ui/office/acts-screen.tsx'
import { usePlace, useRefusal } from './place.ts'
import { useSay } from './words.ts'

export function Acts() {
  const { language, words: say } = useSay()
  const { outlet } = usePlace()
  const words = useActWords(language)
  const [find, setFind] = useState('')
  const [on, setOn] = useState('')
  const { page, refused, ...state } = useActs(outlet.slug, { find, day: on })
  const refusal = useRefusal()
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => setTrouble(refused && refusal(refused)), [refused])
  if (words === null) return <p role="status">{say.loading}</p>
  return (
    <ActsScreen
      words={words}
      language={language}
      zone={outlet.zone}
      find={find}
      onFind={setFind}
      on={on}
      onDay={setOn}
      acts={page?.acts ?? null}
      hasOlder={page?.next != null}
      trouble={trouble}
      {...state}
    />
  )
}
