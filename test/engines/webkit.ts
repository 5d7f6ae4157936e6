/** WebKitGTK, driven over WebDriver: MiniBrowser on a screen that nobody looks at. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { untilThere } from '../crash/browser/browser.ts'
import { openScreen, type Screen } from '../crash/browser/screen.ts'
import { findWebkit } from '../crash/browser/webkit.ts'
import { freePort } from '../support/postgres-server.ts'
import { type Driver, type Found, WINDOW, ZONE } from './driver.ts'

const DRIVER = '/usr/bin/WebKitWebDriver'
const START_MS = 60_000
const ANSWER_MS = 10_000
/** The driver itself may be waiting for what never comes. */
const REPLY_MS = 20_000
const LOOK_EVERY_MS = 20
/** As WebDriver writes that key. */
const ENTER = '\uE007'

export function findWebkitEngine(): Found {
  const webkit = findWebkit()
  if (webkit === null || !existsSync(DRIVER))
    return { missing: 'WebKitGTK is not installed and could not be (Debian: webkit2gtk-driver, xvfb)' }
  return {
    async start() {
      const screen = await openScreen(webkit.xvfb)
      const first = await openSession(webkit.program, screen)
      const spare = [first]
      return {
        version: `WebKitGTK ${first.version}`,
        async open() {
          const session = spare.pop() ?? (await openSession(webkit.program, screen))
          return drive(session)
        },
        async close() {
          await Promise.all(spare.map(session => session.end()))
          await screen.close()
        },
      }
    },
  }
}

interface Session {
  readonly version: string
  ask<Value>(method: string, path: string, body?: object): Promise<Value>
  end(): Promise<void>
}

interface Answer {
  readonly value: { readonly error?: string; readonly message?: string } | null
}

/** A driver has one session at a time: each browser has a driver of its own. */
async function openSession(program: string, screen: Screen): Promise<Session> {
  const port = await freePort()
  const home = mkdtempSync(join(tmpdir(), 'etalase-webkit-'))
  const child = spawn(DRIVER, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      HOME: home,
      XDG_RUNTIME_DIR: home,
      DISPLAY: screen.name,
      TZ: ZONE,
      LIBGL_ALWAYS_SOFTWARE: '1',
      // Else it asks for an accessibility bus, which would outlive it.
      NO_AT_BRIDGE: '1',
      LANG: 'C.UTF-8',
    },
  })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  async function ask<Value>(method: string, path: string, body?: object): Promise<Value> {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      signal: AbortSignal.timeout(REPLY_MS),
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
    })
    const { value } = (await answer.json()) as Answer
    if (!answer.ok) throw new Error(`${path}: ${value?.error} ${value?.message}`)
    return value as Value
  }
  const options = { binary: program, args: ['--automation'] }
  const opened = await untilThere(
    () =>
      ask<{ sessionId: string; capabilities: { browserVersion: string } }>('POST', '/session', {
        capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
      }),
    START_MS,
  )
  const base = `/session/${opened.sessionId}`
  const session: Session = {
    version: opened.capabilities.browserVersion,
    ask: (method, path, body) => ask(method, base + path, body),
    async end() {
      await ask('DELETE', base).catch(() => undefined)
      child.kill('SIGTERM')
      await gone
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  await session.ask('POST', '/window/rect', WINDOW)
  return session
}

/** WebDriver hears nothing of the console: the page itself is asked to write down what goes wrong in it. */
const WATCH = `
if (window.faultsHere === undefined) {
  window.faultsHere = []
  window.answersHere = {}
  addEventListener('error', event => faultsHere.push('threw ' + event.message))
  addEventListener('unhandledrejection', event => faultsHere.push('rejected ' + event.reason))
  const log = console.error
  console.error = (...words) => { faultsHere.push('logged ' + words.join(' ')); log.apply(console, words) }
}`

type Told<Value> = { readonly value: Value } | { readonly fault: string }

function drive({ ask, end }: Session): Driver {
  const before: string[] = []
  const sync = <Value>(script: string) => ask<Value>('POST', '/execute/sync', { script, args: [] })
  let asked = 0

  /** The driver waits for ever for a page that goes on to another address before it has answered: it is asked until it has. */
  async function run<Value>(expression: string): Promise<Value> {
    const id = ++asked
    let answer = await sync<Told<Value> | null>(`${WATCH}
      const tell = answer => { window.answersHere[${id}] = answer; return answer }
      try {
        const value = (${expression})
        if (typeof value?.then !== 'function') return { value: value ?? null }
        value.then(value => tell({ value: value ?? null }), fault => tell({ fault: String(fault) }))
        return null
      } catch (fault) { return { fault: String(fault) } }`)
    for (const end = Date.now() + ANSWER_MS; answer === null && Date.now() < end; await pause(LOOK_EVERY_MS))
      answer = await sync(`return window.answersHere === undefined ? { fault: 'the page has gone on' }
        : window.answersHere[${id}] ?? null`)
    if (answer === null || 'fault' in answer) throw new Error(answer?.fault ?? 'no answer from the page')
    return answer.value
  }

  const heard = () => run<string[]>('window.faultsHere.splice(0)')
  const faults = async () => {
    before.push(...(await heard().catch(() => [])))
    return before
  }
  return {
    async goto(url) {
      await faults()
      await ask('POST', '/url', { url })
      await run('null')
    },
    evaluate: run,
    async tapAt(x, y) {
      await act(ask, 'pointer', [
        { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ])
    },
    async type(text) {
      const keys = [...text.replaceAll('\n', ENTER)].flatMap(value => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ])
      await act(ask, 'key', keys)
    },
    async screenshot(path) {
      writeFileSync(path, Buffer.from(await ask<string>('GET', '/screenshot'), 'base64'))
    },
    faults,
    close: end,
  }
}

async function act(ask: Session['ask'], type: 'pointer' | 'key', actions: readonly object[]): Promise<void> {
  await ask('POST', '/actions', { actions: [{ type, id: type, actions }] })
}
