/** Words of a part that is open, in the language of its page. */
import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'

/**
 * `null` until the first are here; of those that were asked for before, none is shown that comes late. Where they do not come,
 * what was here stays. `load` must stay the same.
 */
export function useWords<Words extends object>(
  load: (language: Language) => Promise<Words>,
  language: Language,
): Words | null {
  const [words, setWords] = useState<Words | null>(null)
  useEffect(() => {
    let isWanted = true
    void load(language).then(
      read => isWanted && setWords(read),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [load, language])
  return words
}
