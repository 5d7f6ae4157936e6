/**
 * The disk is full: a file system of a few megabytes, and a ballast that takes what is left of it while orders come. Clients
 * hear that it cannot; nothing acknowledged is gone; when there is room again it goes on by itself.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { throwDice } from '../../../src/server/demo/random.ts'
import { undoAtEnd } from '../process/leftovers.ts'
import { run } from '../run.ts'
import { fileStage } from './file-stage.ts'
import { collect, type Part, skipped } from './part.ts'

const GUESTS = 6
const PATIENCE_MS = 60_000
/** Beside the database: its write-ahead log grows to four megabytes before it begins anew. */
const ROOM_BYTES = 24 * 2 ** 20
const FILLS_A_RUN = 5
const VERDICTS_MAX = 40
const FAULTS_MAX = 20
/** So many faults to one fill: the amounts are told in write faults. */
const FAULTS_A_FILL = 10

export const fullDisk: Part = {
  name: 'the disk is full, SQLite',
  amount: 'faults',
  async run(ground) {
    const found = collect(ground, 'full-disk')
    const fills = Math.ceil(ground.amounts.faults / FAULTS_A_FILL)
    found.counts['disk filled'] = 0
    for (let left = fills; left > 0; left -= FILLS_A_RUN) {
      const seed = `${ground.seed}-${left}`
      const dice = throwDice(seed, 'full')
      const dir = join(ground.scratch, `full-${seed}`)
      mkdirSync(dir)
      const size = statSync(join(ground.city, 'etalase.db')).size + ROOM_BYTES
      if (!mount(dir, size)) return skipped('a small file system could not be mounted (needs root and tmpfs)')
      // Lazily: statements that are not collected yet hold the file open.
      const unmount = () => void spawnSync('umount', ['-l', dir])
      const forget = undoAtEnd(unmount)
      const ballast = join(dir, 'ballast')
      const stage = await fileStage(ground, dir)
      try {
        const finding = await run({
          seed,
          stage,
          guests: GUESTS,
          patienceMs: PATIENCE_MS,
          async trouble(recorder) {
            for (let n = Math.min(left, FILLS_A_RUN); n > 0; n--) {
              await recorder.until('verdict', dice.int(1, VERDICTS_MAX), PATIENCE_MS)
              fill(ballast)
              try {
                await recorder.until('fault', dice.int(1, FAULTS_MAX), PATIENCE_MS)
                found.counts['disk filled'] = (found.counts['disk filled'] ?? 0) + 1
                // A restart on a full disk must not make it worse.
                if (dice.chance(0.3)) await stage.server().kill()
              } finally {
                rmSync(ballast)
              }
              await stage.heal()
            }
          },
        })
        found.add(finding)
      } finally {
        await stage.close()
        unmount()
        forget()
      }
      rmSync(dir, { recursive: true, force: true })
    }
    return found
  },
}

function mount(dir: string, bytes: number): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', dir]).status === 0
}

/** To the last byte. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (let bytes = 2 ** 20; bytes >= 1; bytes = Math.floor(bytes / 2)) while (wrote(file, bytes));
  } finally {
    closeSync(file)
  }
}

function wrote(file: number, bytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(bytes)) === bytes
  } catch {
    return false
  }
}
