/** An officer of the agency, at the screens of the hub: each deed is done to the thing as it stands there, and may be refused. */
import { fieldsOfProduct, type ProductFields } from '../../../src/domain/register.ts'
import { assertNever, type Result } from '../../../src/domain/result.ts'
import { DAY_MS } from '../../../src/domain/time.ts'
import { findKeptOutlet } from '../../../src/server/storage/statements/city/outlets.ts'
import { findProduct, findSeller } from '../../../src/server/storage/statements/city/register.ts'
import { AgencyLogWaits } from '../../../src/server/usecases/agency/add-entry.ts'
import { changeMaker, retireMaker, returnMaker } from '../../../src/server/usecases/register/makers.ts'
import { correctOutlet } from '../../../src/server/usecases/register/outlets.ts'
import {
  beginProduct,
  changeProduct,
  publishProduct,
  retireProduct,
  returnProduct,
} from '../../../src/server/usecases/register/products.ts'
import { businessDayOf, type World } from '../../../src/server/usecases/world.ts'
import type { Deed, OfficerAct } from '../plan/actions.ts'
import type { Stage } from '../run/stage.ts'
import { outlet, SELLER, soundProduct } from '../server/template.ts'

const OFFICER = { kind: 'officer', name: 'Pak Budi' } as const

export async function officerActs(stage: Stage, { act, placement }: Deed & { do: 'officer' }): Promise<void> {
  const { hub, record, timeline } = stage
  const { world } = hub
  if (world === null) return record.tell(`the officer cannot ${act}: the hub is down`)
  // Of two deeds of one seed no two say the same.
  const word = `${timeline.now() % 1_000_000}`
  try {
    const done = await timeline.track(perform(world, act, `${SELLER}/${placement}`, word))
    record.tell(`the officer does ${act} ${placement}: ${done.ok ? 'done' : done.refusal.code}`)
  } catch (fault) {
    if (fault instanceof AgencyLogWaits) record.saw('register-waited-for-lost-entries')
    record.tell(`the officer cannot ${act}: ${(fault as Error).message}`)
  }
}

type Done = Result<unknown, string>

async function perform(world: World, act: OfficerAct, id: string, word: string): Promise<Done> {
  const seen = await world.storage.read(async sql => ({
    version: (await findProduct(sql, id))?.version ?? 0,
    maker: (await findSeller(sql, SELLER))?.version ?? 0,
    outlet: (await findKeptOutlet(sql, outlet.slug))?.version ?? 0,
  }))
  const { version } = seen
  const reason = `alasan ${word}`
  const change = (fields: Partial<ProductFields>) => changeProduct(world, OFFICER, id, { version, fields })
  const lastDay = (days: number) => businessDayOf(outlet, world.clock.now() + days * DAY_MS)
  switch (act) {
    case 'publish':
      return publish(world, word)
    case 'correct':
      return change({ 'name.id': `Nama ${word}` })
    case 'lapse':
      return change({ 'permit.validTo': lastDay(0) })
    case 'renew':
      return change({ 'permit.validTo': lastDay(400) })
    case 'retire':
      return retireProduct(world, OFFICER, id, { version, reason })
    case 'return':
      return returnProduct(world, OFFICER, id, version)
    case 'correct-maker':
      return changeMaker(world, OFFICER, SELLER, { version: seen.maker, fields: { name: `Dapur ${word}` } })
    case 'retire-maker':
      return retireMaker(world, OFFICER, SELLER, { version: seen.maker, reason })
    case 'return-maker':
      return returnMaker(world, OFFICER, SELLER, seen.maker)
    case 'correct-outlet':
      return correctOutlet(world, OFFICER, outlet.slug, {
        version: seen.outlet,
        fields: { district: `Balikpapan ${word}` },
      })
    default:
      return assertNever(act)
  }
}

/** Begun, written and shown to guests, each on its own: the hub may end between two of them. */
async function publish(world: World, word: string): Promise<Done> {
  const begun = await beginProduct(world, OFFICER, { maker: SELLER, name: `Kopi ${word}`, category: 'drink' })
  if (!begun.ok) return begun
  const { id, version } = begun.value
  const fields = fieldsOfProduct({ ...soundProduct(id), category: 'drink' })
  const written = await changeProduct(world, OFFICER, id, { version, fields })
  return written.ok ? publishProduct(world, OFFICER, id, written.value.version) : written
}
