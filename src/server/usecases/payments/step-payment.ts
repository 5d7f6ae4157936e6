/** The desk says how a kwitansi was paid, or why it is not. What a device says twice under one id is done once. */
import type { BillPaper } from '../../../contract/payments.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import { named } from '../../../domain/document-name.ts'
import type { DeedId, DocumentNumber, Generation, OutletId } from '../../../domain/ids.ts'
import { decidePayment, type Payment, type PaymentCommand, saidOf } from '../../../domain/paying.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { OUTLET_RIGHTS } from '../../../domain/rights.ts'
import { type VoidLimit, voidLimit } from '../../../domain/voiding.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findDocuments } from '../../storage/statements/documents/documents.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { allLogKeys } from '../../storage/statements/log/logs.ts'
import { addPayments, knownDeeds } from '../../storage/statements/payments/payments.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import type { Voider } from '../documents/void-document.ts'
import type { World } from '../world.ts'
import { type Paper, papersOf, stepTo, viewPaper } from './papers.ts'

type Hand = ActorOf<'clerk' | 'manager'>

export interface PaymentDeed {
  readonly id: DeedId
  readonly number: DocumentNumber
  readonly generation?: Generation | undefined
  readonly command: PaymentCommand
}

export async function stepPayment(
  world: World,
  clerk: Voider,
  deed: PaymentDeed,
): Promise<Result<{ paper: BillPaper }, 'unknown-document' | 'wrong-state' | 'invalid' | 'manager-needed'>> {
  const { outlet } = clerk
  return world.storage.write(outlet.slug, async sql => {
    const keys = await allLogKeys(sql, outlet.slug)
    const paperNow = async () =>
      (await papersOf(sql, outlet, await findDocuments(sql, outlet.slug, [deed.number])))[0]
    const paper = await paperNow()
    if (paper === undefined || named(keys, deed.number).generation !== deed.generation)
      return refuse('unknown-document')
    const known = (await knownDeeds(sql, outlet.slug, [deed.id])).get(deed.id)
    if (known !== undefined && known !== deed.number)
      return refuse('invalid', { pointer: '/id', reason: 'an id of this deed alone' })
    if (known === undefined) {
      const limit = deed.command.step === 'reopen' ? reopenLimit(clerk, paper, world.clock.now()) : null
      if (limit !== null) return refuse('manager-needed', { limit })
      const decided = decidePayment(paper, deed.command)
      if (!decided.ok) return decided
      if (decided.value !== null)
        await keepSteps(sql, clerk, [{ paper, deed, next: decided.value }], world.clock.now())
    }
    return ok({ paper: viewPaper(world, outlet, keys, (await paperNow()) ?? paper) })
  })
}

/** What somebody said they may take back as they may their kwitansi. */
function reopenLimit(
  { staff: name, rights = OUTLET_RIGHTS }: Voider,
  { last, document }: Paper,
  nowMs: number,
): VoidLimit | null {
  const said = { cashier: last?.madeBy ?? null, issuedAt: last?.at ?? document.issuedAt }
  return voidLimit(said, { name, rights }, nowMs)
}

export interface DecidedStep {
  readonly paper: Paper
  readonly deed: PaymentDeed
  readonly next: Payment
}

/** Each with its act. */
export async function keepSteps(
  sql: Transaction,
  clerk: Hand,
  steps: readonly DecidedStep[],
  nowMs: number,
): Promise<void> {
  const { outlet, staff: by } = clerk
  const rows = steps.map(({ paper, deed, next }) =>
    stepTo(paper, next, { step: deed.command.step, deed: deed.id, by, nowMs }),
  )
  await addPayments(sql, outlet.slug, rows)
  for (const { paper, deed, next } of steps) {
    const state = { from: paper.payment.state, to: next.state }
    const changed = { step: deed.command.step, state, said: saidOf(next), total: paper.total }
    await tellGuest(sql, outlet.slug, paper, nowMs)
    await addAct(sql, outlet.slug, { actor: clerk, what: 'settle', on: String(deed.number), changed }, nowMs)
  }
}

/** Who paid by QRIS waits to read that it was seen. */
async function tellGuest(
  sql: Transaction,
  outlet: OutletId,
  { document: { order, stay }, entry }: Paper,
  nowMs: number,
): Promise<void> {
  if (entry.payment !== 'qris' || order === null) return
  await addEvent(sql, outlet, { kind: 'order', stay, subject: order }, nowMs)
}

/** Of deeds that were not done before, what each leads to: all of them or none. */
export async function decideAll(
  sql: Sql,
  clerk: Hand,
  papers: readonly Paper[],
  deeds: readonly PaymentDeed[],
): Promise<Result<readonly DecidedStep[], 'wrong-state' | 'invalid'>> {
  const known = await knownDeeds(
    sql,
    clerk.outlet.slug,
    deeds.map(({ id }) => id),
  )
  const steps: DecidedStep[] = []
  for (const deed of deeds) {
    if (known.get(deed.id) === deed.number) continue
    const paper = papers.find(({ document }) => document.number === deed.number)
    const isTwice = steps.some(step => step.deed.number === deed.number || step.deed.id === deed.id)
    if (paper === undefined || known.has(deed.id) || isTwice)
      return refuse('invalid', { pointer: '/bill/answers', reason: 'one answer a kwitansi of this stay' })
    const decided = decidePayment(paper, deed.command)
    if (!decided.ok) return refuse('wrong-state', { number: deed.number, state: paper.payment.state })
    if (decided.value !== null) steps.push({ paper, deed, next: decided.value })
  }
  return ok(steps)
}
