/** How far the stages of each outlet are apart, from heads alone: quick enough to be asked every few seconds. */
import type { FoldName, OutletId, RecipientId } from '../../../domain/ids.ts'
import { type Heads, STAGES, type Stage } from '../../../domain/reconciliation.ts'
import { breathe } from '../../process/breathe.ts'
import { foldLags } from '../../storage/statements/folds/fold-cursors.ts'
import { bookHeads, countDocuments, issuedAt } from '../../storage/statements/reconcile/reconciled.ts'
import type { Sql } from '../../storage/storage.ts'
import { FOLDS } from '../folds/list.ts'
import { allHooks } from '../webhooks/hooks.ts'
import type { World } from '../world.ts'
import { headsOf } from './reconcile.ts'

/** Numbers whose documents are counted, the newest: gaps before them are the reconciliation's to find. */
const LOOKED_AT_MAX = 1_000

interface Lag {
  readonly outlet: OutletId
  readonly stage: Stage
  /** Documents that the stage lacks and the one before it has. */
  readonly missing: number
  /** How long ago the oldest of them was issued, milliseconds; 0 where none is missing or nobody knows: of a gap, never. */
  readonly oldestMs: number
}

interface HookLag {
  readonly outlet: OutletId
  readonly hook: RecipientId
  readonly waiting: number
  readonly dead: number
  /** Documents in the log that it was not told of yet. */
  readonly behind: number
}

interface FoldLag {
  readonly outlet: OutletId
  readonly fold: FoldName
  /** Entries that it has not read yet. */
  readonly behind: number
  /** The version of the entry at which it waits for a newer program; 0: it does not. */
  readonly stoppedBy: number
}

/** How far each reader of the log is behind at each outlet. */
export function foldsBehind({ storage }: World): Promise<FoldLag[]> {
  return storage.read(async sql => {
    const found: FoldLag[] = []
    for (const { name } of FOLDS)
      for (const lag of await foldLags(sql, name)) found.push({ ...lag, fold: name })
    return found
  })
}

/** The stage of the mirror is left out where there is no hub. */
export async function lags(
  { storage, clock }: World,
  isWitnessed: boolean,
): Promise<{ readonly stages: readonly Lag[]; readonly hooks: readonly HookLag[] }> {
  const { found, states } = await storage.read(async sql => ({
    found: await bookHeads(sql),
    states: await allHooks(sql),
  }))
  const stages: Lag[] = []
  const sealed = new Map<string, number>()
  for (const one of found) {
    const heads = headsOf(one, isWitnessed)
    sealed.set(one.outlet, heads.sealed)
    stages.push(...(await storage.read(sql => lagsOf(sql, one.outlet, heads, clock.now()))))
    await breathe()
  }
  const hooks = states.map(({ outlet, recipient, waiting, dead, number, endedAt }) => ({
    outlet,
    hook: recipient,
    waiting,
    dead,
    behind: endedAt === null ? Math.max(0, (sealed.get(outlet) ?? 0) - number) : 0,
  }))
  return { stages, hooks }
}

async function lagsOf(sql: Sql, outlet: OutletId, heads: Heads, nowMs: number): Promise<Lag[]> {
  const skipped = Math.max(0, heads.issued - LOOKED_AT_MAX)
  const there = skipped + (await countDocuments(sql, outlet, skipped))
  const lags: Lag[] = []
  for (const stage of STAGES) {
    const reach = reachOf(stage, heads, there)
    if (reach === null) continue
    const missing = Math.max(0, reach.of - reach.has)
    const at = missing === 0 || stage === 'issued' ? null : await issuedAt(sql, outlet, reach.has + 1)
    lags.push({ outlet, stage, missing, oldestMs: at === null ? 0 : Math.max(0, nowMs - at) })
  }
  return lags
}

function reachOf(stage: Stage, heads: Heads, there: number): { of: number; has: number } | null {
  switch (stage) {
    case 'issued':
      return { of: heads.issued, has: there }
    case 'sealed':
      return { of: heads.issued, has: heads.sealed }
    case 'mirrored':
      return heads.mirrored === null ? null : { of: heads.sealed, has: heads.mirrored }
    case 'counted':
      return { of: heads.issued, has: heads.counted }
  }
}
