/** Finds a Chromium that tests and pictures can drive, or installs one; says what to do when neither works. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { installPackages } from './debian.ts'

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
  installPackages('chromium')
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  throw new Error(
    'no Chromium: install Chromium or Chrome 90 or newer, or set CHROMIUM_PATH to its program, and run this again',
  )
}

/**
 * A window's address bar draws what it would propose, unseen, in a renderer of its own: a third of what a browser costs that
 * a test opens. Of this switch the last counts, so what Playwright turns off and a test could meet stands here too.
 */
const NOT_NEEDED = [
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
]

/** Switches without which a test would ask other hosts than its own, or have what it pays for and nobody sees. */
export const QUIET_SWITCHES = [
  `--disable-features=${NOT_NEEDED.join(',')}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]
