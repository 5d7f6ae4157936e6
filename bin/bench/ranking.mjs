/**
 * The agency's ranking over ever more kwitansi: 20 outlets with 100 products, all kwitansi in the 90 days that are asked
 * for, a twentieth of them void. The log's entries are made up; all else is the program's own counting and evaluating,
 * in a process of its own for each number of kwitansi.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundleOf, startWorker } from '../sim-bundle.mjs'

const KWITANSI = [100_000, 1_000_000]

export async function benchRanking({ folder, kwitansi = KWITANSI }) {
  const ranked = await bundleOf('ranked', 'bin/bench/ranked.mjs')
  try {
    const rows = []
    for (const number of kwitansi) {
      const path = join(folder, `ranking-${number}.db`)
      await startWorker(ranked.file, { path, kwitansi: number }, row => rows.push(row))
      for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
    }
    return rows
  } finally {
    ranked.remove()
  }
}
