/** A screen that nobody looks at (Xvfb), for a browser that cannot do without one. It is shared and outlives the browsers. */
import { spawn } from 'node:child_process'
import { killAtEnd } from '../process/leftovers.ts'

export interface Screen {
  /** As DISPLAY wants it. */
  readonly name: string
  close(): Promise<void>
}

const START_MS = 60_000

export function openScreen(program: string): Promise<Screen> {
  // It picks a free number by itself and tells it when it is ready.
  const args = ['-displayfd', '1', '-screen', '0', '400x800x24', '-nolisten', 'tcp']
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const forget = child.pid === undefined ? () => undefined : killAtEnd(child.pid)
  const gone = new Promise<void>(resolve =>
    child.once('exit', () => resolve()).once('error', () => resolve()),
  )
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => child.kill('SIGKILL'), START_MS)
    let said = ''
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString()
      const number = /^(\d+)\n/.exec(said)?.[1]
      if (number === undefined) return
      clearTimeout(patience)
      resolve({
        name: `:${number}`,
        async close() {
          // Not -9: it removes its lock and its socket.
          child.kill('SIGTERM')
          await gone
          forget()
        },
      })
    })
    void gone.then(() => {
      clearTimeout(patience)
      forget()
      reject(new Error(`${program} did not come up: ${said}`))
    })
  })
}
