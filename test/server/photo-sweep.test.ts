/** Photographs that nobody saved go after a day; what anything names, or named, stays whole, wherever the program ended. */
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findPhoto, keepPhoto, readFileOf } from '../../src/server/photos/album.ts'
import { folderBlobs } from '../../src/server/photos/blobs.ts'
import { sweepPhotos, UNSAVED_MS } from '../../src/server/photos/sweep.ts'
import type { Blobs, Developed } from '../../src/server/ports.ts'
import { isPhotoNamed } from '../../src/server/storage/statements/city/photos.ts'
import { STORAGE_ENGINES } from '../../src/server/storage/storage.ts'
import { openEmpty, standOn } from '../support/engines.ts'

let folder: string
let blobs: Blobs
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'etalase-sweep-'))
  blobs = folderBlobs(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Of these files; two photographs may have one in common. */
async function aPhoto(...files: readonly string[]): Promise<string> {
  const made: Developed = {
    width: 320,
    height: 320,
    placeholder: 'data:image/webp;base64,AA',
    files: files.map(text => ({ width: 320, type: 'image/webp', bytes: Buffer.from(text) })),
  }
  return (await keepPhoto(blobs, made)).id
}

/** All that is there was put so long ago. */
function aged(ms = UNSAVED_MS): void {
  const at = new Date(Date.now() - ms - 1_000)
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), at, at)
}

const sweep = (named: readonly string[], over = blobs) =>
  sweepPhotos({ blobs: over, isNamed: async id => named.includes(id) }, Date.now())
const count = () => readdirSync(folder).length

/** Each that is known has all of its files. */
async function isWhole(): Promise<boolean> {
  const fresh = folderBlobs(folder)
  for (const name of readdirSync(folder)) {
    const manifest = await findPhoto(fresh, name)
    for (const { hash } of manifest?.files ?? [])
      if ((await readFileOf(fresh, name, hash)) === null) return false
  }
  return true
}

test('what was sent and never saved goes after a day, with its files, and nothing of it before', async () => {
  await aPhoto('one', 'two')
  aged(UNSAVED_MS - 60_000)
  expect([await sweep([]), count()]).toEqual([0, 3])
  aged()
  expect([await sweep([]), count()]).toEqual([3, 0])
})

test('what is named stays, and what another photograph has in common with it', async () => {
  const [named, other] = [await aPhoto('one', 'shared'), await aPhoto('shared', 'two')]
  aged()
  expect(await sweep([named])).toBe(2)
  expect([await blobs.find(other), await isWhole(), count()]).toEqual([null, true, 3])
})

test('what was sent again, or is about to be saved, waits another day', async () => {
  const id = await aPhoto('one')
  aged()
  expect(await blobs.hold(id)).toBe(true)
  expect([await sweep([]), await isWhole()]).toEqual([0, true])
  aged()
  await aPhoto('one')
  expect(await sweep([])).toBe(0)
  expect(await blobs.hold('f'.repeat(64))).toBe(false)
})

test('one that is held while it is looked at is not taken away', async () => {
  const id = await aPhoto('one')
  aged()
  const isNamed = async () => {
    await blobs.hold(id)
    return false
  }
  expect(await sweepPhotos({ blobs, isNamed }, Date.now())).toBe(0)
  expect([await findPhoto(blobs, id), await isWhole()]).toEqual([expect.anything(), true])
})

test('wherever the program ends, what is known is whole, and the next turn takes the rest', async () => {
  for (let removals = 0; removals <= 5; removals++) {
    const named = await aPhoto('one', 'shared')
    await aPhoto('shared', 'two', 'three')
    aged()
    let left = removals
    const ending: Blobs = {
      ...blobs,
      remove: async (...of) => {
        if (left-- === 0) throw new Error('the program ends here')
        return blobs.remove(...of)
      },
    }
    await sweep([named], ending).catch(() => undefined)
    expect(await isWhole(), `after ${removals}`).toBe(true)
    await sweep([named])
    expect([await isWhole(), count()], `after ${removals}`).toEqual([true, 3])
  }
})

describe.each(STORAGE_ENGINES)('on %s', engine => {
  const id = 'a1'.repeat(32)
  test.each([
    `INSERT INTO products (product, seller, category, body) VALUES ('p', 's', 'food', '{"photos":["${id}"]}')`,
    `INSERT INTO sellers (seller, body) VALUES ('s', '{"portrait":"${id}"}')`,
    `INSERT INTO register_changes (thing, subject, version, at, officer, deed, body)
     VALUES ('product', 'p', 1, 0, 'Rani', 'edit', '{"from":["${id}"]}')`,
    `INSERT INTO agency_entries (origin, number, deed, subject, entry, at)
     VALUES ('o', 1, 'product', 'p', '{"photos":["${id}"]}', 0)`,
  ])('it is named where it stands: %s', async statement => {
    standOn(engine)
    const storage = await openEmpty('sweep')
    const isNamed = () => storage.read(sql => isPhotoNamed(sql, id))
    expect(await isNamed()).toBe(false)
    await storage.writeCity(sql => sql.run(statement))
    expect(await isNamed()).toBe(true)
    await storage.close()
  })
})
