/** Fetches the document and says, when it cannot, what was kept and what to do. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Kwitansi } from '../../contract/kwitansi.ts'
import type { Language } from '../../domain/language.ts'
import { useLanguage } from '../app/language.ts'
import { ask, type Reply } from '../platform/api.ts'
import { Boundary } from '../ui/boundary.tsx'
import type { KwitansiAddress } from './address.ts'
import { CheckSection } from './check-section.tsx'
import { Paper } from './paper.tsx'
import { SealShown } from './seal.tsx'
import { Tools } from './tools.tsx'
import { useCheck } from './use-check.ts'
import { INDONESIAN_ONLY, loadWords, PaperLanguage, type Words } from './words.tsx'

export interface PageProps {
  readonly address: KwitansiAddress | null
  readonly language: Language
}

export function Page({ address, language: first }: PageProps) {
  const [{ language, words }, choose] = useLanguage(loadWords, INDONESIAN_ONLY, () => first)
  const [reply, setReply] = useState<Reply<Kwitansi> | null>(null)
  const kwitansi = reply?.ok === true ? reply.value : null
  const check = useCheck(address, kwitansi)
  const fetchIt = () => {
    if (address === null) return
    setReply(null)
    void ask<'kwitansi'>('POST', '/api/kwitansi', { body: address }).then(setReply)
  }
  useEffect(fetchIt, [])
  useEffect(() => {
    // The name a browser gives the file when the paper is saved as PDF.
    if (kwitansi !== null) document.title = `${kwitansi.outlet.name} ${kwitansi.printed.replace(/\//g, '-')}`
  }, [kwitansi])
  const say = words.second ?? words.id
  return (
    <PaperLanguage.Provider value={words}>
      {kwitansi !== null ? (
        <SealShown.Provider value={check.state}>
          <Boundary>
            <Paper kwitansi={kwitansi} />
          </Boundary>
          <Boundary>
            <CheckSection check={check} kwitansi={kwitansi} language={language} />
          </Boundary>
          <Boundary>
            <Tools kwitansi={kwitansi} say={say} language={language} onLanguage={choose} />
          </Boundary>
        </SealShown.Provider>
      ) : (
        <Notice
          say={say}
          code={address === null ? 'incomplete' : reply === null || reply.ok ? null : reply.code}
          onRetry={fetchIt}
        />
      )}
    </PaperLanguage.Provider>
  )
}

interface NoticeProps {
  readonly say: Words
  /** `null` while it is being fetched. */
  readonly code: string | null
  readonly onRetry: () => void
}

function Notice({ say, code, onRetry }: NoticeProps) {
  switch (code) {
    case null:
      return <p class="notice">{say.loading}</p>
    case 'incomplete':
      return <Trouble title={say.incompleteTitle} what={say.incomplete} />
    case 'document-lost':
      return <Trouble title={say.lostTitle} what={say.lost} />
    case 'unknown-document':
    case 'invalid':
      return <Trouble title={say.unknownTitle} what={say.unknown} />
    case 'offline':
      return <Trouble title={say.offlineTitle} what={say.offline} again={retry(say, onRetry)} />
    case 'too-many':
    case 'busy':
      return <Trouble title={say.busyTitle} what={say.busy} again={retry(say, onRetry)} />
    default:
      return <Trouble title={say.faultTitle} what={say.fault} again={retry(say, onRetry)} />
  }
}

function retry(say: Words, onRetry: () => void) {
  return (
    <button type="button" class="button" onClick={onRetry}>
      {say.retry}
    </button>
  )
}

function Trouble({ title, what, again }: { title: string; what: string; again?: ComponentChildren }) {
  return (
    <main class="notice">
      <div role="alert">
        <h1>{title}</h1>
        <p>{what}</p>
      </div>
      {again}
    </main>
  )
}
