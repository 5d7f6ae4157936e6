/** Documents as at the desk, and as a file for the accountant. */
import { useState } from 'preact/hooks'
import { TRAITS } from '../../i18n/languages.ts'
import { allFound, FILE_ROWS_MAX } from '../papers/all-pages.ts'
import { type Asked, NOTHING_ASKED, queryOf } from '../papers/asked.ts'
import { FoundPapers } from '../papers/found.tsx'
import { ledgerOf } from '../papers/ledger.ts'
import { type PaperWords, usePaperWords } from '../papers/words.ts'
import { saveFile } from '../sheets/files.ts'
import { usePlace, useRefusal } from './place.ts'
import { Restate } from './restate.tsx'
import { ToldPrograms } from './told-programs.tsx'
import { Waiting } from './waiting.tsx'
import { useSay } from './words.ts'

export function Documents() {
  const { language, words: texts } = useSay()
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const words = usePaperWords(language)
  const [asked, setAsked] = useState<Asked>(NOTHING_ASKED)
  const [turn, setTurn] = useState(0)
  if (words === null) return <Waiting trouble={null} onRetry={() => undefined} />
  return (
    <>
      <div class="heading">
        <h1>{texts.part.documents}</h1>
      </div>
      <FoundPapers
        outlet={outlet}
        language={language}
        words={words}
        asked={asked}
        onAsked={setAsked}
        turn={turn}
        deeds={document => (
          <Restate document={document} words={words} onDone={() => setTurn(now => now + 1)} />
        )}
        refusal={refusal}
        beside={today => <TakeAway words={words} asked={asked} today={today} />}
      />
      <ToldPrograms words={words} />
    </>
  )
}

interface TakeAwayProps {
  readonly words: PaperWords
  readonly asked: Asked
  readonly today: string
}

function TakeAway({ words, asked, today }: TakeAwayProps) {
  const { file } = words.say
  const { language } = useSay()
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  async function take(): Promise<string | null> {
    const query = queryOf(asked, today)
    if ([...query.keys()].length === 0) query.set('from', today)
    const found = await allFound(outlet.slug, query)
    if (found === null)
      return file.tooMany(new Intl.NumberFormat(TRAITS[language].locale).format(FILE_ROWS_MAX))
    if (!Array.isArray(found)) return refusal(found)
    const sheets = ledgerOf(found, { words, language, zone: outlet.zone })
    return saveFile(`${file.name}-${outlet.slug}-${today}`, sheets).then(
      () => null,
      () => file.failed,
    )
  }

  return (
    <>
      <button
        type="button"
        class="button quiet"
        disabled={isBusy}
        onClick={() => {
          setBusy(true)
          void take().then(said => {
            setTrouble(said)
            setBusy(false)
          })
        }}
      >
        {isBusy ? file.taking : file.take}
      </button>
      {trouble !== null && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
    </>
  )
}
