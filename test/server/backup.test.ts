/** What a backup takes, what putting it back gives, and what is said of both, on every engine. */
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError } from '../../src/server/main.ts'
import { findEntries } from '../../src/server/storage/statements/documents/documents.ts'
import { awaitedDocuments } from '../../src/server/storage/statements/log/logs.ts'
import { lastRestoration } from '../../src/server/storage/statements/restored/restorations.ts'
import { STORAGE_ENGINES } from '../../src/server/storage/storage.ts'
import { readActs } from '../../src/server/usecases/acts/read-acts.ts'
import { smallDisk } from '../support/small-disk.ts'
import { aPlace, command, EXAMPLE, issueMore, makeBuild, OUTLET, type Place, serveOnce } from './a-place.ts'

const ROOT = mkdtempSync(join(tmpdir(), 'etalase-backup-'))
const DIST = join(ROOT, 'dist')
beforeAll(() => makeBuild(DIST))
afterAll(() => rmSync(ROOT, { recursive: true }))

let names = 0
const fresh = (what: string) => join(ROOT, `${what}-${names++}`)

const run = (place: Place, ...words: string[]) => command(place, DIST, ...words)

async function read<T>(
  place: Place,
  what: (storage: Awaited<ReturnType<Place['openStorage']>>) => Promise<T>,
) {
  const storage = await place.openStorage()
  return what(storage).finally(() => storage.close())
}
const entriesOf = (place: Place) =>
  read(place, storage => storage.read(sql => findEntries(sql, OUTLET, 0, 99)))
const actsOf = (place: Place) =>
  read(place, storage =>
    readActs({ storage }, OUTLET, { of: 'time', fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }),
  )
const restorationOf = (place: Place) =>
  read(place, storage => storage.read(sql => lastRestoration(sql, OUTLET)))
const awaitsOf = (place: Place) => read(place, storage => storage.read(sql => awaitedDocuments(sql, OUTLET)))

