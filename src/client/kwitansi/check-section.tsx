/** Below the paper: what this device has checked of it, and the file by which anybody can check it elsewhere. */
import type { Kwitansi } from '../../contract/kwitansi.ts'
import type { Language } from '../../domain/language.ts'
import { load } from '../../i18n/load.ts'
import type { CheckWords } from '../../i18n/told-check.ts'
import { formatPaperFile } from '../../log/paper-file.ts'
import { Report } from '../check/report.tsx'
import { useWords } from '../platform/use-words.ts'
import { CHECK_ID } from './marks.tsx'
import type { PaperCheck } from './use-check.ts'

const loadCheckWords = (language: Language): Promise<CheckWords> =>
  load('check', import.meta.glob('/src/i18n/*/check.ts'), language)

interface CheckSectionProps {
  readonly check: PaperCheck
  readonly kwitansi: Kwitansi
  readonly language: Language
}

export function CheckSection({ check, kwitansi, language }: CheckSectionProps) {
  const say = useWords(loadCheckWords, language)
  if (say === null) return null
  const { examined, proof, failed, again } = check
  return (
    <section class="tools checks" aria-label={say.title}>
      <h2 id={CHECK_ID} tabIndex={-1}>
        {say.title}
      </h2>
      <div role="status">
        {examined === null ? (
          <p>{failed ? say.failed : say.checking}</p>
        ) : (
          <Report examined={examined} say={say} language={language} isFile={false} />
        )}
      </div>
      <div class="acts">
        {proof !== null && (
          <a
            class="button quiet"
            href={fileOf(formatPaperFile(proof, kwitansi))}
            download={`${kwitansi.printed.replace(/\//g, '-')}.json`}
          >
            {say.saveFile}
          </a>
        )}
        <button type="button" class="button quiet" onClick={again}>
          {say.again}
        </button>
      </div>
      <p class="hint">
        {say.trust} {proof?.hubUrl != null && <Independent url={proof.hubUrl} say={say} />}
      </p>
    </section>
  )
}

/** Whoever does not trust the hotel does not trust its page either. */
function Independent({ url, say }: { url: string; say: CheckWords }) {
  return (
    <>
      {say.independent} <a href={`${url}/verify.html`}>{say.independentLink}</a>.
    </>
  )
}

function fileOf(text: string): string {
  return `data:application/json;charset=utf-8,${encodeURIComponent(text)}`
}
