/** Chromium, driven by its own inspector protocol. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium, QUIET_SWITCHES } from '../../support/chromium.ts'
import { type Browser, spawnGroup, untilThere } from './browser.ts'
import { openSocket } from './socket.ts'

const START_MS = 60_000
const ANSWER_MS = 20_000

interface Answer {
  readonly id?: number
  readonly result?: { readonly result: { readonly value: unknown }; readonly exceptionDetails?: unknown }
}

export async function launchChromium(profile: string, url: string): Promise<Browser> {
  const portFile = join(profile, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  const group = spawnGroup(findChromium(), [
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--lang=id-ID',
    '--window-size=360,740',
    ...QUIET_SWITCHES,
    url,
  ])
  try {
    const address = await untilThere(async () => {
      const [port] = readFileSync(portFile, 'utf8').split('\n')
      const pages = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly {
        readonly type: string
        readonly webSocketDebuggerUrl: string
      }[]
      return pages.find(({ type }) => type === 'page')?.webSocketDebuggerUrl ?? null
    }, START_MS)
    return { run: await runnerOf(address), kill: group.kill }
  } catch (fault) {
    await group.kill()
    throw fault
  }
}

async function runnerOf(address: string): Promise<Browser['run']> {
  const socket = await openSocket(address)
  const waiting = new Map<number, (answer: Answer | null) => void>()
  let asked = 0
  socket.onText(text => {
    if (text === null) {
      for (const hear of waiting.values()) hear(null)
      return
    }
    const answer = JSON.parse(text) as Answer
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
  })
  return <Value>(expression: string) =>
    new Promise<Value>((resolve, reject) => {
      const id = ++asked
      const patience = setTimeout(() => hear(null), ANSWER_MS)
      const hear = (answer: Answer | null) => {
        clearTimeout(patience)
        waiting.delete(id)
        if (answer?.result === undefined || answer.result.exceptionDetails !== undefined)
          reject(new Error(`the page does not answer: ${JSON.stringify(answer)}`))
        else resolve(answer.result.result.value as Value)
      }
      waiting.set(id, hear)
      socket.send(
        JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression, returnByValue: true } }),
      )
    })
}
