/** Lighthouse over a guest's page. Fetched when it is run; without a network or a browser its figures are absent and said to be. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { startProgram } from './program.mjs'

/** The last release that runs on every Node of `engines`. */
const LIGHTHOUSE = 'lighthouse@12.8.2'
const FLAGS =
  '--headless=new --no-sandbox --disable-background-networking --disable-component-update --disable-sync'

export async function benchLighthouse({ folder }) {
  const program = await startProgram(join(folder, 'lighthouse'))
  const run = spawnSync(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      `${program.url}/r/hotel-demo-teluk`,
      '--quiet',
      '--output=json',
      `--chrome-flags=${FLAGS}`,
    ],
    {
      encoding: 'utf8',
      maxBuffer: 1e9,
      env: {
        ...process.env,
        CHROME_PATH: process.env.CHROMIUM_PATH ?? process.env.CHROME_PATH ?? '/usr/bin/chromium',
      },
    },
  )
  await program.stop()
  if (run.status !== 0) return [{ lighthouse: 'could not be run' }]
  const { categories } = JSON.parse(run.stdout)
  return [
    Object.fromEntries(
      Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)]),
    ),
  ]
}
