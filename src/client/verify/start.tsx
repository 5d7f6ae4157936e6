/**
 * The check that stands alone: one file that loads nothing and sends nothing, from a USB stick as well as from the hub. The
 * hub's key stands in its head; without one, whoever checks pastes it.
 */
import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Detail, EntryLine } from '../../domain/document.ts'
import { named, spelled } from '../../domain/document-name.ts'
import type { DocumentNumber } from '../../domain/ids.ts'
import { LANGUAGES, type Language } from '../../domain/language.ts'
import { formatRupiah } from '../../domain/money.ts'
import { inEvery } from '../../i18n/load.ts'
import { type CheckWords, timeText } from '../../i18n/told-check.ts'
import { type Examined, isProven } from '../../log/examine.ts'
import { parseKey } from '../../log/note.ts'
import { parsePaperFile } from '../../log/paper-file.ts'
import { newerRegister, openRegister, readRegister } from '../../log/register.ts'
import { turnPage } from '../app/language.ts'
import { crypto } from '../check/crypto.ts'
import { examine } from '../check/examine.ts'
import { Report } from '../check/report.tsx'
import { guardText } from '../ui/guard-text.ts'
import { LanguageChoice } from '../ui/language-choice.tsx'
import './verify.css'

/** A file's bytes at most: a register of thousands of outlets has room. */
const FILE_BYTES_MAX = 4_000_000
/** What the build leaves where a server, or a command, writes the key. */
const NO_KEY = '{hub-key}'

interface Found {
  readonly examined: Examined
  /** `null` unless it opens the entry. */
  readonly detail: Detail | null
}

const WORDS = inEvery('check', import.meta.glob('/src/i18n/*/check.ts', { eager: true }))

function App({ builtIn }: { builtIn: string | null }) {
  const [language, setLanguage] = useState<Language>(
    LANGUAGES.find(known => navigator.language.startsWith(known)) ?? 'en',
  )
  const [pasted, setPasted] = useState('')
  const [typedKey, setTypedKey] = useState('')
  const [list, setList] = useState<string | null>(null)
  const [found, setFound] = useState<Found | null>(null)
  const say = WORDS[language]
  const { alone } = say
  const hubKey = builtIn ?? (typedKey.trim() || null)
  useEffect(() => {
    turnPage(language)
    document.title = `${alone.title} · Etalase`
  }, [language])
  const check = (text: string) => {
    if (!isList(text)) return setFound(checkText(text, hubKey, list))
    setList(text)
    setPasted('')
  }
  const read = (file: File | undefined) => {
    if (file === undefined) return
    if (file.size > FILE_BYTES_MAX) return setFound(UNREADABLE)
    void file.text().then(check, () => setFound(UNREADABLE))
  }
  return (
    <main
      class="alone"
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        read(event.dataTransfer?.files[0])
      }}
    >
      <header>
        <h1>{alone.title}</h1>
        <LanguageChoice label={alone.language} language={language} onLanguage={setLanguage} />
      </header>
      {found === null ? (
        <>
          <p>{alone.lead}</p>
          {builtIn === null ? (
            <label class="field">
              <b>{alone.hubKey}</b>
              <span>{alone.hubKeyHelp}</span>
              <input
                value={typedKey}
                onInput={event => setTypedKey(event.currentTarget.value)}
                autocomplete="off"
                spellcheck={false}
              />
            </label>
          ) : (
            <p class="key">{alone.hubKeyIn(builtIn)}</p>
          )}
          <p class="key">{alone.newerList}</p>
          {list !== null && <p role="status">{listText(list, hubKey, { say, language })}</p>}
          <label class="field choose">
            <b>{alone.choose}</b>
            <input type="file" onChange={event => read(event.currentTarget.files?.[0])} />
          </label>
          <label class="field">
            <b>{alone.paste}</b>
            <textarea
              rows={6}
              value={pasted}
              onInput={event => setPasted(event.currentTarget.value)}
              spellcheck={false}
            />
          </label>
          <button type="button" class="button" disabled={pasted.trim() === ''} onClick={() => check(pasted)}>
            {alone.check}
          </button>
        </>
      ) : (
        <>
          <div role="status">
            <Report examined={found.examined} say={say} language={language} isFile={true} />
          </div>
          <Content found={found} say={say} />
          <button type="button" class="button" onClick={() => setFound(null)}>
            {alone.other}
          </button>
        </>
      )}
    </main>
  )
}

