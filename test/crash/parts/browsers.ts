/** Browsers killed with saved orders: one server, several browsers at a time, each behind a network of its own. */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { type Dice, throwDice } from '../../../src/server/demo/random.ts'
import type { Launch } from '../browser/browser.ts'
import { launchChromium } from '../browser/chromium.ts'
import { live, type Seen } from '../browser/life.ts'
import { openScreen } from '../browser/screen.ts'
import { findWebkit, launchWebkit } from '../browser/webkit.ts'
import { checkPhones } from '../check/check-phones.ts'
import { readState } from '../history/state.ts'
import { type DemoOutlet, readCast, readShelf, told } from '../load/cast.ts'
import { createClient } from '../load/client.ts'
import { type Fate, openFront } from '../process/front.ts'
import { addCounts, type Counts } from '../report.ts'
import { type FileStage, fileStage } from './file-stage.ts'
import { type Ground, type Part, skipped } from './part.ts'

const AT_ONCE = 2

export const chromium: Part = {
  name: 'Chromium killed with saved orders',
  amount: 'chromium',
  run: ground => killBrowsers(ground, 'chromium', ground.amounts.chromium, launchChromium),
}

export const webkit: Part = {
  name: 'WebKit killed with saved orders',
  amount: 'webkit',
  async run(ground) {
    const webkit = findWebkit()
    if (webkit === null)
      return skipped('MiniBrowser is not installed and could not be (Debian: webkit2gtk-driver, xvfb)')
    const screen = await openScreen(webkit.xvfb)
    try {
      return await killBrowsers(ground, 'webkit', ground.amounts.webkit, (profile, url) =>
        launchWebkit({ ...webkit, screen }, profile, url),
      )
    } finally {
      await screen.close()
    }
  },
}

async function killBrowsers(ground: Ground, name: string, browsers: number, launch: Launch) {
  const dir = join(ground.scratch, name)
  const stage = await fileStage(ground, dir)
  const lives: Seen[] = []
  const broken: string[] = []
  try {
    const before = await stateOf(stage)
    await stage.heal()
    let next = 0
    async function one() {
      while (next < browsers) {
        const n = next++
        const life = aLife({ ground, stage, launch, name, n })
        await life.then(
          seen => lives.push(seen),
          (fault: Error) => broken.push(`browser ${n} (seed ${ground.seed}-${n}): ${fault.message}`),
        )
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, one))
    await stage.end()
    const promised = new Map(lives.flatMap(seen => [...seen.promised]))
    const unseen = lives.reduce((sum, seen) => sum + seen.unseen + seen.unsaved, 0)
    const anomalies = [
      ...broken,
      ...lives.flatMap(({ wrong }) => wrong),
      ...(broken.length > 0 ? [] : checkPhones({ promised, unseen }, before, await stateOf(stage))).map(
        ({ kind, what }) => `${kind}: ${what}`,
      ),
    ]
    if (anomalies.length > 0) keep(ground, name, { lives: lives.map(shown), anomalies })
    return { counts: countsOf(lives), anomalies }
  } finally {
    await stage.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

interface OneLife {
  readonly ground: Ground
  readonly stage: FileStage
  readonly launch: Launch
  readonly name: string
  readonly n: number
}

/** Of a reply that brings an order's verdict; a browser sends again by itself. */
const CUT = 0.3

async function aLife({ ground, stage, launch, name, n }: OneLife): Promise<Seen> {
  const seed = `${ground.seed}-${n}`
  const dice = throwDice(seed, name)
  const front = await openFront({ fate: request => fateOf(request, dice) })
  front.serve([stage.server().port])
  const profile = join(ground.scratch, `${name}-${n}`)
  mkdirSync(profile)
  try {
    const client = createClient(stage.url, `beside ${name} ${n}`)
    const [outlet] = await readCast(client)
    if (outlet === undefined) throw new Error('no outlet')
    const room = roomFor(outlet, n)
    await told(client, 'POST', '/api/session', {
      outlet: outlet.slug,
      code: room.code,
      stayCode: room.stayCode,
    })
    const offers = (await readShelf(client, outlet)).filter(
      ({ price, available }) => price > 0 && available > PLENTY,
    )
    const arrived = async (id: string) => (await client.send('GET', `/api/orders/${id}`)).status === 200
    return await live({ front, launch, profile, outlet, room, offers, dice, arrived })
  } finally {
    await front.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Sold out is another story. */
const PLENTY = 1_000

function roomFor(outlet: DemoOutlet, n: number): DemoOutlet['rooms'][number] {
  const rooms = outlet.rooms.filter(({ stayCode }) => stayCode !== null)
  const room = rooms[n % rooms.length]
  if (room === undefined) throw new Error('nobody is checked in')
  return room
}

function fateOf({ method, url = '' }: IncomingMessage, dice: Dice): Fate {
  if (method !== 'PUT' || !url.startsWith('/api/orders/') || !dice.chance(CUT)) return 'pass'
  return dice.chance(0.5) ? 'cut-before' : 'cut-inside'
}

async function stateOf(stage: FileStage) {
  const storage = await stage.openStorage()
  return readState(storage).finally(() => storage.close())
}

function countsOf(lives: readonly Seen[]): Counts {
  const counts: Counts = {
    'browsers killed': lives.length,
    'killed before the screen said anything': lives.filter(({ unseen }) => unseen > 0).length,
    'told as not saved': lives.reduce((sum, { unsaved }) => sum + unsaved, 0),
    'orders placed online': lives.length,
  }
  for (const { counts: own } of lives)
    addCounts(counts, { 'orders saved': own.saved, 'asked for the stay code again': own.askedAgain })
  return counts
}

const shown = ({ promised, ...rest }: Seen) => ({ ...rest, promised: [...promised] })

function keep(ground: Ground, name: string, found: object): void {
  mkdirSync(ground.findings, { recursive: true })
  writeFileSync(join(ground.findings, `${name}-${ground.seed}.json`), JSON.stringify(found, null, 1))
}
