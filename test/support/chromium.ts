/** Finds a Chromium that tests and pictures can drive, or installs one; says what to do when neither works. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  chromium.executablePath(),
]

/** In this order: one that is there, Debian's package, Playwright's own download. */
export function findChromium(): string {
  const found = PLACES.find(path => path !== undefined && existsSync(path))
  if (found !== undefined) return found
  console.log('No Chromium here: fetching one …')
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', 'chromium'], { DEBIAN_FRONTEND: 'noninteractive' })
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  }
  run('npx', ['playwright', 'install', 'chromium'])
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  throw new Error(
    'no Chromium: install Chromium or Chrome 90 or newer, or set CHROMIUM_PATH to its program, and run this again',
  )
}

function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } })
}

/** Switches without which a test would ask other hosts than its own. */
export const QUIET_SWITCHES = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]
