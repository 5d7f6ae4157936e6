/** Makes writes of a running program fail: libfiu stands between it and the C library (Debian's fiu-utils). */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installPackages } from '../../support/debian.ts'

export const FAULTS = ['pwrite', 'fsync', 'short pwrite', 'ftruncate'] as const
export type WriteFault = (typeof FAULTS)[number]

const POINTS = {
  pwrite: 'posix/io/rw/pwrite',
  // SQLite is built with fsync or with fdatasync.
  fsync: 'posix/io/sync/*',
  'short pwrite': 'posix/io/rw/pwrite/reduce',
  ftruncate: 'posix/io/rw/ftruncate',
} satisfies Record<WriteFault, string>

const RUN = '/usr/bin/fiu-run'

/** False where it cannot be had. */
export function findFiu(): boolean {
  if (!existsSync(RUN)) installPackages('fiu-utils')
  return existsSync(RUN)
}

/** What stands before the program on the command line. `control` is where its pipes will be. */
export function fiuRun(control: string): readonly string[] {
  return [RUN, '-x', '-f', control]
}

/** The next of those calls fails once; or with a probability, until mended. */
export function enable(control: string, pid: number, fault: WriteFault, probability?: number): void {
  const name = `name=${POINTS[fault]}`
  tell(
    control,
    pid,
    probability === undefined ? `enable ${name},onetime` : `enable_random ${name},probability=${probability}`,
  )
}

export function disable(control: string, pid: number, fault: WriteFault): void {
  tell(control, pid, `disable name=${POINTS[fault]}`)
}

function tell(control: string, pid: number, command: string): void {
  const { status, stderr } = spawnSync('fiu-ctrl', ['-f', control, '-c', command, String(pid)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`fiu-ctrl ${command}: ${stderr}`)
}
