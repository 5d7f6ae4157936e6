/** A real browser with a profile that outlives it: told what to run in its page, and killed without a word. */
import { type ChildProcess, spawn } from 'node:child_process'
import { breathe } from '../load/client.ts'
import { killAtEnd } from '../process/leftovers.ts'

export interface Browser {
  /** The value of an expression in the page as it is now; it must be JSON. */
  run<Value>(expression: string): Promise<Value>
  /** kill -9 of the browser and of all its processes. */
  kill(): Promise<void>
}

/** Starts one with that profile, at that address. */
export type Launch = (profile: string, url: string) => Promise<Browser>

const LOOK_EVERY_MS = 40

/** Resolves with the first value that is not `null`, `false` or `undefined`; rejects after `patienceMs`, with what the page says. */
export async function until<Value>(browser: Browser, expression: string, patienceMs: number): Promise<Value> {
  let fault = ''
  for (const end = Date.now() + patienceMs; Date.now() < end; await breathe(LOOK_EVERY_MS)) {
    try {
      const value = await browser.run<Value | null | false>(expression)
      if (value !== null && value !== false && value !== undefined) return value
    } catch (thrown) {
      // A page on its way to the next address answers nothing.
      fault = (thrown as Error).message
    }
  }
  const shown = await browser.run<string>('location.href + " " + document.body.innerText').catch(() => fault)
  throw new Error(`in vain: ${expression}\n${String(shown).slice(0, 1_500)}`)
}

/** In a process group of its own, so that all of it can be killed at once. */
export function spawnGroup(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { readonly child: ChildProcess; kill(): Promise<void> } {
  const child = spawn(program, args, { stdio: 'ignore', detached: true, env: { ...process.env, ...env } })
  const gone = new Promise<void>(resolve =>
    child.once('exit', () => resolve()).once('error', () => resolve()),
  )
  const { pid } = child
  const forget = pid === undefined ? () => undefined : killAtEnd(-pid)
  return {
    child,
    async kill() {
      if (pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-pid, 'SIGKILL')
      await gone
      forget()
    },
  }
}

/** Asks until there is an answer: a program that starts does not listen at once. */
export async function untilThere<Value>(
  look: () => Promise<Value | null>,
  patienceMs: number,
): Promise<Value> {
  let last: unknown = null
  for (const end = Date.now() + patienceMs; Date.now() < end; await breathe(LOOK_EVERY_MS)) {
    try {
      const value = await look()
      if (value !== null) return value
    } catch (fault) {
      last = fault
    }
  }
  throw new Error('the browser did not come up', { cause: last })
}
