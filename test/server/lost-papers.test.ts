/** Old papers and new ones after an accepted loss, as `verify` tells them apart: by their files and by their links. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { legible } from '../../src/contract/entry.ts'
import { LANGUAGES } from '../../src/domain/language.ts'
import { TOLD_EVERY_S } from '../../src/domain/told.ts'
import { check as english } from '../../src/i18n/en/check.ts'
import { check as indonesian } from '../../src/i18n/id/check.ts'
import { tellCheck, timeText } from '../../src/i18n/told-check.ts'
import { examine } from '../../src/log/examine.ts'
import { parseKey } from '../../src/log/note.ts'
import { parsePaperFile } from '../../src/log/paper-file.ts'
import { newerRegister } from '../../src/log/register.ts'
import type { Surroundings } from '../../src/server/commands/command.ts'
import { commandNamed } from '../../src/server/commands/commands.ts'
import { readConfig } from '../../src/server/config.ts'
import { kwitansiUrl } from '../../src/server/usecases/city/codes.ts'
import { issuedHere, readProof } from '../../src/server/usecases/documents/read-kwitansi.ts'
import { acceptLoss, type Losing, lossOf } from '../../src/server/usecases/log/accept-loss.ts'
import { openLogs } from '../../src/server/usecases/log/open-logs.ts'
import { type Pushing, pusher, refreshRegister, textOf } from '../../src/server/usecases/log/push.ts'
import { restoreLog } from '../../src/server/usecases/log/restore.ts'
import { sealLog } from '../../src/server/usecases/log/seal.ts'
import { crypto } from '../support/crypto.ts'
import { aHub, type ServedHub } from '../support/hub.ts'
import { type HandSigner, handHighWater, handSigner } from '../support/log.ts'
import { valueIn } from '../support/results.ts'
import { sha256 } from '../support/sha256.ts'
import { HOTEL } from '../support/things.ts'
import { aSite, type Served } from './support.ts'

const CHECK_WORDS = { id: indonesian, en: english } satisfies Record<
  (typeof LANGUAGES)[number],
  typeof english
>

type Outlet = Losing & Pushing & { readonly signer: HandSigner }

let sites: Served[]
let hub: ServedHub
let hubUrl: string
let folder: string
let back: Outlet
let said: string
/** Files of the papers 3 (mirrored) and 5 (seen, and lost), as they were saved before. */
let kept: string
let lost: string

const outletOf = ({ city }: Served, signer: HandSigner, highWater: Losing['highWater']): Outlet => {
  const pushing = hub.pushing({ ...city, signer, highWater })
  return { ...pushing, logKeys: signer, hub: pushing }
}

async function deliver({ hotel }: Served, of: Outlet, times: number): Promise<void> {
  const { stay } = await hotel.checkIn('512')
  for (let i = 0; i < times; i++) await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
  await sealLog(of, HOTEL)
}

async function save(of: Outlet, number: number, generation?: number): Promise<string> {
  const papers = issuedHere(of, { url: 'https://hub.test', key: hub.hubKey })
  const token = kwitansiUrl(of.keys, HOTEL, { number, generation }).split('#')[1] ?? ''
  const link = { outlet: HOTEL, number, generation, token }
  const file = join(folder, `${number}-${generation ?? 1}.json`)
  writeFileSync(file, JSON.stringify(valueIn(await readProof(of, papers, link))))
  return file
}

