/**
 * All rooms on one sheet: of every stay of now what it owes, kwitansi by kwitansi, and of guests who have gone what they left open. Read
 * at one moment, so that its figures add up.
 */
import type { NightAudit } from '../../../contract/stays.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { isExplained, isOpenPayment, sumPayments } from '../../../domain/paying.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { allLogKeys } from '../../storage/statements/log/logs.ts'
import { presentStays } from '../../storage/statements/stays/stays.ts'
import type { World } from '../world.ts'
import { counted, nightOf, openByRoom, openPapers, viewRoom } from './open-list.ts'
import { billsOf, withPapers } from './read-bill.ts'

export async function readNightAudit(world: World, outlet: Outlet): Promise<NightAudit> {
  return world.storage.read(async sql => {
    const byRoom = new Intl.Collator('id', { numeric: true })
    const stays = (await presentStays(sql, outlet.slug)).sort((a, b) => byRoom.compare(a.room, b.room))
    const owing = await withPapers(sql, outlet, stays)
    const present = owing.flatMap(({ papers }) => papers)
    const gone = (await openByRoom(sql, outlet, await openPapers(sql, outlet))).filter(
      ({ isPresent }) => !isPresent,
    )
    const keys = await allLogKeys(sql, outlet.slug)
    const open = [...present.filter(isOpenPayment), ...gone.flatMap(({ papers }) => papers)]
    const nowMs = world.clock.now()
    return {
      ...nightOf(outlet, nowMs),
      at: toTimestamp(nowMs),
      bills: await billsOf(sql, world, outlet, owing),
      gone: gone.map(room => viewRoom(world, outlet, keys, room)),
      sums: sumPayments(present),
      open: counted(open),
      untold: counted(open.filter(paper => !isExplained(paper))),
    }
  })
}