describe.each(STORAGE_ENGINES)('on %s, a backup', engine => {
  let place: Place
  let folder: string
  let taken: Awaited<ReturnType<typeof run>>
  let acts: Awaited<ReturnType<typeof actsOf>>
  beforeAll(async () => {
    place = await aPlace(engine, fresh('city'))
    await run(place, 'init', EXAMPLE)
    await issueMore(place, DIST, 1, 3)
    acts = await actsOf(place)
    expect(acts).toMatchObject({ acts: [{ word: 'offer-enrolment', actor: 'program' }] })
    folder = fresh('backup')
    taken = await run(place, 'backup', folder)
  })

  const restored = async () => {
    const other = await aPlace(engine, fresh('restored'))
    return { other, ...(await run(other, 'restore', folder)) }
  }

  test('takes all that is needed, for nobody else to read, and says how far it reaches', () => {
    const database = engine === 'sqlite' ? 'etalase.db' : 'etalase.dump'
    expect(readdirSync(folder).sort()).toEqual([database, 'log-keys', 'manifest.json', 'master.key'])
    for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
      expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0)
    expect(taken.code).toBe(0)
    expect(taken.said).toContain(`${OUTLET}: documents up to 3, the last of `)
    expect(taken.said).toContain('read to the end and whole')
  })

  test('put back elsewhere is the same city, and issues nothing until it is said to be the newest', async () => {
    await issueMore(place, DIST, 4, 5)
    const { other, code, said } = await restored()
    expect(code).toBe(0)
    expect(await actsOf(other)).toEqual(acts)
    expect(said).toContain(`${OUTLET}: documents up to 3`)
    expect(said).toMatch(/Whatever came after that is not here/)
    expect(said).toContain('npm start -- newest OUTLET')
    expect((await serveOnce(other, DIST)).join('\n')).toMatch(
      /is a backup that was put back.*up to 3.*newest hotel-contoh/s,
    )
    expect(await entriesOf(other)).toEqual((await entriesOf(place)).slice(0, 3))
    expect(await awaitsOf(other)).toBeGreaterThan(3)
    const { documents, asOf, foundAt } = (await restorationOf(other)) ?? {}
    expect([documents, asOf !== foundAt]).toEqual([3, true])

    await expect(run(other, 'newest', OUTLET)).rejects.toThrow(/--yes/)
    expect(await awaitsOf(other)).toBeGreaterThan(3)
    const newest = await run(other, 'newest', OUTLET, '--yes')
    expect(newest.said).toMatch(/number 4.*on two papers.*goes on at 4/s)
    expect(readFileSync(join(other.dir, 'newest.ndjson'), 'utf8')).toContain('"documents":3')
    await serveOnce(other, DIST)
    expect(await awaitsOf(other)).toBe(0)
    expect((await run(other, 'newest', OUTLET)).said).toContain('nothing is missing up to document 3')
  })

  test('is put back over nothing that is there, unless that is said', async () => {
    await expect(run(place, 'restore', folder)).rejects.toThrow(
      engine === 'sqlite' ? /etalase\.db.* is there already.*--over/ : /not empty/,
    )
    expect(await entriesOf(place)).not.toEqual([])
  })

  test('is refused where a file of it is gone, or another than it was', async () => {
    const { other } = await restored()
    expect(await entriesOf(other)).toHaveLength(3)
    const broken = fresh('broken')
    await run(other, 'backup', broken)
    const empty = await aPlace(engine, fresh('empty'))
    appendFileSync(join(broken, 'master.key'), ' ')
    await expect(run(empty, 'restore', broken)).rejects.toThrow(
      `${broken}/master.key is not what was backed up`,
    )
    rmSync(join(broken, 'master.key'))
    await expect(run(empty, 'restore', join(broken, 'manifest.json'))).rejects.toThrow(
      `${broken}/master.key is missing`,
    )
    writeFileSync(join(broken, 'manifest.json'), '{"v":1,"database":"../../etc/passwd"}')
    await expect(run(empty, 'restore', broken)).rejects.toThrow(/is not the list of a backup/)
    expect(existsSync(empty.dir)).toBe(false)
  })

  test('writes over no other, and leaves nothing half made', async () => {
    await expect(run(place, 'backup', folder)).rejects.toThrow(/is there already/)
    expect(readdirSync(ROOT).filter(name => name.endsWith('.making'))).toEqual([])
  })

  test('of what does not hold says so, by name', async () => {
    const { other } = await restored()
    await read(other, storage =>
      storage.write(OUTLET, sql =>
        sql.run("UPDATE documents SET entry = replace(entry, '2026-01-02', '2026-01-09')"),
      ),
    )
    const lame = fresh('lame')
    const { code, said } = await run(other, 'backup', lame)
    expect(code).toBe(1)
    expect(said).toMatch(/NOT whole.*MISSING: hotel-contoh: root-wrong/s)
  })

  test('without the key that signs says so', async () => {
    const { other } = await restored()
    const keys = join(other.dir, 'log-keys')
    for (const key of readdirSync(keys)) rmSync(join(keys, key))
    const { code, said } = await run(other, 'backup', fresh('keyless'))
    expect([code, said]).toEqual([1, expect.stringContaining('there were no log-keys')])
    expect(said).toContain('the key that signs its log is not among the copied ones')
  })
})

