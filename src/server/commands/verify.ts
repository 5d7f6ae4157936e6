import { readFileSync } from 'node:fs'
import { check as words } from '../../i18n/en/check.ts'
import { tellCheck } from '../../i18n/told-check.ts'
import { examine, isProven } from '../../log/examine.ts'
import { type PaperFile, parsePaperFile } from '../../log/paper-file.ts'
import { crypto } from '../crypto.ts'
import type { Command } from './command.ts'

const HOLDS = 0
const WRONG = 1
const NOT_READ = 2
const TIMEOUT_MS = 15_000
const LINK = /^(https?:\/\/[^/]+)\/k\/([^/]+)\/(\d+)(?:\?[^#]*)?#(.+)$/

/**
 * Checks a kwitansi: its file, or the link that its QR says. Exits with 0 where it is proven, 1 where something is wrong or
 * nothing proves it yet, 2 where it cannot be read or asked for. The hub's key (or the log's own, as `/log/OUTLET/key` told
 * it before) comes from the command line or HUB_KEY, and never from where the paper does; without one a link is believed at
 * its hotel's word, and a file not at all.
 */
export const verify: Command = {
  usage: 'FILE|URL [KEY]',
  async run({ config, say }, from = '', key) {
    const isFile = !LINK.test(from)
    let paper: PaperFile | null
    try {
      paper = isFile ? parsePaperFile(readFileSync(from, 'utf8')) : await fetchPaper(from)
    } catch (fault) {
      say(`${from.split('#')[0]} cannot be read: ${(fault as Error).message}`)
      return NOT_READ
    }
    if (paper === null) {
      say(words.faults.unreadable)
      return NOT_READ
    }
    const examined = examine(paper, key ?? config.hub?.key ?? null, crypto)
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

/** A link's token goes to its own host alone, and in no address. */
async function fetchPaper(link: string): Promise<PaperFile | null> {
  const [, origin, outlet, number, token] = LINK.exec(link) ?? []
  const ask = async (path: string) => {
    const answer = await fetch(`${origin}${path}`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outlet, number: Number(number), token }),
    })
    if (!answer.ok) throw new Error(`${origin} answers ${answer.status}`)
    return (await answer.json()) as object
  }
  const shown = await ask('/api/kwitansi')
  return parsePaperFile(JSON.stringify({ ...(await ask('/api/kwitansi/proof')), shown }))
}
