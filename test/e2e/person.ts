/**
 * Somebody with a stop-watch: what they do by hand is counted, and what it takes them is reckoned by the keystroke-level model
 * (Card, Moran and Newell 1980). Nothing of it is measured on people.
 */
import type { Browser, Locator, Page } from '@playwright/test'
import { givesPasskeys } from './device.ts'

/** Seconds of one: a key of somebody who types slowly; pointing and tapping; the thought before each tap and each field. */
const SECONDS = { key: 0.28, tap: 1.1, thought: 1.35 } as const
/** A page that is seen for the first time is looked over. */
const LOOK_S = 8
/** Asked by the device: a finger or a face. */
const FINGER_S = 4
/** A file is found in the device's own dialog. */
const FILE_S = 8

export class Stopwatch {
  readonly counts = { taps: 0, keys: 0, fields: 0, pages: 0, fingers: 0, files: 0 }

  /** Of a person's hands, eyes and thought. */
  get seconds(): number {
    const { taps, keys, fields, pages, fingers, files } = this.counts
    const acts = taps * SECONDS.tap + keys * SECONDS.key + (taps + fields) * SECONDS.thought
    return Math.round(acts + pages * LOOK_S + fingers * FINGER_S + files * FILE_S)
  }
}

export interface Person {
  readonly page: Page
  /** A page or a part of one that they have not seen yet. */
  see(at?: string): Promise<void>
  tap(what: Locator): Promise<void>
  /** Tapped, and typed letter by letter. */
  type(into: Locator, text: string): Promise<void>
  /** Copied from elsewhere: two keys there, two here. */
  paste(into: Locator, text: string): Promise<void>
  choose(into: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>
  /** A tap upon which the device asks for a finger. */
  prove(what: Locator): Promise<void>
  /** Whether they give it from now on. */
  touch(does: boolean): Promise<void>
}

/** On a device of their own, which makes passkeys. */
export async function aPerson(
  browser: Browser,
  { counts }: Stopwatch,
  viewport = { width: 1280, height: 800 },
): Promise<Person> {
  const context = await browser.newContext({ locale: 'id-ID', timezoneId: 'Asia/Makassar', viewport })
  const page = await context.newPage()
  const { cdp, authenticatorId } = await givesPasskeys(page)
  const person: Person = {
    page,
    async see(at) {
      counts.pages++
      if (at !== undefined) await page.goto(at)
    },
    async tap(what) {
      counts.taps++
      await what.click()
    },
    async type(into, text) {
      counts.taps++
      counts.fields++
      counts.keys += text.length
      await into.fill(text)
    },
    async paste(into, text) {
      counts.taps++
      counts.fields++
      counts.keys += 4
      await into.fill(text)
    },
    async choose(into, file) {
      counts.taps++
      counts.files++
      await into.setInputFiles(file)
    },
    async prove(what) {
      counts.fingers++
      await person.tap(what)
    },
    async touch(isUserVerified) {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
    },
  }
  return person
}
