/**
 * When each session and each device was last heard: kept in the process at every request, which writes nothing for it, and
 * written down every few minutes. Whoever reads a list asks both.
 */
import type { OutletId, SecretHash } from '../../../domain/ids.ts'
import { memoryFor } from '../../process/memory-for.ts'
import { type Heard, noteHeard } from '../../storage/statements/people/access.ts'
import type { Storage } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { writeAt } from '../write-at.ts'

type HeardAt = Map<SecretHash, Heard>

/** Since it was last written down, and for readers as long as the process runs. */
const heardIn = memoryFor((_storage: Storage) => new Map<OutletId, HeardAt>())

export function hear(
  { storage, clock }: Pick<World, 'storage' | 'clock'>,
  outlet: OutletId,
  { tokenHash, person }: Pick<Heard, 'tokenHash' | 'person'>,
): void {
  const all = heardIn(storage)
  const known = all.get(outlet)
  const heard = { tokenHash, person, at: clock.now() }
  if (known === undefined) all.set(outlet, new Map([[tokenHash, heard]]))
  else known.set(tokenHash, heard)
}

/** The later of what is written down and what this process has heard since. */
export function lastHeardOf(
  { storage }: Pick<World, 'storage'>,
  outlet: OutletId,
  { tokenHash, heardAt }: { readonly tokenHash: SecretHash; readonly heardAt: number | null },
): number | null {
  return heardIn(storage).get(outlet)?.get(tokenHash)?.at ?? heardAt
}

/** The same of people, by name. */
export function peopleHeard({ storage }: Pick<World, 'storage'>, outlet: OutletId): Map<string, number> {
  const last = new Map<string, number>()
  for (const { person, at } of heardIn(storage).get(outlet)?.values() ?? [])
    if (person !== null) last.set(person, Math.max(at, last.get(person) ?? 0))
  return last
}

/** Written down where it was heard, and forgotten here: what comes meanwhile is for the next time. */
export async function keepHeard(world: World): Promise<void> {
  const all = heardIn(world.storage)
  for (const [outlet, heard] of [...all]) {
    all.delete(outlet)
    await writeAt(world, outlet, sql => noteHeard(sql, outlet, [...heard.values()]))
  }
}
