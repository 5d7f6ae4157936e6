/** A stage of one server on a copy of the SQLite city, behind a front. */

import { freePort } from '../../support/postgres-server.ts'
import { copyCity, openFileCity } from '../city/city.ts'
import { type Front, type FrontOptions, openFront } from '../process/front.ts'
import { openHub } from '../process/hub.ts'
import { type Server, startServer } from '../process/server.ts'
import type { Stage } from '../run.ts'
import type { Ground } from './part.ts'

export interface FileStage extends Stage {
  readonly front: Front
  readonly server: () => Server
  /** kill -9, then the same again on the same files. */
  crash(): Promise<void>
  close(): Promise<void>
}

export interface FileStageOptions extends FrontOptions {
  readonly under?: readonly string[]
  /** Of what is sent to the hub. */
  readonly toHub?: FrontOptions
}

/** `dir` gets the copy. */
export async function fileStage(
  { root, city, hub: template }: Ground,
  dir: string,
  { under = [], toHub, ...faults }: FileStageOptions = {},
): Promise<FileStage> {
  copyCity(city, dir)
  const hub = await openHub(root, template, `${dir}-hub`, toHub)
  const front = await openFront(faults)
  const port = await freePort()
  front.serve([port])
  let server: Server | null = null

  async function start() {
    const started = await startServer({ root, dataDir: dir, port, under, env: hub.env })
    server = started
    void started.gone.then(() => {
      if (server === started) server = null
    })
  }
  return {
    url: front.url,
    servers: [`http://127.0.0.1:${port}`],
    hub,
    front,
    server() {
      if (server === null) throw new Error('the server is down')
      return server
    },
    async heal() {
      if (server === null) await start()
    },
    async crash() {
      await server?.kill()
      await start()
    },
    async end() {
      await server?.stop()
    },
    openStorage: async () => openFileCity(dir),
    async close() {
      await server?.kill()
      await hub.close()
      await front.close()
    },
  }
}
