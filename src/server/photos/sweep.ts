/**
 * Photographs that were sent and never saved make way after a day. A description goes before its files, and what is named stays
 * with all of them: what is known here is whole, also where the program ends in between.
 */
import { DAY_MS } from '../../domain/time.ts'
import type { Blobs, StoredBlob } from '../ports.ts'
import { readManifest } from './album.ts'

/** As long as somebody may have a form open in which one stands that is not saved yet. */
export const UNSAVED_MS = DAY_MS
/** A description is shorter; what is longer is none. */
const MANIFEST_BYTES_MAX = 8 * 1024

export interface Sweeping {
  readonly blobs: Blobs
  /** Does anything name it, now or in what is kept of before? */
  isNamed(id: string): Promise<boolean>
}

/** Answers how many blobs have gone. */
export async function sweepPhotos({ blobs, isNamed }: Sweeping, nowMs: number): Promise<number> {
  const all = await blobs.list()
  const isOld = ({ usedAt }: StoredBlob) => nowMs - usedAt >= UNSAVED_MS
  /** What stands, and what belongs to it. */
  const staying = new Set<string>()
  let gone = 0
  for (const one of all) {
    const files = await filesOf(blobs, one)
    if (files === null) continue
    const goes =
      isOld(one) && !(await isNamed(one.hash)) && (await blobs.remove(one.hash, nowMs - UNSAVED_MS))
    if (goes) gone++
    else for (const hash of [one.hash, ...files]) staying.add(hash)
  }
  for (const one of all)
    if (isOld(one) && !staying.has(one.hash) && (await blobs.remove(one.hash, nowMs - UNSAVED_MS))) gone++
  return gone
}

/** Of the photograph that it describes; `null`: it describes none. */
async function filesOf(blobs: Blobs, { hash, bytes }: StoredBlob): Promise<string[] | null> {
  if (bytes > MANIFEST_BYTES_MAX) return null
  const found = await blobs.find(hash)
  const manifest = found === null ? null : readManifest(hash, found)
  return manifest === null ? null : manifest.files.map(file => file.hash)
}