describe('on SQLite,', () => {
  async function served(): Promise<Place> {
    const place = await aPlace('sqlite', fresh('city'))
    await run(place, 'init', EXAMPLE)
    await issueMore(place, DIST, 1, 2)
    return place
  }

  test('a backup put back over what lacks nothing of it goes on, and what was there is kept aside', async () => {
    const place = await served()
    const folder = fresh('backup')
    await run(place, 'backup', folder)
    const { said } = await run(place, 'restore', folder, '--over')
    expect(said).toContain(`${place.dir}/replaced-1`)
    await serveOnce(place, DIST)
    expect([await awaitsOf(place), (await entriesOf(place)).length]).toEqual([0, 2])
  })

  test('an older one on the same disk is known by the marks: what is missing is said by its numbers, and the ways out', async () => {
    const place = await served()
    const [older, newer] = [fresh('older'), fresh('newer')]
    await run(place, 'backup', older)
    await issueMore(place, DIST, 3, 4)
    await run(place, 'backup', newer)
    await run(place, 'restore', older, '--over')
    expect((await serveOnce(place, DIST)).join('\n')).toMatch(
      /documents 3 to 4 are missing.*put back a backup that has them/,
    )
    const newest = await run(place, 'newest', OUTLET, '--yes')
    expect([newest.code, newest.said]).toEqual([1, expect.stringMatching(/documents 3 to 4 are missing/)])
    expect(await awaitsOf(place)).toBe(4)

    await run(place, 'restore', newer, '--over')
    await serveOnce(place, DIST)
    expect([await awaitsOf(place), (await entriesOf(place)).length]).toEqual([0, 4])
  })

  test('what an older one lacks and nobody has any more is given up by name, each time under other names', async () => {
    const place = await served()
    const older = fresh('older')
    await run(place, 'backup', older)
    await issueMore(place, DIST, 3, 4)
    expect(await run(place, 'accept-loss', OUTLET, '--by', 'Ibu Sari', '--yes')).toMatchObject({
      code: 0,
      said: expect.stringContaining('nothing is missing'),
    })
    for (const [generation, lost] of [
      [2, '3 to 4'],
      [3, '3 to 4'],
    ] as const) {
      const { said } = await run(place, 'restore', older, '--over')
      // The second time a key has taken over since, and is left aside by name.
      expect(said.includes(`/replaced-${generation - 1}/log-keys/`)).toBe(generation > 2)
      await serveOnce(place, DIST)
      await expect(run(place, 'accept-loss', OUTLET, 'Ibu Sari', '--yes', '--by')).rejects.toThrow(
        '--by NAME',
      )
      await expect(run(place, 'accept-loss', OUTLET, '--by', 'Ibu Sari')).rejects.toThrow('nothing was done')
      expect(await awaitsOf(place)).toBeGreaterThan(2)
      const accepted = await run(place, 'accept-loss', OUTLET, '--by', 'Ibu Sari', '--yes')
      expect(accepted).toMatchObject({ code: 0 })
      expect(accepted.said).toMatch(
        new RegExp(
          `documents ${lost} are lost.*come again as 3-${generation}.*goes on at 4-${generation}`,
          's',
        ),
      )
      await serveOnce(place, DIST)
      expect([await awaitsOf(place), (await entriesOf(place)).length]).toEqual([0, 3])
    }
    const words = readFileSync(join(place.dir, 'losses.ndjson'), 'utf8').trim().split('\n')
    expect(words.map(word => JSON.parse(word))).toMatchObject([
      { outlet: OUTLET, from: 3, to: 4, generation: 2, by: 'Ibu Sari' },
      { outlet: OUTLET, from: 3, to: 4, generation: 3, by: 'Ibu Sari' },
    ])
  })

  test.each(['-wal', '-shm'])('an old %s in the place is enough to refuse', async side => {
    const folder = fresh('backup')
    await run(await served(), 'backup', folder)
    const other = await aPlace('sqlite', fresh('restored'))
    await run(other, 'restore', folder)
    for (const name of readdirSync(other.dir)) rmSync(join(other.dir, name), { recursive: true })
    writeFileSync(join(other.dir, `etalase.db${side}`), '')
    await expect(run(other, 'restore', folder)).rejects.toThrow(ConfigError)
    await expect(run(other, 'restore', folder)).rejects.toThrow(`etalase.db${side} is there already`)
    expect(readdirSync(other.dir)).toEqual([`etalase.db${side}`])
  })

  test('a disk that is too small for a backup is said to be, and nothing half made is left on it', async () => {
    const disk = smallDisk(1)
    if (disk === null) return
    const folder = join(disk.dir, 'backup')
    disk.fill()
    await expect(run(await served(), 'backup', folder)).rejects.toThrow(ConfigError)
    expect(readdirSync(disk.dir)).toEqual(['ballast'])
    disk.unmount()
  })

  test('a putting back that was cut off is no city, and is done again', async () => {
    const folder = fresh('backup')
    await run(await served(), 'backup', folder)
    const other = await aPlace('sqlite', fresh('restored'))
    await run(other, 'restore', folder)
    rmSync(join(other.dir, 'etalase.db'))
    await expect(serveOnce(other, DIST)).rejects.toThrow(/etalase\.db is missing/)
    await run(other, 'restore', folder)
    expect(await entriesOf(other)).toHaveLength(2)
  })

  test('a backup of the other engine is refused with what to set', async () => {
    const folder = fresh('backup')
    await run(await served(), 'backup', folder)
    const other = await aPlace('postgres', fresh('restored'))
    await expect(run(other, 'restore', folder)).rejects.toThrow(/unset DATABASE_URL/)
  })
})
