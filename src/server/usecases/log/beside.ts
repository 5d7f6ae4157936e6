/**
 * What an outlet tells its hub beside its log: how many orders nobody sees there, what was noticed here of the agency's log, by kind
 * and number alone, and what it has added to its shelf by itself. It is told when it is another than it was, and again when the hub may have lost it.
 */

import type { OutletId } from '../../../domain/ids.ts'
import { noticedLine, noticedOf } from '../../../domain/noticed.ts'
import { TOLD, TOLD_EVERY_S, type Told } from '../../../domain/told.ts'
import { troubleLine } from '../../../domain/trouble.ts'
import { canonical } from '../../../log/canonical.ts'
import { formatTold, type ToldClaim } from '../../../log/told.ts'
import type { HubLink, Signer } from '../../ports.ts'
import { OF_THE_CITY } from '../../storage/statements/acts/acts.ts'
import { agencyFaults, countAgencyFaults } from '../../storage/statements/agency/agency-faults.ts'
import { findAgencyLog } from '../../storage/statements/agency/agency-logs.ts'
import { allProducts, allSellers } from '../../storage/statements/city/register.ts'
import { lastNumber } from '../../storage/statements/counters.ts'
import { saveToldAt, toldAt } from '../../storage/statements/hub/told.ts'
import type { LogRecord } from '../../storage/statements/log/logs.ts'
import type { Sql } from '../../storage/storage.ts'
import { troublesHere } from '../escalation/trouble.ts'
import { productOnCard, sellerOnCard } from '../hub/adopt.ts'
import type { World } from '../world.ts'
import { signClaim } from './claim.ts'

export interface Telling extends World {
  readonly signer: Signer
  readonly link: HubLink
}

/** What the hub has taken already; of what was noticed, all of it at once. */
export type ToldBefore = Record<Told, string | null>

export function nothingTold(): ToldBefore {
  // That orders were unseen may be what the hub heard of a program that has ended since.
  return { unseen: null, noticed: '', own: '' }
}

/** Characters of one claim, far below what a hub takes. */
const CLAIM_LENGTH_MAX = 60_000

/** May there be something to tell? Another text where anything of it is another. */
export async function besideState(sql: Sql, nowMs: number): Promise<string> {
  return JSON.stringify([
    await lastNumber(sql, OF_THE_CITY, 'register'),
    await countAgencyFaults(sql),
    [...(await troublesHere(sql, nowMs))],
  ])
}

async function unseenHere(sql: Sql, outlet: OutletId, nowMs: number): Promise<string[]> {
  const trouble = (await troublesHere(sql, nowMs)).get(outlet)
  return trouble === undefined ? [] : [troubleLine(trouble)]
}

async function noticedHere(sql: Sql, nowMs: number): Promise<string[]> {
  const log = await findAgencyLog(sql)
  if (log?.standing !== 'followed') return []
  return noticedOf(await agencyFaults(sql, log.origin), log.heardAt, nowMs).map(noticedLine)
}

/** What waits for the agency's word; makers before what they make. */
async function ownHere(sql: Sql, outlet: OutletId): Promise<string[]> {
  const isOurs = ({
    standing,
    addedBy,
  }: {
    readonly standing?: string | undefined
    readonly addedBy?: OutletId | undefined
  }) => standing === 'own' && addedBy === outlet
  return [
    ...(await allSellers(sql)).filter(isOurs).map(maker => canonical({ maker: sellerOnCard(maker) })),
    ...(await allProducts(sql)).filter(isOurs).map(product => canonical({ product: productOnCard(product) })),
  ]
}

/** Throws where the hub does not take it now: it is told again. */
export async function tellBeside(world: Telling, log: LogRecord, before: ToldBefore): Promise<void> {
  const nowMs = world.clock.now()
  const here = await world.storage.read(async sql => ({
    unseen: await unseenHere(sql, log.outlet, nowMs),
    noticed: await noticedHere(sql, nowMs),
    own: await ownHere(sql, log.outlet),
    wasUnseen: (await toldAt(sql, log.outlet, 'unseen')) !== null,
  }))
  // Of an outlet that never spoke of any, the hub knows of none.
  if (!here.wasUnseen && here.unseen.length === 0) before.unseen = ''
  for (const what of TOLD) {
    const said = here[what].join('\n')
    if (said === before[what]) continue
    // Each later than the one before, by as much as a hub asks for.
    let isTaken = true
    for (const [nth, lines] of partsOf(here[what]).entries())
      isTaken &&= await tell(world, log, {
        what,
        seconds: Math.floor(nowMs / 1_000) + nth * TOLD_EVERY_S,
        lines,
      })
    before[what] = said
    // Who was told of an order says so of the agency too.
    if (what === 'unseen' && isTaken)
      await world.storage.write(log.outlet, sql => saveToldAt(sql, log.outlet, what, nowMs))
  }
}

/** One at least: that there is nothing is told as well. */
function partsOf(lines: readonly string[]): string[][] {
  const parts: string[][] = [[]]
  let length = 0
  for (const line of lines) {
    length += line.length
    if (length > CLAIM_LENGTH_MAX) {
      parts.push([])
      length = line.length
    }
    parts.at(-1)?.push(line)
  }
  return parts
}

/** False: it hears nothing of the kind. */
async function tell(
  world: Telling,
  { outlet, origin }: LogRecord,
  claim: Omit<ToldClaim, 'origin'>,
): Promise<boolean> {
  const answer = await world.link.ask(
    `add-${claim.what}`,
    await signClaim(world, origin, formatTold({ ...claim, origin })),
  )
  // A hub of an earlier release hears nothing of it.
  if (answer.status === 204 || answer.status === 404) return answer.status === 204
  throw new Error(
    `the hub answers ${answer.status} to what ${outlet} tells of ${claim.what}: it is told again`,
  )
}
