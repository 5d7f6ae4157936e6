/** Finds a Firefox that tests can drive, or installs one. */
import { existsSync } from 'node:fs'
import { installPackages } from './debian.ts'

const PLACES = [
  process.env.FIREFOX_PATH,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]

/** `null` where there is none and none can be had. */
export function findFirefox(): string | null {
  const found = () => PLACES.find(path => path !== undefined && existsSync(path)) ?? null
  if (found() === null) installPackages('firefox-esr')
  return found()
}
