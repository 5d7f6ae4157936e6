/** A photograph that was developed is kept as blobs: each of its files, then what describes it, by whose hash it is known. */
import { createHash } from 'node:crypto'
import { PhotoManifest } from '../../contract/photo.ts'
import type { PhotoId } from '../../domain/ids.ts'
import { fileFor, type PhotoType, type PhotoWidth } from '../../domain/photo.ts'
import { canonical } from '../../log/canonical.ts'
import type { Blobs, Developed } from '../ports.ts'
import { memoryFor } from '../process/memory-for.ts'

/** Descriptions kept in memory, of each place of blobs: they never change. */
const KNOWN_MAX = 2_000
const knownOf = memoryFor((_blobs: Blobs) => new Map<PhotoId, PhotoManifest>())

export async function keepPhoto(
  blobs: Blobs,
  { files, ...developed }: Developed,
): Promise<{ readonly id: PhotoId; readonly manifest: PhotoManifest }> {
  const kept = await Promise.all(
    files.map(async ({ width, type, bytes }) => ({
      width,
      type,
      hash: await blobs.put(bytes),
      bytes: bytes.length,
    })),
  )
  const manifest: PhotoManifest = { v: 1, ...developed, files: kept }
  return { id: await blobs.put(Buffer.from(canonical(manifest))), manifest }
}

/** `null`: it is not here, or no photograph has that id. */
export async function findPhoto(blobs: Blobs, id: PhotoId): Promise<PhotoManifest | null> {
  const known = knownOf(blobs)
  const found = known.get(id)
  if (found !== undefined) return found
  const bytes = await blobs.find(id)
  const manifest = bytes === null ? null : readManifest(id, bytes)
  if (manifest === null) return null
  if (known.size >= KNOWN_MAX) known.clear()
  known.set(id, manifest)
  return manifest
}

/** Bytes that are what that id is the hash of, and describe a photograph; `null` for any others. */
export function readManifest(id: PhotoId, bytes: Uint8Array): PhotoManifest | null {
  if (createHash('sha256').update(bytes).digest('hex') !== id) return null
  try {
    const read = PhotoManifest.safeParse(JSON.parse(Buffer.from(bytes).toString()))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** One of its files, by what it is called by; `null` where it has none of that hash. */
export async function readFileOf(
  blobs: Blobs,
  id: PhotoId,
  hash: string,
): Promise<{ readonly type: PhotoType; readonly bytes: Uint8Array } | null> {
  const file = (await findPhoto(blobs, id))?.files.find(one => one.hash === hash)
  const bytes = file === undefined ? null : await blobs.find(hash)
  return file === undefined || bytes === null ? null : { type: file.type, bytes }
}

/** The file to hand out to whoever accepts that; `null` where there is none. */
export async function readPhotoFile(
  blobs: Blobs,
  id: PhotoId,
  width: PhotoWidth,
  accept: string,
): Promise<{ readonly type: PhotoType; readonly bytes: Uint8Array } | null> {
  const manifest = await findPhoto(blobs, id)
  const file = manifest === null ? undefined : fileFor(manifest, width, accept)
  const bytes = file === undefined ? null : await blobs.find(file.hash)
  return file === undefined || bytes === null ? null : { type: file.type, bytes }
}
