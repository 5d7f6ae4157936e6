/**
 * What documents are found by is written with them; of those that a release before this one wrote, or that came back from a mirror by
 * their entries alone, it is noted afterwards. What cannot be read is found by its number and its day.
 */
import type { OutletId } from '../../../domain/ids.ts'
import { detailBodies, readEntry } from '../../storage/bodies.ts'
import {
  forgetFoundBy,
  noteFoundBy,
  type Unnoted,
  unnotedDocuments,
} from '../../storage/statements/documents/found.ts'
import { listed } from '../../storage/unreadable.ts'
import type { World } from '../world.ts'

const AT_ONCE = 500

/** Answers how many were noted. */
export async function noteFound({ storage }: World, outlet: OutletId): Promise<number> {
  let noted = 0
  for (let after = 0; ; ) {
    const some = await storage.read(sql => unnotedDocuments(sql, outlet, after, AT_ONCE))
    const last = some.at(-1)
    if (last === undefined) break
    after = last.number
    const { read } = listed(some, one => [one.number, foundBy(outlet, one)] as const)
    await storage.write(outlet, async sql => {
      for (const [number, by] of read) await noteFoundBy(sql, outlet, number, by)
    })
    noted += read.length
  }
  await storage.write(outlet, sql => forgetFoundBy(sql, outlet))
  return noted
}

function foundBy(
  outlet: OutletId,
  { number, entry: text, detail }: Unnoted,
): Parameters<typeof noteFoundBy>[3] {
  const entry = readEntry(text, outlet, number)
  const shown = detail === null ? null : detailBodies.read(detail, 'documents', outlet, number)
  return {
    payment: entry.kind === 'kwitansi' ? entry.payment : null,
    total: 'total' in entry ? entry.total : null,
    room: shown?.room ?? null,
    clerk: shown?.cashier ?? null,
  }
}
