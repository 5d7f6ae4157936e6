/**
 * Tries of PINs, counted before a PIN is looked at: tries at the same moment count against each other, in whatever process.
 * Kept in the database, so that no restart gives any back. A right one is given back.
 */
import type { OutletId, SecretHash } from '../../../domain/ids.ts'
import { giveBack, PIN_ALLOWANCES, spend, type TerminalKind } from '../../../domain/pin.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { DAY_MS } from '../../../domain/time.ts'
import {
  findPinTries,
  forgetPinTries,
  type PinTries,
  savePinTries,
} from '../../storage/statements/staff/pin-tries.ts'
import type { Transaction } from '../../storage/storage.ts'

/** A terminal at which nobody has signed in under that name for as long as this is like any other. */
export const KNOWN_FOR_MS = 90 * DAY_MS

/** Who tries, and where. */
export interface Trier {
  readonly outlet: OutletId
  /** Of those that there are; all other names are one. */
  readonly person: string
  /** Hash of the device's secret. */
  readonly device: SecretHash
  /** Was the device enrolled by somebody? Else it is known once its person has signed in there, and no terminal before. */
  readonly isEnrolled: boolean
}

/** A try that was counted. */
export interface Taken {
  readonly kind: TerminalKind
  /** Does the device have a count of its own? */
  readonly isOwn: boolean
}

export async function takeTry(
  sql: Transaction,
  trier: Trier,
  nowMs: number,
): Promise<Result<Taken, 'too-many'>> {
  const { outlet, person, device, isEnrolled } = trier
  const tries = await findPinTries(sql, outlet, person, [device, 'known', 'other'])
  const kind = tries.get(device)?.knownAt == null ? 'other' : 'known'
  const isOwn = isEnrolled || kind === 'known'
  const spent: PinTries[] = []
  for (const { terminal, allowance } of allowancesOf(device, { kind, isOwn })) {
    const before = tries.get(terminal) ?? { terminal, spentUntil: 0, knownAt: null }
    const after = spend(before.spentUntil, nowMs, allowance)
    if ('waitMs' in after) return refuse('too-many', { waitMs: after.waitMs })
    spent.push({ ...before, spentUntil: after.untilMs })
  }
  for (const one of spent) await savePinTries(sql, outlet, person, one)
  return ok({ kind, isOwn })
}

function allowancesOf(device: SecretHash, { kind, isOwn }: Taken) {
  const { each, together } = PIN_ALLOWANCES[kind]
  return [...(isOwn ? [{ terminal: device, allowance: each }] : []), { terminal: kind, allowance: together }]
}

/** It was right: nothing is spent, and the person is known at that terminal from now on. */
export async function wasRight(
  sql: Transaction,
  { outlet, person, device }: Trier,
  taken: Taken,
  nowMs: number,
): Promise<void> {
  const tries = await findPinTries(sql, outlet, person, [device, taken.kind])
  const left = new Map(
    allowancesOf(device, taken).map(({ terminal, allowance }) => [
      terminal,
      giveBack(tries.get(terminal)?.spentUntil ?? 0, allowance),
    ]),
  )
  const shared = { terminal: taken.kind, spentUntil: left.get(taken.kind) ?? 0, knownAt: null }
  await savePinTries(sql, outlet, person, shared)
  await savePinTries(sql, outlet, person, {
    terminal: device,
    spentUntil: left.get(device) ?? 0,
    knownAt: nowMs,
  })
  await forgetPinTries(sql, outlet, nowMs, nowMs - KNOWN_FOR_MS)
}