const UNREADABLE: Found = {
  detail: null,
  examined: {
    seal: 'waiting',
    fault: 'unreadable',
    entry: null,
    voucher: 'paper',
    asOf: null,
    tree: null,
    witnessedAt: null,
    isDetailOpen: null,
    differences: [],
  },
}

/** The hub's list of keys instead of a paper: which keys it has, and what was lost up to its day. */
function isList(text: string): boolean {
  try {
    return readRegister(text) !== null
  } catch {
    return false
  }
}

function listText(
  list: string,
  hubKey: string | null,
  { say: { alone }, language }: { readonly say: CheckWords; readonly language: Language },
): string {
  const key = parseKey(hubKey ?? '', crypto.sha256)
  const register = key === null ? null : openRegister(list, key, crypto)
  return register === null
    ? alone.listWrong
    : alone.listTaken(timeText(Date.parse(register.asOf) / 1000, language))
}

/** `list`: of a later day than the paper's own, if the hub has signed it. */
function checkText(text: string, hubKey: string | null, list: string | null): Found {
  const paper = parsePaperFile(text)
  if (paper === null) return UNREADABLE
  const key = parseKey(hubKey ?? '', crypto.sha256)
  const register =
    key === null || list === null ? paper.register : newerRegister(paper.register, list, key, crypto)
  const examined = examine({ ...paper, register }, hubKey)
  return { examined, detail: examined.isDetailOpen === true ? paper.detail : null }
}

/** Of the entry, and of what opens it, alone: what a file says beside them proves nothing. */
function Content({ found: { examined, detail }, say }: { found: Found; say: CheckWords }) {
  const { alone, fields } = say
  const values: Readonly<Record<string, string>> = say.values
  const { entry } = examined
  if (entry === null || !('lines' in entry)) return null
  const word = (value: string) => values[value] ?? value
  const name = (number: DocumentNumber) => spelled(named(examined.keys ?? [], number))
  const rows: [string, string][] = [
    [alone.outlet, entry.outlet],
    [fields.number, name(entry.number)],
    [fields.issuedAt, entry.issuedAt.slice(0, 16).replace('T', ' ')],
  ]
  if (entry.kind === 'void') rows.push([fields.voids, name(entry.voids)], [fields.reason, word(entry.reason)])
  if (detail !== null)
    for (const field of ['payer', 'room', 'cashier'] as const) rows.push([fields[field], detail[field]])
  const end: [string, string][] = [[fields.total, formatRupiah(entry.total)]]
  if (entry.kind === 'kwitansi') end.push([fields.payment, word(entry.payment)])
  if (entry.kind === 'kwitansi' && entry.replaces !== undefined)
    end.push([fields.replaces, name(entry.replaces)])
  return (
    <section class="content">
      <h2>{isProven(examined, true) ? alone.content : alone.untrusted}</h2>
      <dl>
        <Rows of={rows} />
        {entry.lines.map((line, i) => (
          <Line key={i} line={line} />
        ))}
        <Rows of={end} />
      </dl>
    </section>
  )
}

function Rows({ of }: { of: readonly [string, string][] }) {
  return of.map(([label, text]) => (
    <div key={label}>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  ))
}

function Line({ line: { name, seller, quantity, unitPrice, amount } }: { line: EntryLine }) {
  return (
    <div class="line">
      <dt>
        {name} <small>{seller}</small>
        <small>
          {quantity} × {formatRupiah(unitPrice)}
        </small>
      </dt>
      <dd>{formatRupiah(amount)}</dd>
    </div>
  )
}

const key = document.querySelector<HTMLMetaElement>('meta[name="hub-key"]')?.content ?? ''
const root = document.getElementById('app')
guardText()
if (root !== null) render(<App builtIn={key === NO_KEY || key === '' ? null : key} />, root)
