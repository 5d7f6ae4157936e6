/** Chromium, driven by its own inspector protocol. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium, QUIET_SWITCHES } from '../../support/chromium.ts'
import { type Browser, spawnGroup, untilThere } from './browser.ts'
import { type Answer, createQuestions } from './questions.ts'
import { openSocket } from './socket.ts'

const START_MS = 60_000

export async function launchChromium(profile: string, url: string): Promise<Browser> {
  const portFile = join(profile, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  const group = spawnGroup(findChromium(), [
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--lang=id-ID',
    '--accept-lang=id-ID',
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
  const questions = createQuestions((_id, question) => {
    socket.send(question)
    return true
  })
  socket.onText(text => (text === null ? questions.end() : questions.hear(JSON.parse(text) as Answer)))
  return questions.run
}
