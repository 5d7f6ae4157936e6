/** What of the log lies beside the database: keys that sign, and the marks that no backup takes along. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { utf8 } from '../../src/log/bytes.ts'
import { formatKey } from '../../src/log/note.ts'
import { ConfigError } from '../../src/server/config.ts'
import { highWaterFiles, keyFiles } from '../../src/server/log-files.ts'
import { crypto } from '../support/crypto.ts'
import { sha256 } from '../support/sha256.ts'

const ORIGIN = 'etalase.test/log/hotel-uji'
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'etalase-log-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const filesIn = (name: string) => readdirSync(join(folder, name)).map(file => join(folder, name, file))

describe('keys', () => {
  test('are made once, and found again by another process', async () => {
    const key = keyFiles(folder).ensure(ORIGIN)
    const other = keyFiles(folder)
    expect(other.ensure(ORIGIN)).toEqual(key)
    expect(await other.keyOf(ORIGIN)).toEqual(key)
    const message = utf8('a text')
    expect(crypto.verify(key.publicKey, message, await other.sign(ORIGIN, message))).toBe(true)
  })

  test('are for nobody else to read, and no half of one is left', () => {
    keyFiles(folder).ensure(ORIGIN)
    const [path = '', ...others] = filesIn('log-keys')
    expect(others).toEqual([])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path, 'utf8')).toMatch(/^PRIVATE\+KEY\+etalase\.test\/log\/hotel-uji\+[0-9a-f]{8}\+/)
  })

  test('that are rotated sign with the new one at once, in a process that runs', async () => {
    const running = keyFiles(folder)
    const before = running.ensure(ORIGIN)
    const after = keyFiles(folder).rotate(ORIGIN)
    expect(after).not.toEqual(before)
    expect(await running.keyOf(ORIGIN)).toEqual(after)
    expect(
      readFileSync(filesIn('log-keys')[0] ?? '', 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(2)
  })

  test('that were rotated sign where they are asked for by name, and none that never was', async () => {
    const files = keyFiles(folder)
    const before = files.ensure(ORIGIN)
    files.rotate(ORIGIN)
    const message = Buffer.from('x')
    const old = files.signingAs(formatKey(before))
    expect(await old.keyOf(ORIGIN)).toEqual(before)
    expect(crypto.verify(before.publicKey, message, await old.sign(ORIGIN, message))).toBe(true)
    const nobody = files.signingAs(formatKey({ ...before, publicKey: sha256(message) }))
    expect(await nobody.keyOf(ORIGIN)).toBeNull()
    await expect(nobody.sign(ORIGIN, message)).rejects.toThrow('no key')
  })

  test('of a name that has none are missing, not made', async () => {
    expect(await keyFiles(folder).keyOf(ORIGIN)).toBeNull()
  })

  test('that cannot be read are said to be none', async () => {
    keyFiles(folder).ensure(ORIGIN)
    writeFileSync(filesIn('log-keys')[0] ?? '', 'PRIVATE+KEY+half')
    await expect(keyFiles(folder).keyOf(ORIGIN)).rejects.toThrow(ConfigError)
  })
})

describe('a mark', () => {
  const head = (size: number) => ({ size, root: new Uint8Array(32).fill(size) })
  /** Of the one log that has any. */
  const ownFiles = () =>
    filesIn(join('high-water', 'by-log', readdirSync(join(folder, 'high-water/by-log'))[0] ?? ''))

  test('is read back by another process, and never falls', async () => {
    const marks = highWaterFiles(folder)
    expect(await marks.read(ORIGIN)).toBeNull()
    await marks.raise(ORIGIN, head(7))
    await marks.raise(ORIGIN, head(5))
    expect(await highWaterFiles(folder).read(ORIGIN)).toEqual(head(7))
  })

  test('is lowered by no process that knows a smaller one only', async () => {
    const [one, other] = [highWaterFiles(folder), highWaterFiles(folder)]
    await one.raise(ORIGIN, head(3))
    await other.raise(ORIGIN, head(9))
    await one.raise(ORIGIN, head(5))
    expect(await one.read(ORIGIN)).toEqual(head(9))
    const all = Array.from({ length: 20 }, (_, i) => 10 + ((i * 7) % 20))
    await Promise.all(all.map((size, i) => (i % 2 === 0 ? one : other).raise(ORIGIN, head(size))))
    expect(await highWaterFiles(folder).read(ORIGIN)).toEqual(head(Math.max(...all)))
  })

  test('is raised to the same size by several at once, under one process id too', async () => {
    const processes = Array.from({ length: 12 }, () => highWaterFiles(folder))
    await Promise.all(processes.map(one => one.raise(ORIGIN, head(8))))
    expect(ownFiles()).toHaveLength(1)
    expect(await highWaterFiles(folder).read(ORIGIN)).toEqual(head(8))
  })

  test('is the larger one after a crash before the smaller ones were removed, and half a file is none', async () => {
    const marks = highWaterFiles(folder)
    await marks.raise(ORIGIN, head(6))
    const [larger = ''] = ownFiles()
    const smaller = join(dirname(larger), '4')
    writeFileSync(smaller, readFileSync(larger, 'utf8').replace('\n6\n', '\n4\n'))
    writeFileSync(join(dirname(larger), '9.1.new'), 'etalase.te')
    expect(await marks.read(ORIGIN)).toEqual(head(6))
    await marks.raise(ORIGIN, head(5))
    expect(await highWaterFiles(folder).read(ORIGIN)).toEqual(head(6))
    await marks.raise(ORIGIN, head(7))
    expect(ownFiles().filter(file => !file.endsWith('.new'))).toHaveLength(1)
  })

  test('that lies beside the folders of the logs counts, and goes once a larger one is there', async () => {
    const marks = highWaterFiles(folder)
    await marks.raise('etalase.test/log/other', head(1))
    const aside = mkdtempSync(join(tmpdir(), 'etalase-log-'))
    await highWaterFiles(aside).raise(ORIGIN, head(6))
    const [base = ''] = readdirSync(join(aside, 'high-water/by-log'))
    const text = readFileSync(join(aside, 'high-water/by-log', base, '6'), 'utf8')
    writeFileSync(join(folder, 'high-water', `${base}.6`), text)
    rmSync(aside, { recursive: true })
    const restarted = highWaterFiles(folder)
    expect(await restarted.read(ORIGIN)).toEqual(head(6))
    await restarted.raise(ORIGIN, head(5))
    expect(await restarted.read(ORIGIN)).toEqual(head(6))
    await restarted.raise(ORIGIN, head(8))
    expect(readdirSync(join(folder, 'high-water'))).toEqual(['by-log'])
    expect(await highWaterFiles(folder).read(ORIGIN)).toEqual(head(8))
  })

  test('is read without a look at any other log', async () => {
    const marks = highWaterFiles(folder)
    await marks.raise(ORIGIN, head(7))
    // A folder where a mark should be cannot be read as one.
    mkdirSync(join(folder, 'high-water/by-log/etalase.test_log_other-00000000/9'), { recursive: true })
    expect(await marks.read(ORIGIN)).toEqual(head(7))
  })

  test('of another log is not taken for this one’s', async () => {
    const marks = highWaterFiles(folder)
    await marks.raise(ORIGIN, head(7))
    writeFileSync(ownFiles()[0] ?? '', 'other.test/log/a\n1\nAAAA\n')
    await expect(marks.read(ORIGIN)).rejects.toThrow(ConfigError)
  })
})
