/**
 * A photograph on its way: read by this device, cut as a person wished, made no larger than is needed, and sent. A phone that
 * opens a kind that others do not, as an iPhone does HEIC, thereby sends what all can.
 */
import type { TakenPhoto, UPLOADS, UploadName } from '../../contract/photo.ts'
import { CONTRACT_VERSION } from '../../contract/version.ts'
import type { OutletId } from '../../domain/ids.ts'
import { isCutOff, kindRefusal, PHOTO_BYTES_MAX, type PhotoRefusal, sizeRefusal } from '../../domain/photo.ts'
import { type Reply, readReply } from './api.ts'
import { browser } from './device.ts'

/** Pixels of the square that is sent: more than the widest that is made of it. */
const SENT_SIDE_MAX = 1_600
const SENT_QUALITY = 0.9
const TIMEOUT_MS = 90_000
const HEAD_BYTES = 12

export type OpenedPhoto =
  | { readonly ok: true; readonly image: HTMLImageElement }
  | { readonly ok: false; readonly code: PhotoRefusal | 'too-large' }

/** As this device shows it, upright. */
export async function openPhoto(file: File): Promise<OpenedPhoto> {
  if (file.size > PHOTO_BYTES_MAX) return { ok: false, code: 'too-large' }
  const image = new Image()
  try {
    await loaded(image, await dataUrlOf(file))
    // What is cut to a square is no strip. A trap's pixels are never made: they would fill a phone's memory.
    const refusal = sizeRefusal(image.naturalWidth, image.naturalHeight)
    if (refusal !== null && refusal !== 'photo-long') return { ok: false, code: refusal }
    await image.decode()
    if (isCutOff(new Uint8Array(await file.arrayBuffer()))) return { ok: false, code: 'photo-broken' }
    return { ok: true, image }
  } catch {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
    return { ok: false, code: kindRefusal(head) ?? 'photo-broken' }
  }
}

/** As far as its size is known. */
function loaded(image: HTMLImageElement, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    image.onload = () => resolve()
    image.onerror = () => reject(new Error('not loaded'))
    image.src = address
  })
}

function dataUrlOf(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('not read'))
    reader.readAsDataURL(file)
  })
}

export interface Square {
  readonly left: number
  readonly top: number
  readonly side: number
}

/** `null`: this device has no room for it. */
export function cut(image: HTMLImageElement, { left, top, side }: Square): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  const to = Math.round(Math.min(side, SENT_SIDE_MAX))
  canvas.width = to
  canvas.height = to
  const context = canvas.getContext('2d')
  if (context === null) return Promise.resolve(null)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, to, to)
  context.drawImage(image, left, top, side, side, 0, 0, to, to)
  return new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', SENT_QUALITY))
}

/** Sent twice it is one photograph. */
export async function sendPhoto(
  address: (typeof UPLOADS)[UploadName]['path'],
  photo: Blob,
  outlet?: OutletId,
): Promise<Reply<TakenPhoto>> {
  const abort = new AbortController()
  const stop = browser.after(TIMEOUT_MS, () => abort.abort())
  const headers: Record<string, string> = {
    'etalase-contract': String(CONTRACT_VERSION),
    'content-type': photo.type,
    ...(outlet === undefined ? {} : { 'etalase-outlet': outlet }),
  }
  try {
    const response = await fetch(address, { method: 'POST', headers, signal: abort.signal, body: photo })
    return await readReply<TakenPhoto>(response)
  } catch {
    return { ok: false, code: 'offline' }
  } finally {
    stop()
  }
}
