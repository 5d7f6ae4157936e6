import { readFileSync } from 'node:fs'
import { check as words } from '../../i18n/en/check.ts'
import { type Examined, examine, sealState } from '../../log/examine.ts'
import { type PaperFile, parsePaperFile } from '../../log/paper-file.ts'
import { crypto } from '../crypto.ts'
import type { Command } from './command.ts'

const HOLDS = 0
const WRONG = 1
const NOT_READ = 2
const TIMEOUT_MS = 15_000
const LINK = /^(https?:\/\/[^/]+)\/k\/([^/]+)\/(\d+)(?:\?[^#]*)?#(.+)$/

/**
 * Checks a kwitansi: its file, or the link that its QR says. Exits with 0 where it holds, 1 where something is wrong, 2
 * where it cannot be read. The hub's key comes from the command line or HUB_KEY, and never from where the paper does.
 */
export const verify: Command = {
  usage: 'FILE|URL [HUB_KEY]',
  async run({ config, say }, from = '', key) {
    let paper: PaperFile | null
    try {
      paper = LINK.test(from) ? await fetchPaper(from) : parsePaperFile(readFileSync(from, 'utf8'))
    } catch (fault) {
      say(`${from.split('#')[0]} cannot be read: ${(fault as Error).message}`)
      return NOT_READ
    }
    if (paper === null) {
      say(words.faults.unreadable ?? '')
      return NOT_READ
    }
    const examined = examine(paper, key ?? config.hub?.key ?? null, crypto)
    for (const line of told(examined)) say(line)
    return sealState(examined) === 'broken' ? WRONG : HOLDS
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

function told(examined: Examined): string[] {
  const { tree, number, fault, differences, witnessedAt, isDetailOpen, hasHub, seal } = examined
  return [
    `${words.states[sealState(examined)]}${number === null ? '' : `: number ${number}`}`,
    ...differences.map(({ field, line, shown, sealed }) =>
      words.differs(words.fields[field] ?? field, line, shown, sealed),
    ),
    ...(fault === null ? [] : [words.faults[fault] ?? fault]),
    ...(tree === null ? [] : [words.steps.signature(tree.origin)]),
    ...(tree === null || fault !== null ? [] : [words.steps.place(String(number), String(tree.size))]),
    ...(isDetailOpen === true ? [words.steps.detail] : []),
    ...(witnessedAt === null ? [] : [`Witnessed ${new Date(witnessedAt * 1000).toISOString()}`]),
    ...(fault === null && seal === 'sealed'
      ? [hasHub ? words.steps.witnessWaits : words.steps.noWitness]
      : []),
  ]
}
