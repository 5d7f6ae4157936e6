/** The campaign of real crashes: every part in turn, with its counts. Built and started by bin/campaign.mjs. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFileCity } from './city/city.ts'
import { backups } from './parts/backups.ts'
import { chromium, webkit } from './parts/browsers.ts'
import { cuts } from './parts/cuts.ts'
import { fullDisk } from './parts/full-disk.ts'
import { killFile } from './parts/kill-file.ts'
import { killPostgres } from './parts/kill-postgres.ts'
import type { Amounts, Ground, Part } from './parts/part.ts'
import { writeFaults } from './parts/write-faults.ts'
import { undoAll, undoAtEnd } from './process/leftovers.ts'
import { type PartReport, printReport } from './report.ts'

export { printReport }

const PARTS: readonly Part[] = [
  killFile,
  cuts,
  writeFaults,
  fullDisk,
  backups,
  killPostgres,
  chromium,
  webkit,
]

export interface CampaignOptions {
  readonly root: string
  readonly findings: string
  readonly seed: string
  readonly amounts: Amounts
  readonly say: (line: string) => void
}

export async function campaign(options: CampaignOptions): Promise<readonly PartReport[]> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
  process.once('exit', undoAll)
  const scratch = mkdtempSync(join(tmpdir(), 'etalase-campaign-'))
  undoAtEnd(() => rmSync(scratch, { recursive: true, force: true }))
  try {
    const city = join(scratch, 'city')
    mkdirSync(city)
    const hub = join(scratch, 'hub')
    await makeFileCity(city, hub)
    const ground: Ground = { ...options, scratch, city, hub }
    const reports: PartReport[] = []
    for (const part of PARTS) if (ground.amounts[part.amount] > 0) reports.push(await runPart(part, ground))
    return reports
  } finally {
    undoAll()
  }
}

async function runPart(part: Part, ground: Ground): Promise<PartReport> {
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  const report = await part.run(ground).catch((fault: Error) => ({
    counts: {},
    anomalies: [`the part broke: ${fault.stack ?? fault.message}`],
  }))
  const whole = { part: part.name, ...report, seconds: seconds() }
  printReport(whole, ground.say)
  return whole
}
