import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { OutletId } from '../../domain/ids.ts'
import { encodeBundle } from '../../log/bundle.ts'
import { sameBytes } from '../../log/bytes.ts'
import { type Checkpoint, parseCheckpoint } from '../../log/checkpoint.ts'
import { HASH_BYTES } from '../../log/hash.ts'
import { parseNote } from '../../log/note.ts'
import { TILE_WIDTH, tilePath, tileWidth } from '../../log/tiles.ts'
import { ConfigError } from '../config.ts'
import { findEntries } from '../storage/statements/documents/documents.ts'
import { findTile } from '../storage/statements/log/log-tiles.ts'
import { allLogKeys, findLog } from '../storage/statements/log/logs.ts'
import { publishedCheckpoint, rootAt } from '../usecases/log/tree.ts'
import type { World } from '../usecases/world.ts'
import type { Command } from './command.ts'

/**
 * Writes a log as static files under the addresses of C2SP tlog-tiles, for a folder or a CDN: what is full is never written
 * again, and the checkpoint last, so that it never speaks of what is not there. With `entries`, for who may read them.
 * What was exported once is what others rely on: a folder of a larger log or of another history is refused.
 */
export const exportTiles: Command = {
  usage: 'OUTLET FOLDER [entries]',
  async run({ open, say }, outlet = '', folder = '', what) {
    if (what !== undefined && what !== 'entries')
      throw new ConfigError(`${what}: only "entries" may stand there`)
    const size = await open(world => writeLog(world, outlet, folder, what === 'entries'))
    say(`${folder} has the log of ${outlet} up to ${size}`)
    return 0
  },
}

async function writeLog(
  world: World,
  outlet: OutletId,
  folder: string,
  withEntries: boolean,
): Promise<number> {
  const { storage } = world
  const log = await storage.read(sql => findLog(sql, outlet))
  const note = log === null ? null : publishedCheckpoint(log)
  const checkpoint = parseCheckpoint(parseNote(note ?? '')?.text ?? '')
  if (note === null || checkpoint === null)
    throw new ConfigError(`no outlet ${outlet} with a signed log here: has it been started once?`)
  const { size } = checkpoint
  await refuseAnother(world, outlet, checkpoint, folder)
  for (let level = 0; tileWidth({ level, index: 0 }, size) > 0; level++) {
    for (let index = 0; ; index++) {
      const width = tileWidth({ level, index }, size)
      if (width === 0) break
      await write(join(folder, 'tile', String(level)), index, width, async () => {
        const hashes = await storage.read(sql => findTile(sql, outlet, level, index))
        const tile = Buffer.from(hashes ?? '', 'base64').subarray(0, width * HASH_BYTES)
        if (tile.length < width * HASH_BYTES)
          throw new Error(`the log of ${outlet} lacks tile ${level}/${index}`)
        return tile
      })
      if (level > 0 || !withEntries) continue
      await write(join(folder, 'tile', 'entries'), index, width, async () => {
        const start = index * TILE_WIDTH
        const entries = await storage.read(sql => findEntries(sql, outlet, start, start + width))
        if (entries.length < width) throw new Error(`the log of ${outlet} lacks entries of bundle ${index}`)
        return encodeBundle(entries.map(entry => Buffer.from(entry)))
      })
    }
  }
  const [key] = await storage.read(sql => allLogKeys(sql, outlet))
  put(join(folder, 'key'), `${key?.vkey ?? ''}\n`)
  put(join(folder, 'checkpoint'), note)
  return size
}

async function refuseAnother(
  { storage }: World,
  outlet: OutletId,
  { origin, size }: Checkpoint,
  folder: string,
): Promise<void> {
  const path = join(folder, 'checkpoint')
  if (!existsSync(path)) return
  const before = parseCheckpoint(parseNote(readFileSync(path, 'utf8'))?.text ?? '')
  if (before === null || before.origin !== origin) throw new ConfigError(`${folder} is not of this log`)
  const root = before.size > size ? null : await storage.read(sql => rootAt(sql, outlet, before.size))
  if (root === null || !sameBytes(root, before.root))
    throw new ConfigError(
      `${folder} has the log up to ${before.size}, which this one of ${size} does not extend: was a backup put back?`,
    )
}

/** Once there it stays; the narrower ones of a full tile go. */
async function write(
  folder: string,
  index: number,
  width: number,
  read: () => Promise<Uint8Array>,
): Promise<void> {
  const path = join(folder, tilePath(index, width))
  if (existsSync(path)) return
  put(path, await read())
  if (width === TILE_WIDTH) rmSync(`${path}.p`, { recursive: true, force: true })
}

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, content, { flush: true })
  renameSync(`${path}.new`, path)
}
