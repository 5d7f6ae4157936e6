/** What entries of the agency's log say becomes the register that is kept here, in their transaction. */
import type { AgencyEntry, ReadAgencyEntry } from '../../../domain/agency-entry.ts'
import { comesAfter } from '../../../domain/agency-log.ts'
import { changeOf, type RegisterChange } from '../../../domain/agency-register.ts'
import type { OutletId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { assertNever } from '../../../domain/result.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { agencyEntries, unspokenSubjects } from '../../storage/statements/agency/agency-entries.ts'
import { findAgencyLog, pastAgencyLogs, savePassedOver } from '../../storage/statements/agency/agency-logs.ts'
import {
  followProduct,
  followSeller,
  leaveProduct,
  leaveSeller,
  turnProduct,
  turnSeller,
} from '../../storage/statements/city/followed-register.ts'
import { allOutlets, changeOutlet } from '../../storage/statements/city/outlets.ts'
import { saveAlias } from '../../storage/statements/city/register-changes.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { renewMenu } from '../shelf/shelf.ts'
import type { World } from '../world.ts'

/** In their order; menus of every outlet here read otherwise than before. */
export async function applyEntries(sql: Transaction, entries: readonly AgencyEntry[]): Promise<void> {
  const changes = entries.map(changeOf).filter(change => change !== null)
  for (const change of changes) await make(sql, change)
  if (changes.length > 0) await renewMenus(sql)
}

/**
 * A log that begins where entries of another were lost says all that the agency's register holds: what the one before has told and
 * it has not is nobody's word any more. Once all of it is here.
 */
export async function leaveUnspoken(sql: Transaction, origin: string): Promise<void> {
  let isChanged = false
  for (const before of (await pastAgencyLogs(sql)).filter(past => comesAfter(origin, past)))
    for (const subject of await unspokenSubjects(sql, before, origin)) {
      const isLeft = subject.includes('/')
        ? await leaveProduct(sql, subject)
        : await leaveSeller(sql, subject)
      isChanged ||= isLeft
    }
  if (isChanged) await renewMenus(sql)
}

async function renewMenus(sql: Transaction): Promise<void> {
  for (const outlet of await allOutlets(sql)) await renewMenu(sql, outlet)
}

async function make(sql: Transaction, change: RegisterChange): Promise<void> {
  switch (change.is) {
    case 'maker':
      return followSeller(sql, change.maker)
    case 'product':
      return followProduct(sql, change.product)
    case 'retired-maker':
      return turnSeller(sql, change.maker, 'retired')
    case 'retired-product':
      return turnProduct(sql, change.product, 'retired')
    case 'refused-maker':
      return turnSeller(sql, change.maker, 'refused')
    case 'refused-product':
      return turnProduct(sql, change.product, 'refused')
    case 'alias': {
      const { product, standsFor, at } = change
      return saveAlias(sql, { product, standsFor, at: toMilliseconds(at) })
    }
    case 'outlet':
      return told(sql, change.outlet, outlet => ({ ...outlet, ...change.told }))
    case 'ended-outlet':
      // Who waits for goods there gets them; why it ended is in somebody's words, which are no part of the log.
      return told(sql, change.outlet, outlet => ({
        ...outlet,
        ended: outlet.ended ?? { at: change.at, reason: '' },
      }))
    default:
      return assertNever(change)
  }
}

/** Only where that outlet is: one that is not is set up at its own box. */
async function told(sql: Transaction, slug: OutletId, change: (outlet: Outlet) => Outlet): Promise<void> {
  await changeOutlet(sql, slug, change)
}

interface Making extends Pick<World, 'storage'> {
  readonly read: ReadAgencyEntry
}

/**
 * What was newer than the program that took it is read by the one that can: everything from there on once more, in order, for
 * the last word of a thing is the one that counts.
 */
export async function makeUpForPassedOver({ storage, read }: Making): Promise<void> {
  const said = async (sql: Sql, origin: string, start: number, end: number) =>
    (await agencyEntries(sql, origin, start, end)).flatMap(text => read(JSON.parse(text)) ?? [])
  const log = await storage.read(findAgencyLog)
  const from = log?.standing === 'followed' ? log.passedOver : null
  if (log === null || from === null) return
  const [first] = await storage.read(sql => said(sql, log.origin, from - 1, from))
  if (first === undefined || first.deed === 'newer') return
  await storage.writeCity(async sql => {
    const { origin, size } = log
    const entries = await said(sql, origin, from - 1, size)
    await applyEntries(
      sql,
      entries.filter(entry => entry.deed !== 'newer'),
    )
    await savePassedOver(sql, origin, entries.find(({ deed }) => deed === 'newer')?.number ?? null)
  })
}
