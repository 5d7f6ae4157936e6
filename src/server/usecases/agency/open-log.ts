/**
 * The agency's log is kept where its officers are: in the one program of a city, or at the hub. Its name is minted once, its key
 * made outside the database; and what the register holds already are its first entries, so that whoever follows it from
 * nothing has the whole register.
 */

import type { AgencyBodyA1 } from '../../../domain/agency-entry.ts'
import { agencyOrigin } from '../../../domain/agency-log.ts'
import { makerOf, outletOf, productOf } from '../../../domain/agency-register.ts'
import { formatKey } from '../../../log/note.ts'
import { agencySubjects } from '../../storage/statements/agency/agency-entries.ts'
import {
  addAgencyKey,
  agencyKeys,
  findAgencyLog,
  standBy,
} from '../../storage/statements/agency/agency-logs.ts'
import { allOutlets } from '../../storage/statements/city/outlets.ts'
import { allProducts, allSellers } from '../../storage/statements/city/register.ts'
import { allAliases } from '../../storage/statements/city/register-changes.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { type KeyMaking, WrongLogKey } from '../log/open-logs.ts'
import type { Sealing } from '../log/seal.ts'
import { toBase64 } from '../log/tree.ts'
import { sha256, type World } from '../world.ts'
import { addAgencyEntry } from './add-entry.ts'
import { isAgencyWhole } from './seal.ts'

/** `host` names it, if it has no name yet. */
export async function openAgencyLog(world: World, keys: KeyMaking, host: string): Promise<void> {
  const kept = await world.storage.read(findAgencyLog)
  const origin = kept?.standing === 'own' ? kept.origin : agencyOrigin(host)
  const known = await world.storage.read(sql => agencyKeys(sql, origin))
  const [inUse] = known
  const key = inUse === undefined ? keys.ensure(origin) : await keys.keyOf(origin)
  if (key === null || (inUse !== undefined && inUse.vkey !== formatKey(key)))
    throw new WrongLogKey(
      `log-keys lacks the key of ${origin}, or has another than its log knows: bring it back from a backup`,
    )
  await world.storage.writeCity(async sql => {
    await standBy(sql, origin, 'own', toBase64(sha256(new Uint8Array())))
    // Another process that starts as well may have been first.
    if ((await agencyKeys(sql, origin)).length === 0)
      await addAgencyKey(sql, origin, { vkey: formatKey(key), since: 0 })
  })
}

/** At the start, once it is known whether a backup was put back: what the register holds and the log never spoke of is entered. */
export async function beginAgencyLog(world: Sealing): Promise<void> {
  if (await isAgencyWhole(world)) await world.storage.writeCity(sql => enterRegister(sql, world))
}

/** What of the register no entry ever spoke of is entered as it is. What an outlet has added itself is not the agency's word. */
export async function enterRegister(sql: Transaction, world: Pick<World, 'random' | 'clock'>): Promise<void> {
  const log = await findAgencyLog(sql)
  // While entries are missing nobody knows what they spoke of.
  if (log?.standing !== 'own' || log.awaits > 0) return
  const said = await agencySubjects(sql, log.origin)
  const enter = (body: AgencyBodyA1) => addAgencyEntry(sql, world, { ...body, by: null }, world.clock.now())
  for (const [subject, body] of await published(sql)) if (!said.things.has(subject)) await enter(body)
  for (const [from, to] of await allAliases(sql))
    if (!said.aliases.has(from)) await enter({ deed: 'alias', from, to })
}

/** Makers before what they make. */
async function published(sql: Sql): Promise<[subject: string, AgencyBodyA1][]> {
  const makers = (await allSellers(sql)).filter(maker => isPublished(maker) && !isOutletsOwn(maker.slug))
  const products = (await allProducts(sql)).filter(
    product => isPublished(product) && !product.id.split('/').some(isOutletsOwn),
  )
  return [
    ...makers.map((maker): [string, AgencyBodyA1] => [maker.slug, { deed: 'maker', maker: makerOf(maker) }]),
    ...products.map((product): [string, AgencyBodyA1] => [
      product.id,
      { deed: 'product', product: productOf(product) },
    ]),
    ...(await allOutlets(sql)).map((outlet): [string, AgencyBodyA1] => [
      outlet.slug,
      { deed: 'outlet', outlet: outletOf(outlet) },
    ]),
  ]
}

/** A draft is nobody's to read, and of what was retired the log has said what there is to say. */
function isPublished(registered: object): boolean {
  return !('standing' in registered) || registered.standing === undefined
}

/** As ids of what an outlet adds itself begin. */
function isOutletsOwn(slug: string): boolean {
  return slug.startsWith('x-')
}
