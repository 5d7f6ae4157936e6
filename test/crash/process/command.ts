/** One of the program's commands, in a process of its own, beside whatever serves. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface Ran {
  readonly code: number | null
  readonly said: string
}

export function runCommand(root: string, dataDir: string, words: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'bin', 'start.mjs'), ...words], {
    env: { ...process.env, DATA_DIR: dataDir, NODE_ENV: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (bytes: Buffer) => {
    said += bytes.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => resolve({ code, said }))
  })
}
