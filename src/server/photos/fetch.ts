/**
 * A photograph from where the agency keeps it: its description by its id, then each file by its own hash. Nothing is kept that is
 * not what it is called by, and the description last: what is known here is whole.
 */
import { createHash } from 'node:crypto'
import type { PhotoId } from '../../domain/ids.ts'
import type { PhotoFile } from '../../domain/photo.ts'
import type { Blobs, HubLink } from '../ports.ts'
import { readManifest } from './album.ts'

/** Answers whether it is here now. Throws where nobody can be asked. */
export async function fetchPhoto(blobs: Blobs, link: HubLink, id: PhotoId): Promise<boolean> {
  if ((await blobs.find(id)) !== null) return true
  const described = await link.ask(id)
  const manifest = described.status === 200 ? readManifest(id, described.body) : null
  if (manifest === null) return false
  for (const file of manifest.files) if (!(await fetchFile(blobs, link, id, file))) return false
  await blobs.put(described.body)
  return true
}

async function fetchFile(
  blobs: Blobs,
  link: HubLink,
  id: PhotoId,
  { hash, bytes }: PhotoFile,
): Promise<boolean> {
  if ((await blobs.find(hash)) !== null) return true
  const { status, body } = await link.ask(`${id}/file/${hash}`)
  const isIt = body.length === bytes && createHash('sha256').update(body).digest('hex') === hash
  if (status !== 200 || !isIt) return false
  await blobs.put(body)
  return true
}
