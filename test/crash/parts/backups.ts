/**
 * Backups taken under load, put back on a new disk without a hub while the city they were taken of goes on: each is a part of
 * it to the byte, says where it ends, and gives out no number a second time, whatever its desk tries.
 */
import { join } from 'node:path'
import type { Storage } from '../../../src/server/storage/storage.ts'
import { freePort } from '../../support/postgres-server.ts'
import { openFileCity } from '../city/city.ts'
import { readState } from '../history/state.ts'
import { readCast } from '../load/cast.ts'
import { signIn } from '../load/clerk.ts'
import { createClient } from '../load/client.ts'
import { runCommand } from '../process/command.ts'
import { startServer } from '../process/server.ts'
import { addCounts } from '../report.ts'
import { inRuns, PATIENCE_MS } from './file-runs.ts'
import { fileStage } from './file-stage.ts'
import { collect, type Ground, type Part } from './part.ts'

const BACKUPS_A_RUN = 3
const VERDICTS_MAX = 40

export const backups: Part = {
  name: 'backups under load, put back elsewhere, SQLite',
  amount: 'backups',
  async run(ground) {
    const found = collect(ground, 'backups')
    const extent = { name: 'backup', total: ground.amounts.backups, most: BACKUPS_A_RUN }
    await inRuns(ground, extent, async ({ dice, dir, amount, play }) => {
      const stage = await fileStage(ground, dir)
      const copies: string[] = []
      const finding = await play(stage, async recorder => {
        for (let n = 0; n < amount; n++) {
          await recorder.until('verdict', dice.int(1, VERDICTS_MAX), PATIENCE_MS)
          const copy = `${dir}-copy-${n}`
          const faults = await putElsewhere(ground, dir, copy)
          copies.push(copy)
          found.anomalies.push(...faults)
          addCounts(found.counts, { backups: 1 })
        }
      })
      found.add(finding)
      for (const copy of copies) found.anomalies.push(...(await strayedFrom(dir, copy, found.counts)))
    })
    return found
  },
}

/** Backs up, puts back, serves, and lets its desk try; answers what was wrong. */
async function putElsewhere({ root }: Ground, dir: string, copy: string): Promise<string[]> {
  const backup = join(`${copy}-backup`)
  const taken = await runCommand(root, dir, ['backup', backup])
  if (taken.code !== 0) return [`a backup ended with ${taken.code}: ${taken.said}`]
  const restored = await runCommand(root, copy, ['restore', backup])
  if (restored.code !== 0) return [`a backup could not be put back: ${restored.said}`]
  const server = await startServer({ root, dataDir: copy, port: await freePort() })
  try {
    const faults = await tryToIssue(`http://127.0.0.1:${server.port}`)
    if (!server.said().includes('npm start -- newest'))
      faults.push('a copy does not say that it may not be the newest')
    return faults
  } finally {
    await server.stop()
  }
}

/** Every clerk sees what is open, and brings it: the first goes on, the other waits. */
async function tryToIssue(url: string): Promise<string[]> {
  const faults: string[] = []
  for (const outlet of await readCast(createClient(url, 'stranger'))) {
    const [clerk] = outlet.staff
    if (clerk === undefined) continue
    const client = await signIn(url, outlet, clerk)
    const query = `?outlet=${outlet.slug}`
    const board = await client.send('GET', `/api/desk/board${query}`)
    const { orders, desk } = board.body as {
      orders: { id: string; state: string }[]
      desk: { deliveriesWait: boolean }
    }
    if (!desk.deliveriesWait) faults.push(`the desk of ${outlet.slug} is not told that deliveries wait`)
    for (const { id, state } of orders) {
      const seen = await client.send('POST', `/api/desk/orders/${id}/acknowledge${query}`, {})
      if (state === 'placed' && seen.status !== 200) faults.push(`order ${id} cannot be seen: ${seen.why}`)
      const delivered = await client.send('POST', `/api/desk/orders/${id}/deliver${query}`, {})
      const { code } = (delivered.body ?? {}) as { code?: string }
      if (delivered.status !== 503 || code !== 'log-incomplete')
        faults.push(`order ${id} on a copy: ${delivered.why} ${code}`)
    }
  }
  return faults
}

/** The copy's documents must be the beginning of the city's, to the byte, and no more than it was put back with. */
async function strayedFrom(dir: string, copy: string, counts: Record<string, number>): Promise<string[]> {
  const [whole, part] = [await documentsOf(openFileCity(dir)), await documentsOf(openFileCity(copy))]
  addCounts(counts, { 'documents on copies': part.size, 'documents after them': whole.size - part.size })
  const strayed = [...part].filter(([number, entry]) => whole.get(number) !== entry)
  return strayed.map(([number]) => `${number} is on two papers: on a copy another than in its city`)
}

async function documentsOf(storage: Storage): Promise<Map<string, string>> {
  const { documents } = await readState(storage).finally(() => storage.close())
  return new Map(documents.map(({ outlet, number, entry }) => [`${outlet} ${number}`, entry]))
}
