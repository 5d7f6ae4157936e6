/**
 * WebKitGTK's MiniBrowser, driven by its inspector. Its WebDriver is not used: an automated session keeps nothing, and what
 * is tested here is what a browser keeps.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages } from '../../support/debian.ts'
import { freePort } from '../../support/postgres-server.ts'
import { type Browser, spawnGroup, untilThere } from './browser.ts'
import { type Answer, createQuestions } from './questions.ts'
import type { Screen } from './screen.ts'
import { openSocket } from './socket.ts'

const LIBRARIES = '/usr/lib'
const START_MS = 60_000

const XVFB = '/usr/bin/Xvfb'

export interface Webkit {
  readonly program: string
  readonly xvfb: string
}

/** MiniBrowser and what it needs to run without a screen; `null` where they cannot be had. */
export function findWebkit(): Webkit | null {
  if (there() === null) installPackages('webkit2gtk-driver', 'xvfb')
  return there()
}

function there(): Webkit | null {
  const program = miniBrowser()
  return program !== null && existsSync(XVFB) ? { program, xvfb: XVFB } : null
}

function miniBrowser(): string | null {
  const folders = existsSync(LIBRARIES) ? readdirSync(LIBRARIES) : []
  const found = folders
    .flatMap(folder => {
      const path = join(LIBRARIES, folder)
      return folder.endsWith('-linux-gnu') ? readdirSync(path).map(name => join(path, name)) : []
    })
    .filter(path => /webkit2?gtk-/.test(path))
    .map(path => join(path, 'MiniBrowser'))
  return found.find(path => existsSync(path)) ?? null
}

export interface Shown {
  readonly program: string
  readonly screen: Screen
}

export async function launchWebkit(
  { program, screen }: Shown,
  profile: string,
  url: string,
): Promise<Browser> {
  const port = await freePort()
  const home = (name: string) => {
    const path = join(profile, name)
    mkdirSync(path, { recursive: true })
    return path
  }
  const group = spawnGroup(program, [`--cookies-file=${join(profile, 'cookies')}`, url], {
    HOME: home('home'),
    XDG_DATA_HOME: home('data'),
    XDG_CACHE_HOME: home('cache'),
    XDG_CONFIG_HOME: home('config'),
    XDG_RUNTIME_DIR: home('run'),
    DISPLAY: screen.name,
    WEBKIT_INSPECTOR_HTTP_SERVER: `127.0.0.1:${port}`,
    LIBGL_ALWAYS_SOFTWARE: '1',
    // Else it asks for an accessibility bus, which would outlive it.
    NO_AT_BRIDGE: '1',
    LANG: 'C.UTF-8',
  })
  try {
    const path = await untilThere(async () => {
      const page = await (await fetch(`http://127.0.0.1:${port}/`)).text()
      return /\/socket\/\d+\/\d+\/WebPage/.exec(page)?.[0] ?? null
    }, START_MS)
    return { run: await runnerOf(`ws://127.0.0.1:${port}${path}`), kill: group.kill }
  } catch (fault) {
    await group.kill()
    throw fault
  }
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: {
    readonly targetInfo?: {
      readonly targetId: string
      readonly type: string
      readonly isProvisional?: boolean
    }
    readonly newTargetId?: string
    readonly message?: string
  }
}
/** The page behind the view is a target of its own, and another one after it moved to another process. */
async function runnerOf(address: string): Promise<Browser['run']> {
  const socket = await openSocket(address)
  let target: string | null = null
  const questions = createQuestions((id, message) => {
    if (target === null) return false
    const params = { targetId: target, message }
    socket.send(JSON.stringify({ id, method: 'Target.sendMessageToTarget', params }))
    return true
  })
  socket.onText(text => {
    if (text === null) return questions.end()
    const { method, params } = JSON.parse(text) as Message
    if (method === 'Target.targetCreated' && params?.targetInfo?.type === 'page') {
      if (params.targetInfo.isProvisional !== true) target = params.targetInfo.targetId
    } else if (method === 'Target.didCommitProvisionalTarget') target = params?.newTargetId ?? null
    else if (method === 'Target.dispatchMessageFromTarget')
      questions.hear(JSON.parse(params?.message ?? '{}') as Answer)
  })
  return questions.run
}
