import type { CityOfEntries } from '../../contract/city-of-entries.ts'
import type { OutletId, ProductId } from '../../domain/ids.ts'
import { OUTLETS } from '../../domain/outlet.ts'
import { gather } from '../../domain/reading/gathering.ts'
import { type Ledger, ledgerOf } from '../../domain/reading/ledger.ts'
import { occasionDays } from '../../domain/reading/occasions.ts'
import { type ReadProduct, read } from '../../domain/reading/reading.ts'
import { type Suspicion, suspicionsOf } from '../../domain/reading/suspicions.ts'
import { businessDay, toMilliseconds } from '../../domain/time.ts'
import { ConfigError } from '../config.ts'
import type { Command } from './command.ts'
import { entryFiles, readEntries, readRegister } from './entries-folder.ts'

const ZONE = 'Asia/Makassar'
const CLOSING_HOUR = 4

/**
 * Reads liking from a folder of entries and a register alone, without a city of one's own: whoever has the entries can
 * recompute what is proposed. Prints one object of JSON; the period is all that the entries span.
 */
export const evaluate: Command = {
  usage: '--entries DIR --register FILE [--json]',
  async run({ say }, ...args) {
    const { entries, register } = optionsIn(args)
    say(JSON.stringify(evaluateFolder(entries, register)))
    return 0
  },
}

/** What is printed. Throws a `ConfigError` that names file and line of what is wrong. */
export function evaluateFolder(folder: string, registerFile: string): ReturnType<typeof evaluated> {
  const city = readRegister(registerFile)
  const logs = entryFiles(folder, city).map(([outlet, file]) => {
    const entries = readEntries(file, outlet)
    const suspicions = suspicionsOf(entries, dayOf).map(suspicion => ({ outlet, ...suspicion }))
    return { ledger: ledgerOf(outlet, entries, dayOf), suspicions }
  })
  return evaluated(
    city,
    logs.map(({ ledger }) => ledger),
    logs.flatMap(({ suspicions }) => suspicions),
  )
}

function dayOf(issuedAt: string) {
  return businessDay(toMilliseconds(issuedAt), ZONE, CLOSING_HOUR)
}

const OPTIONS = ['--entries', '--register'] as const

function optionsIn(args: readonly string[]): { readonly entries: string; readonly register: string } {
  const named = new Map<string, string>()
  for (let at = 0; at < args.length; at++) {
    const name = args[at] ?? ''
    if (name === '--json') continue
    if (!OPTIONS.some(option => option === name))
      throw new ConfigError(`${name}: it is used so: ${evaluate.usage}`)
    named.set(name, args[++at] ?? '')
  }
  const [entries, register] = OPTIONS.map(option => named.get(option) ?? '')
  if (!entries || !register) throw new ConfigError(`it is used so: npm start -- evaluate ${evaluate.usage}`)
  return { entries, register }
}

/** Of products that the register does not know nothing is told. */
function evaluated(
  { products, outlets, events = [] }: CityOfEntries,
  ledgers: readonly Ledger[],
  suspicions: readonly (Suspicion & { readonly outlet: OutletId })[],
) {
  const suspected = new Map<ProductId, (typeof suspicions)[number][]>()
  for (const suspicion of suspicions)
    suspected.set(suspicion.product, [...(suspected.get(suspicion.product) ?? []), suspicion])
  const evidence = gather({
    ledgers,
    isOccasion: occasionDays(ledgers, events),
    products: products.map(({ id, category }) => ({ product: id, category })),
    outlets: outlets.map(({ slug, kind }) => ({ outlet: slug, unit: OUTLETS[kind].exposure })),
  })
  const { products: rows } = read(evidence)
  return {
    products: rows
      .map(row => ({
        ...rowOf(row),
        suspicions: (suspected.get(row.product) ?? []).map(({ outlet, why, numbers }) => ({
          outlet,
          why,
          numbers,
        })),
      }))
      .sort((a, b) => b.score - a.score || (a.product < b.product ? -1 : 1)),
  }
}

function rowOf(row: ReadProduct) {
  return {
    product: row.product,
    /** Kwitansi per 100 room-nights at the city's average outlet and place. */
    score: millionths(row.rate),
    interval: row.interval.map(millionths),
    rankInterval: row.rankInterval,
    rank: row.rank,
    proposal: row.proposal,
    reasons: row.reasons,
    turnedBy: row.turnedBy,
    belowMedian: row.belowMedian,
    lowestThird: row.lowestThird,
    kwitansi: row.kwitansi,
    stays: row.stays,
    exposure: millionths(row.exposure),
    outlets: row.outlets,
    expected: millionths(row.expected),
    marks: row.leftOut.flatMap(({ outlet, mark, stays, suggested }) =>
      mark === null ? [] : { outlet, mark, stays, suggested: millionths(suggested) },
    ),
  }
}

function millionths(number: number): number {
  return Math.round(number * 1_000_000) / 1_000_000
}