/** The exit code. */
async function verify(what: string, hasHub = true): Promise<number> {
  const lines: string[] = []
  const at = {
    say: line => lines.push(line),
    config: readConfig(hasHub ? { HUB_URL: hubUrl, HUB_KEY: hub.hubKey } : {}),
  } as Partial<Surroundings> as Surroundings
  const code = await commandNamed('verify', [what]).run(at, what)
  said = lines.join('\n')
  return code
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'etalase-lost-'))
  const site = await aSite()
  sites = [site]
  hub = await aHub(site.city.clock)
  hubUrl = await hub.app.listen({ port: 0, host: '127.0.0.1' })
  const world = outletOf(site, handSigner(), handHighWater())
  await openLogs(world, world.signer, 'etalase.test', true)
  await hub.adopt(world, HOTEL)
  await refreshRegister(world)
  await deliver(site, world, 3)
  await pusher(world).push(HOTEL)
  for (let i = 0; i < 2; i++)
    await site.hotel.deliver(
      await site.hotel.place((await site.hotel.checkIn(`51${1 + 2 * i}`)).stay, { madu: 1 }),
    )
  await sealLog(world, HOTEL)
  const ask: Pushing['link']['ask'] = async (path, body) =>
    path === 'add-entries' ? { status: 503, body: new Uint8Array() } : hub.link.ask(path, body)
  await expect(pusher({ ...world, link: { ask } }).push(HOTEL)).rejects.toThrow()
  kept = await save(world, 3)
  lost = await save(world, 5)

  const restored = await aSite()
  sites.push(restored)
  back = outletOf(restored, world.signer, world.highWater)
  await openLogs(back, back.signer, 'etalase.test', true)
  await restoreLog(back, HOTEL, legible)
  expect(await verify(lost)).toBe(0)
  await acceptLoss(back, valueIn(await lossOf(back, HOTEL)), 'Ibu Sari')
  await deliver(restored, back, 1)
  await hub.adopt(back, HOTEL, 'Pak Budi')
  // A hub hears what is told beside a log no more often than that.
  restored.city.clock.pass(TOLD_EVERY_S * 1_000)
  await pusher(back).push(HOTEL)
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  for (const site of sites) await site.stop()
  await hub.stop()
})

test('a lost paper’s file was signed and is lost since; one that is here still is right, and so is the new one of that number', async () => {
  expect(await verify(lost)).toBe(1)
  expect(said).toMatch(/^Signed, lost since\. .*no forgery/)
  expect(await verify(kept)).toBe(0)
  expect(await verify(await save(back, 5, 2))).toBe(0)
  expect(said).toMatch(/^Witnessed/)
})

test.each(LANGUAGES)(
  'the check that stands alone says in %s of which day its list of keys is, and takes one of today',
  async language => {
    const say = CHECK_WORDS[language]
    const told = (text: string) => {
      const paper = parsePaperFile(text)
      if (paper === null) throw new Error('no paper')
      const examined = examine(paper, hub.hubKey, crypto)
      return { ...tellCheck(examined, { say, language, isFile: true }), asOf: examined.asOf ?? '' }
    }
    const file = readFileSync(lost, 'utf8')
    const before = told(file)
    const day = timeText(Date.parse(before.asOf) / 1000, language)
    expect(before.state).not.toBe(say.states.lost)
    expect(before.steps).toContainEqual({ text: say.steps.listed(day), isOpen: true })

    const key = parseKey(hub.hubKey, sha256)
    const today = textOf(await hub.link.ask('register'))
    if (key === null) throw new Error('no key')
    const paper = JSON.parse(file)
    const register = newerRegister(paper.register, today, key, crypto)
    expect(told(JSON.stringify({ ...paper, register })).state).toBe(say.states.lost)
    // One that somebody else has signed is not believed.
    const forged = today.replace('"generation":2', '"generation":3')
    expect(newerRegister(paper.register, forged, key, crypto)).toBe(paper.register)
  },
)

test('where the hub cannot be asked, a file is checked by what it brings, and that is said', async () => {
  await hub.app.close()
  expect(await verify(lost)).toBe(0)
  expect(said).toMatch(/the hub's of today cannot be had/)
})

test('a lost paper’s link says so, the new one’s is right, and a wrong one opens nothing', async () => {
  const address = await sites[1]?.app.listen({ port: 0, host: '127.0.0.1' })
  const link = (number: number, generation?: number) =>
    `${address}${kwitansiUrl(back.keys, HOTEL, { number, generation })}`
  expect(await verify(link(5), false)).toBe(1)
  expect(said).toMatch(/^Signed, lost since\./)
  expect(await verify(link(5, 2), false)).toBe(0)
  expect(await verify(link(3), false)).toBe(0)
  expect(await verify(link(5, 2).replace('5-2', '5'), false)).toBe(2)
  expect(await verify(link(9), false)).toBe(2)
})
