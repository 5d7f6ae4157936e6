/** A hub beside the hotels, a process of its own on files of its own, that is killed and paused like any other. */
import { cpSync, rmSync } from 'node:fs'
import { hubIn } from '../../../src/server/hub-mark.ts'
import { keyFiles } from '../../../src/server/log-files.ts'
import type { Storage } from '../../../src/server/storage/storage.ts'
import { hubKeys } from '../../../src/server/usecases/hub/publish.ts'
import { freePort } from '../../support/postgres-server.ts'
import { openFileCity } from '../city/city.ts'
import { type FrontOptions, openFront } from './front.ts'
import { type Server, startServer } from './server.ts'

export interface Hub {
  /** Its address, whatever happens behind it. */
  readonly url: string
  /** What a hotel is started with. */
  readonly env: Readonly<Record<string, string>>
  /** Keys of its witness and its mirror, as signed-note writes them. */
  readonly cosigners: readonly string[]
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

/** `template`: a hub that has taken the city's outlets on; `dir` gets a copy. `faults`: of what is sent to it. */
export async function openHub(
  root: string,
  template: string,
  dir: string,
  faults: FrontOptions = {},
): Promise<Hub> {
  cpSync(template, dir, { recursive: true })
  const names = hubIn(dir)
  if (names === null) throw new Error(`${dir} is no hub's`)
  const { register, witness, mirror } = await hubKeys({ signer: keyFiles(dir), names })
  const front = await openFront(faults)
  const port = await freePort()
  front.serve([port])
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
    url: front.url,
    env: { HUB_URL: front.url, HUB_KEY: register },
    cosigners: [witness, mirror],
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
      await front.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
