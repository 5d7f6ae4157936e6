/**
 * A folder of entries and a register, as anybody may have written them: `DIR/{outlet}.jsonl`, one entry a line, numbers
 * ascending. What is wrong is said with its file and line.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { CityOfEntries } from '../../contract/city-of-entries.ts'
import { Entry, Head, isEntry } from '../../contract/entry.ts'
import { ENTRY_VERSION } from '../../domain/document.ts'
import type { OutletId } from '../../domain/ids.ts'
import { ConfigError } from '../config.ts'

const ENDING = '.jsonl'
const REGISTER_BYTES_MAX = 64 * 1024 * 1024
/** A file is read as a whole: some two million entries. */
const FILE_BYTES_MAX = 1024 * 1024 * 1024
const LINE_BYTES_MAX = 1024 * 1024
export const OUTLETS_MAX = 5_000

export function readRegister(file: string): CityOfEntries {
  const text = reading(file, REGISTER_BYTES_MAX).toString('utf8')
  const parsed = CityOfEntries.safeParse(json(text, file))
  if (!parsed.success) throw new ConfigError(`${file}: ${saysWrong(parsed.error.issues)}`)
  const { products, outlets, sellers } = parsed.data
  refuseTwice(
    file,
    'product',
    products.map(({ id }) => id),
  )
  refuseTwice(
    file,
    'outlet',
    outlets.map(({ slug }) => slug),
  )
  const makers = new Set(sellers.map(({ slug }) => slug))
  const orphan = products.find(({ seller }) => !makers.has(seller))
  if (orphan !== undefined)
    throw new ConfigError(`${file}: ${orphan.id} is of ${orphan.seller}, who is no seller there`)
  if (outlets.length > OUTLETS_MAX)
    throw new ConfigError(`${file}: at most ${OUTLETS_MAX} outlets are read at once`)
  return parsed.data
}

/** Files of the folder by their outlet, in the order of its name; each must be in the register. */
export function entryFiles(
  folder: string,
  register: CityOfEntries,
): readonly (readonly [OutletId, string])[] {
  const known = new Set(register.outlets.map(({ slug }) => slug))
  const names = listing(folder)
    .filter(name => name.endsWith(ENDING))
    .sort()
  if (names.length === 0) throw new ConfigError(`${folder} has no file *${ENDING}`)
  return names.map(name => {
    const outlet = basename(name, ENDING)
    if (!known.has(outlet))
      throw new ConfigError(`${join(folder, name)}: ${outlet} is no outlet of the register`)
    return [outlet, join(folder, name)] as const
  })
}

export function readEntries(file: string, outlet: OutletId): Entry[] {
  const entries: Entry[] = []
  let last = 0
  for (const [line, text] of linesOf(file)) {
    const entry = entryIn(text, `${file}:${line}`)
    const at = `${file}:${line}: entry ${entry.number}`
    if (entry.outlet !== outlet) throw new ConfigError(`${at} is of ${entry.outlet}`)
    if (entry.number <= last) throw new ConfigError(`${at} comes after ${last}: numbers must ascend`)
    last = entry.number
    entries.push(entry)
  }
  return entries
}

/** Lines that say something, with their numbers. */
function* linesOf(file: string): Generator<readonly [line: number, text: string]> {
  const bytes = reading(file, FILE_BYTES_MAX)
  for (let from = 0, line = 1; from < bytes.length; line++) {
    const end = bytes.indexOf(10, from)
    const to = end === -1 ? bytes.length : end
    if (to - from > LINE_BYTES_MAX) throw new ConfigError(`${file}:${line}: a line is longer than any entry`)
    const text = bytes.toString('utf8', from, to).trim()
    if (text !== '') yield [line, text]
    from = to + 1
  }
}

function entryIn(text: string, at: string): Entry {
  const value = json(text, at)
  if (isEntry(value)) return value
  const head = Head.safeParse(value)
  if (head.success && head.data.v > ENTRY_VERSION)
    throw new ConfigError(
      `${at}: entry ${head.data.number} is of version ${head.data.v}; ${ENTRY_VERSION} is the newest that is read here`,
    )
  const parsed = Entry.safeParse(value)
  throw new ConfigError(`${at}: ${parsed.success ? 'no entry' : saysWrong(parsed.error.issues)}`)
}

function json(text: string, at: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ConfigError(`${at}: no JSON`)
  }
}

function saysWrong(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string {
  const [first] = issues
  if (first === undefined) return 'it has another shape'
  return `${first.path.length === 0 ? 'it' : first.path.join('.')}: ${first.message}`
}

function refuseTwice(file: string, what: string, names: readonly string[]): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw new ConfigError(`${file}: the ${what} ${twice} is there twice`)
}

function listing(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (fault) {
    throw new ConfigError(`${folder} cannot be read: ${(fault as Error).message}`)
  }
}

function reading(file: string, bytesMax: number): Buffer {
  try {
    const { size } = statSync(file)
    if (size <= bytesMax) return readFileSync(file)
  } catch (fault) {
    throw new ConfigError(`${file} cannot be read: ${(fault as Error).message}`)
  }
  throw new ConfigError(`${file} is larger than is read at once (${bytesMax} bytes)`)
}
