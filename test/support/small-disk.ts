/** A file system of a few megabytes that can be filled to its last byte and emptied again: a real one, for whoever may mount. */
import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  readonly dir: string
  fill(): void
  empty(): void
  /** Nothing can be written to it any more; nobody may have a file of it open for writing. */
  readOnly(): void
  unmount(): void
}

/** `null` where none can be mounted. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const dir = mkdtempSync(join(tmpdir(), 'etalase-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir]).status === 0
  if (!mounted) {
    rmSync(dir, { recursive: true })
    return null
  }
  const ballast = join(dir, 'ballast')
  return {
    dir,
    fill: () => fill(ballast),
    empty: () => rmSync(ballast, { force: true }),
    readOnly: () => void execFileSync('mount', ['-o', 'remount,ro', dir]),
    unmount() {
      // Lazily: statements that are not collected yet hold a database open.
      spawnSync('umount', ['-l', dir])
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** To the last byte. */
export function fill(path: string): void {
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
