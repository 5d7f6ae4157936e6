/** Photographs as tests keep them: in memory, developed for real, in this process. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ok, refuse } from '../../src/domain/result.ts'
import type { Blobs } from '../../src/server/ports.ts'
import type { Photos } from '../../src/server/routes/site.ts'

export function memoryBlobs(): Blobs & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>()
  return {
    kept,
    async put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex')
      kept.set(hash, bytes)
      return hash
    },
    find: async hash => kept.get(hash) ?? null,
    hold: async hash => kept.has(hash),
    list: async () => Array.from(kept, ([hash, { length }]) => ({ hash, bytes: length, usedAt: 0 })),
    remove: async hash => kept.delete(hash),
  }
}

export function photosHere(blobs: Blobs = memoryBlobs()): Photos {
  return {
    blobs,
    folder: join(tmpdir(), `etalase-photos-${process.pid}`),
    darkroom: {
      async develop(path) {
        const { develop } = await import('../../src/server/photos/develop.ts')
        const made = await develop(await readFile(path))
        return typeof made === 'string' ? refuse(made) : ok(made)
      },
    },
  }
}
