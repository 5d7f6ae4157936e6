/** Debian's packages, where tests run as root on a Debian; elsewhere nothing happens, and whoever asked says what is missing. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const APT = '/usr/bin/apt-get'
/** Steps of `npm test` that go on side by side fetch one after another: apt's own lists are waited for by no option of it. */
const ONE_BY_ONE = join(tmpdir(), 'etalase-apt.lock')
/** Another apt may be at work. */
const LOCK = ['-o', 'DPkg::Lock::Timeout=120']

export function installPackages(...names: readonly string[]): void {
  if (process.getuid?.() !== 0 || !existsSync(APT)) return
  console.log(`Fetching ${names.join(', ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: readonly string[]) =>
    spawnSync('flock', [ONE_BY_ONE, APT, ...LOCK, ...args], { stdio: ['ignore', 'ignore', 'inherit'], env })
  apt('update', '-qq')
  apt('install', '-y', '-qq', ...names)
}
