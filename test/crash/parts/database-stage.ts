/** A stage of several servers on one PostgreSQL, behind a front that hands requests to each in turn. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Dice } from '../../../src/server/demo/random.ts'
import { openPostgres } from '../../../src/server/storage/postgres/open.ts'
import { freePort, type PostgresServer } from '../../support/postgres-server.ts'
import { type Front, openFront } from '../process/front.ts'
import { openHub } from '../process/hub.ts'
import { type Server, startServer } from '../process/server.ts'
import type { Stage } from '../run.ts'
import type { Ground } from './part.ts'

export interface DatabaseStage extends Stage {
  readonly front: Front
  /** Ports of the servers. */
  readonly ports: readonly number[]
  pick(dice: Dice): Server | null
  close(): Promise<void>
}

export interface DatabaseStageOptions {
  /** Has the city's key and mark. */
  readonly dataDir: string
  readonly postgres: PostgresServer
  /** A database that has the city. */
  readonly template: string
  readonly processes: number
  /** A hub that has taken the city's outlets on. */
  readonly hubTemplate: string
}

let made = 0

export async function databaseStage(
  { root, scratch }: Ground,
  options: DatabaseStageOptions,
): Promise<DatabaseStage> {
  const { dataDir, postgres, template, processes, hubTemplate } = options
  // The database is a new one: marks of the one before would say that it is an old backup.
  rmSync(join(dataDir, 'high-water'), { recursive: true, force: true })
  const hub = await openHub(root, hubTemplate, join(scratch, `hub-${made}`))
  const url = await copyDatabase(postgres.url, template)
  const front = await openFront()
  const running = new Map<number, Server>()
  const ports: number[] = []
  for (let n = 0; n < processes; n++) ports.push(await freePort())
  front.serve(ports)

  async function start(port: number) {
    const server = await startServer({ root, dataDir, port, env: { DATABASE_URL: url, ...hub.env } })
    running.set(port, server)
    void server.gone.then(() => {
      if (running.get(port) === server) running.delete(port)
    })
  }
  const all = (act: (server: Server) => Promise<void>) =>
    Promise.all([...running.values()].map(act)).then(() => undefined)
  return {
    url: front.url,
    servers: ports.map(port => `http://127.0.0.1:${port}`),
    hub,
    front,
    ports,
    pick: dice => running.get(dice.pick(ports)) ?? null,
    async heal() {
      for (const server of running.values()) server.signal('SIGCONT')
      await Promise.all(ports.filter(port => !running.has(port)).map(start))
    },
    end: () => all(server => server.stop()),
    openStorage: () => openPostgres({ url }),
    async close() {
      await all(server => server.kill())
      await hub.close()
      await front.close()
    },
  }
}

/** An empty database, or a copy of one that nobody is connected to; answers its address. */
export async function copyDatabase(maintenance: string, template = 'template1'): Promise<string> {
  const name = `campaign_${made++}`
  const client = new Client({ connectionString: maintenance })
  await client.connect()
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  await client.end()
  return maintenance.replace(/\/postgres$/, `/${name}`)
}
