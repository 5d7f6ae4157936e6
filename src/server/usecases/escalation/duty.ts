/** Who is on duty, as managers write it. Who writes says what they saw: nobody is written over unasked. */
import type { Duty, DutyChange } from '../../../contract/channels.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import type { DutyLine } from '../../../domain/duty.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { WEEKDAYS } from '../../../domain/opening.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { allStaff } from '../../storage/statements/city/outlets.ts'
import { dutiesAt, saveDuties } from '../../storage/statements/staff/duties.ts'
import type { Sql } from '../../storage/storage.ts'
import type { World } from '../world.ts'

export function readDuty({ storage }: World, outlet: OutletId): Promise<Duty> {
  return storage.read(sql => dutyAt(sql, outlet))
}

async function dutyAt(sql: Sql, outlet: OutletId): Promise<Duty> {
  const lines = await dutiesAt(sql, outlet)
  const people = (await allStaff(sql, outlet)).map(({ name }) => name)
  return { lines: lines.map(({ days, ...line }) => ({ ...line, days: [...days] })), people }
}

export async function changeDuty(
  world: World,
  manager: ActorOf<'manager'>,
  { was, to }: DutyChange,
): Promise<Result<Duty, 'changed-meanwhile' | 'invalid'>> {
  const { slug } = manager.outlet
  return world.storage.write(slug, async sql => {
    const now = await dutyAt(sql, slug)
    const wanted = inOrder(to)
    if (isSame(now.lines, wanted)) return ok(now)
    if (!isSame(now.lines, inOrder(was))) return refuse('changed-meanwhile', { now })
    const stranger = to.findIndex(({ first, second }) =>
      [first, second ?? first].some(name => !now.people.includes(name)),
    )
    if (stranger !== -1)
      return refuse('invalid', { pointer: `/to/${stranger}`, reason: 'somebody of the staff' })
    await saveDuties(sql, slug, wanted)
    const changed = { lines: { from: now.lines.length, to: wanted.length } }
    await addAct(sql, slug, { actor: manager, what: 'change-duty', on: slug, changed }, world.clock.now())
    return ok(await dutyAt(sql, slug))
  })
}

/** Days in the order of the week, each once. */
function inOrder(lines: readonly DutyLine[]): DutyLine[] {
  return lines.map(({ days, hours, first, second }) => ({
    days: WEEKDAYS.filter(day => days.includes(day)),
    hours: { fromHour: hours.fromHour, toHour: hours.toHour },
    first,
    second,
  }))
}

function isSame(one: readonly DutyLine[], other: readonly DutyLine[]): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))
}
