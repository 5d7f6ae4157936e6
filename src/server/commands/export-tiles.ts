import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { encodeBundle } from '../../log/bundle.ts'
import { parseCheckpoint } from '../../log/checkpoint.ts'
import { HASH_BYTES } from '../../log/hash.ts'
import { parseNote } from '../../log/note.ts'
import { TILE_WIDTH, tilePath, tileWidth } from '../../log/tiles.ts'
import { ConfigError } from '../config.ts'
import { findEntries } from '../storage/statements/documents.ts'
import { findTile } from '../storage/statements/log-tiles.ts'
import { allLogKeys, findLog } from '../storage/statements/logs.ts'
import { publishedCheckpoint } from '../usecases/log/tree.ts'
import type { World } from '../usecases/world.ts'
import type { Command } from './command.ts'

/**
 * Writes a log as static files under the addresses of C2SP tlog-tiles, for a folder or a CDN: what is full is never written
 * again, and the checkpoint last, so that it never speaks of what is not there. With `entries`, for who may read them.
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

async function writeLog(world: World, outlet: string, folder: string, withEntries: boolean): Promise<number> {
  const { storage } = world
  const log = await storage.read(sql => findLog(sql, outlet))
  const note = log === null ? null : publishedCheckpoint(log)
  const checkpoint = parseCheckpoint(parseNote(note ?? '')?.text ?? '')
  if (note === null || checkpoint === null)
    throw new ConfigError(`no outlet ${outlet} with a signed log here: has it been started once?`)
  const { size } = checkpoint
  for (let level = 0; tileWidth({ level, index: 0 }, size) > 0; level++) {
    for (let index = 0; ; index++) {
      const width = tileWidth({ level, index }, size)
      if (width === 0) break
      await write(join(folder, 'tile', String(level)), index, width, async () => {
        const hashes = await storage.read(sql => findTile(sql, outlet, level, index))
        return Buffer.from(hashes ?? '', 'base64').subarray(0, width * HASH_BYTES)
      })
      if (level > 0 || !withEntries) continue
      await write(join(folder, 'tile', 'entries'), index, width, async () => {
        const start = index * TILE_WIDTH
        const entries = await storage.read(sql => findEntries(sql, outlet, start, start + width))
        return Buffer.from(encodeBundle(entries.map(entry => Buffer.from(entry))))
      })
    }
  }
  const [key] = await storage.read(sql => allLogKeys(sql, outlet))
  put(join(folder, 'key'), `${key?.vkey ?? ''}\n`)
  put(join(folder, 'checkpoint'), note)
  return size
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
