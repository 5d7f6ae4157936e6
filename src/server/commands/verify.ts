import { readFileSync } from 'node:fs'
import type { ProblemCode } from '../../contract/problem.ts'
import { CONTRACT_HEADER, CONTRACT_VERSION } from '../../contract/version.ts'
import { nameIn } from '../../domain/document-name.ts'
import { check as words } from '../../i18n/en/check.ts'
import { tellCheck } from '../../i18n/told-check.ts'
import { examine, isProven } from '../../log/examine.ts'
import { parseKey } from '../../log/note.ts'
import { type PaperFile, parsePaperFile } from '../../log/paper-file.ts'
import { newerRegister } from '../../log/register.ts'
import type { HubAddress } from '../config.ts'
import { crypto } from '../crypto.ts'
import { sha256 } from '../usecases/world.ts'
import { audit } from './audit.ts'
import type { Command } from './command.ts'

const HOLDS = 0
const WRONG = 1
const NOT_READ = 2
const TIMEOUT_MS = 15_000
const AGENCY_LOG = /^https?:.*\/agency\/log\/?$/
const LINK = /^(https?:\/\/[^/]+)\/k\/([^/]+)\/([\d-]+)(?:\?[^#]*)?#(.+)$/

/**
 * Checks a kwitansi: its file, or the link that its QR says; of the agency's log, by its address, every entry (`audit.ts`). Exits with 0 where it is proven, 1 where something is wrong, where
 * it was signed and is lost since, or where nothing proves it yet, 2 where it cannot be read or asked for. The hub's key (or the log's own, as `/log/OUTLET/key` told
 * it before) comes from the command line or HUB_KEY, and never from where the paper does; without one a link is believed at
 * its hotel's word, and a file not at all.
 */
export const verify: Command = {
  usage: 'FILE|URL [KEY]',
  async run(at, from = '', key) {
    if (AGENCY_LOG.test(from)) return audit.run(at, from)
    const { config, say } = at
    const isFile = !LINK.test(from)
    let paper: PaperFile | null
    try {
      paper = isFile ? parsePaperFile(readFileSync(from, 'utf8')) : await fetchPaper(from)
    } catch (fault) {
      if (fault instanceof Lost) {
        say(`${words.states.lost}. ${words.says.lost}`)
        return WRONG
      }
      say(`${from.split('#')[0]} cannot be read: ${(fault as Error).message}`)
      return NOT_READ
    }
    if (paper === null) {
      say(words.faults.unreadable)
      return NOT_READ
    }
    const hubKey = key ?? config.hub?.key ?? null
    const known = isFile && config.hub !== null ? await withRegisterOf(paper, config.hub, hubKey, say) : paper
    const examined = examine(known, hubKey, crypto)
    const { state, says, wrong, steps } = tellCheck(examined, { say: words, language: 'en', isFile })
    const lines = [
      `${state}. ${says}`,
      ...wrong,
      ...steps.map(({ text, isOpen }) => `${isOpen ? '… ' : '✓ '}${text}`),
    ]
    for (const line of lines) say(line)
    if (examined.fault === 'hub-key-wrong' || examined.fault === 'newer') return NOT_READ
    return isProven(examined, isFile) ? HOLDS : WRONG
  },
}

/** A file knows what its hub said when it was saved. What was lost since, the hub says today, where it can be asked. */
async function withRegisterOf(
  paper: PaperFile,
  { url }: HubAddress,
  vkey: string | null,
  say: (line: string) => void,
): Promise<PaperFile> {
  const hubKey = vkey === null ? null : parseKey(vkey, sha256)
  if (hubKey === null) return paper
  try {
    const answer = await fetch(`${url}/hub/register`, {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!answer.ok) throw new Error(`${url} answers ${answer.status}`)
    return { ...paper, register: newerRegister(paper.register, await answer.text(), hubKey, crypto) }
  } catch (fault) {
    say(
      `checked by the list of keys in the file, for the hub's of today cannot be had: ${(fault as Error).message}`,
    )
    return paper
  }
}

/** There was a paper of that name, and its loss was accepted. */
class Lost extends Error {}

/** A link's token goes to its own host alone, and in no address. */
async function fetchPaper(link: string): Promise<PaperFile | null> {
  const [, origin, outlet, called = '', token] = LINK.exec(link) ?? []
  const name = nameIn(called)
  if (name === null) throw new Error(`${called} is no number of a document`)
  const ask = async (path: string) => {
    const answer = await fetch(`${origin}${path}`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { 'content-type': 'application/json', [CONTRACT_HEADER]: String(CONTRACT_VERSION) },
      body: JSON.stringify({ outlet, ...name, token }),
    })
    if (!answer.ok && (await codeOf(answer)) === 'document-lost') throw new Lost()
    if (!answer.ok) throw new Error(`${origin} answers ${answer.status}`)
    return (await answer.json()) as object
  }
  const shown = await ask('/api/kwitansi')
  return parsePaperFile(JSON.stringify({ ...(await ask('/api/kwitansi/proof')), shown }))
}

/** Of what answers, whatever it is. */
async function codeOf(answer: Response): Promise<ProblemCode | null> {
  const problem: unknown = await answer.json().catch(() => null)
  return (problem as { code?: ProblemCode } | null)?.code ?? null
}
