/** Vectors that other people's programs computed. They lie beside the repository where it is built, not in it. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const PATH = fileURLToPath(new URL('../../../shared/data/vectors.json', import.meta.url))

/** One group of the vectors, or `null` where the file is absent: its tests are then skipped in plain sight. */
export function vectorGroup<Group>(name: string): Group | null {
  if (!existsSync(PATH)) return null
  const groups = JSON.parse(readFileSync(PATH, 'utf8')) as Record<string, unknown>
  return (groups[name] as Group | undefined) ?? null
}
