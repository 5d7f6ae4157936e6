/** How programs fare that are told of an outlet's documents, for whoever answers for the outlet. */
import type { ToldPrograms } from '../../../contract/documents.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { tellableSizes } from '../../storage/statements/webhooks/webhooks.ts'
import type { World } from '../world.ts'
import { allHooks } from './hooks.ts'

export async function readTold({ storage }: Pick<World, 'storage'>, outlet: OutletId): Promise<ToldPrograms> {
  return storage.read(async sql => {
    const size = (await tellableSizes(sql, [outlet])).get(outlet) ?? 0
    const hooks = await allHooks(sql, outlet)
    return {
      programs: hooks.map(({ recipient, address, number, waiting, nextAt, dead, fault, endedAt }) => ({
        ...{ id: recipient, address, told: number, waiting, dead, fault },
        behind: endedAt === null ? Math.max(0, size - number) : 0,
        nextAt: nextAt === null ? null : toTimestamp(nextAt),
        ended: endedAt === null ? null : toTimestamp(endedAt),
      })),
    }
  })
}
