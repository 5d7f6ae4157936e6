/** A hub beside the hotels, a process of its own on files of its own, that is killed and paused like any other. */
import { cpSync, rmSync } from 'node:fs'
import type { Storage } from '../../../src/server/storage/storage.ts'
import { freePort } from '../../support/postgres-server.ts'
import { openFileCity } from '../city/city.ts'
import { type Server, startServer } from './server.ts'

export interface Hub {
  readonly url: string
  /** What a hotel is started with. */
  readonly env: Readonly<Record<string, string>>
  /** `null` while it is down. */
  server(): Server | null
  /** Starts it where it does not run, wakes it where it is paused. */
  heal(): Promise<void>
  /** kill -9. */
  crash(): Promise<void>
  end(): Promise<void>
  openStorage(): Storage
  close(): Promise<void>
}

/** `template`: a hub that has taken the city's outlets on; `dir` gets a copy. */
export async function openHub(root: string, template: string, dir: string, key: string): Promise<Hub> {
  cpSync(template, dir, { recursive: true })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let server: Server | null = null

  async function start() {
    const started = await startServer({ root, dataDir: dir, port, command: ['hub'] })
    server = started
    void started.gone.then(() => {
      if (server === started) server = null
    })
  }
  await start()
  return {
    url,
    env: { HUB_URL: url, HUB_KEY: key },
    server: () => server,
    async heal() {
      server?.signal('SIGCONT')
      if (server === null) await start()
    },
    async crash() {
      await server?.kill()
    },
    async end() {
      await server?.stop()
    },
    openStorage: () => openFileCity(dir),
    async close() {
      await server?.kill()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
