/**
 * Somebody who answers in the agency's place: with a log of their own under its name, signed by its key, which they hold as well,
 * or by another; or with its own answers, bent on the way.
 */
import { encodeBundle } from '../../../src/log/bundle.ts'
import { formatCheckpoint } from '../../../src/log/checkpoint.ts'
import { leafHash } from '../../../src/log/hash.ts'
import { formatNote } from '../../../src/log/note.ts'
import type { HubAnswer } from '../../../src/server/ports.ts'
import { treeHash } from '../../log/naive-tree.ts'
import { sha256 } from '../../support/sha256.ts'
import type { keyNamed } from './vault.ts'

export type Lie = (path: string, honest: HubAnswer) => HubAnswer

const WIDTH = /\.p\/(\d+)$/
const NOTHING: HubAnswer = { status: 404, body: new Uint8Array() }

/** No longer than one tile: whoever lies here is short. */
export function logOf(
  origin: string,
  entries: readonly string[],
  { key, secret }: ReturnType<typeof keyNamed>,
): Lie {
  const bytes = entries.map(entry => new Uint8Array(Buffer.from(entry)))
  const leaves = bytes.map(entry => leafHash(entry, sha256))
  const text = formatCheckpoint({
    ...{ origin, size: leaves.length },
    root: treeHash(leaves, { start: 0, end: leaves.length }),
  })
  const note = formatNote({
    text,
    signatures: [{ name: origin, id: key.id, signature: secret.sign(Buffer.from(text)) }],
  })
  return path => {
    if (path === 'checkpoint') return { status: 200, body: new Uint8Array(Buffer.from(note)) }
    const width = Number(WIDTH.exec(path)?.[1] ?? Number.NaN)
    if (!(width <= leaves.length)) return NOTHING
    if (path.startsWith('tile/entries/')) return { status: 200, body: encodeBundle(bytes.slice(0, width)) }
    return { status: 200, body: new Uint8Array(Buffer.concat(leaves.slice(0, width))) }
  }
}

/** One bit of the last entry. */
export const bent: Lie = (path, honest) => {
  if (!path.startsWith('tile/entries/') || honest.body.length === 0) return honest
  const body = Uint8Array.from(honest.body)
  body[body.length - 3] = (body[body.length - 3] ?? 0) ^ 1
  return { ...honest, body }
}

/** Another history from its first entry on, in which makers are called otherwise; and a word more of one that is sold. */
export function rewritten(entries: readonly string[], product: string): string[] {
  const others = entries.map(text => text.replace(/"Dapur/g, '"Warung').replace(/"at":"20/, '"at":"21'))
  const number = entries.length + 1
  return [
    ...others,
    `{"at":"2126-11-24T03:00:00Z","deed":"retire-product","id":"${product}","number":${number},"v":1}`,
  ]
}
