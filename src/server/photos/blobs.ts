/** Blobs as files of one folder, each called by the SHA-256 of its bytes: what is there is whole, and never changes. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Blobs } from '../ports.ts'

const HASH = /^[0-9a-f]{64}$/

export function folderBlobs(folder: string): Blobs {
  return {
    async put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const path = join(folder, hash)
      if (await isTouched(path)) return hash
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const making = `${path}.${randomBytes(6).toString('hex')}.new`
      const file = await open(making, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(making, path)
      return hash
    },
    async find(hash) {
      if (!HASH.test(hash)) return null
      return unlessGone(readFile(join(folder, hash)))
    },
    hold: async hash => HASH.test(hash) && isTouched(join(folder, hash)),
    async list() {
      const names = (await unlessGone(readdir(folder))) ?? []
      const found = names
        .filter(name => HASH.test(name))
        .map(async hash => {
          const known = await unlessGone(stat(join(folder, hash)))
          return known === null ? [] : [{ hash, bytes: known.size, usedAt: known.mtimeMs }]
        })
      return (await Promise.all(found)).flat()
    },
    async remove(hash, unlessUsedAfterMs) {
      const path = join(folder, hash)
      const known = await unlessGone(stat(path))
      if (known === null || known.mtimeMs > unlessUsedAfterMs) return false
      await rm(path, { force: true })
      return true
    },
  }
}

/** Whether it is there; if so, it counts as put now. */
async function isTouched(path: string): Promise<boolean> {
  const now = new Date()
  return (await unlessGone(utimes(path, now, now).then(() => true))) ?? false
}

/** `null`: what it was about is not there. */
function unlessGone<Value>(work: Promise<Value>): Promise<Value | null> {
  return work.catch(fault => {
    if ((fault as { code?: string }).code === 'ENOENT') return null
    throw fault
  })
}
