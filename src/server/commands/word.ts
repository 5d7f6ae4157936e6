import { appendFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** Keeps what a person has said at the terminal beside the city: a line for each time. Answers where. */
export function noteWord(dataDir: string, file: string, nowMs: number, said: object): string {
  const path = join(dataDir, file)
  const by = { account: process.env.SUDO_USER ?? process.env.USER ?? null, machine: hostname() }
  const line = JSON.stringify({ ...said, at: new Date(nowMs).toISOString(), ...by })
  appendFileSync(path, `${line}\n`, { mode: 0o600, flush: true })
  return path
}

/** Whose word it is: no blank, and no longer than a line. */
export function nameOf(by: string | undefined, name: string | undefined): string | null {
  const said = by === '--by' ? (name?.trim() ?? '') : ''
  return said === '' || said.length > NAME_MAX || said.startsWith('--') ? null : said
}

const NAME_MAX = 120
