/** Attacks and honest days by seed, each read to its end by an auditor who holds one witnessed checkpoint. */

import { legible } from '../../src/contract/entry.ts'
import { AT_THE_CONSOLE } from '../../src/domain/actor.ts'
import { DAY_MS } from '../../src/domain/time.ts'
import { type AuditTrust, auditLog } from '../../src/log/audit.ts'
import { checkPaper } from '../../src/log/check.ts'
import type { TreeHead } from '../../src/log/proof.ts'
import { findOutlet } from '../../src/server/storage/statements/city/outlets.ts'
import { findDocument } from '../../src/server/storage/statements/documents/documents.ts'
import { allLogKeys } from '../../src/server/storage/statements/log/logs.ts'
import type { Storage } from '../../src/server/storage/storage.ts'
import { closeDays } from '../../src/server/usecases/documents/close-day.ts'
import { voidDocument } from '../../src/server/usecases/documents/void-document.ts'
import { rotateKey } from '../../src/server/usecases/log/open-logs.ts'
import type { Sealing } from '../../src/server/usecases/log/seal.ts'
import type { PartReport } from '../crash/report.ts'
import { type Chance, chanceOf } from '../sim/engine/chance.ts'
import { believed } from '../support/believed.ts'
import { crypto } from '../support/crypto.ts'
import { type HandSigner, handHighWater, handSigner } from '../support/log.ts'
import { handClock, hmacKeys, seededRandom } from '../support/ports.ts'
import { MORNING } from '../support/world.ts'
import { ATTACK_KINDS, attack, CONSISTENT, editPaper } from './attacks.ts'
import {
  type Bench,
  makeTemplate,
  ORIGIN,
  OUTLET,
  openBench,
  paperOf,
  type Template,
  witness,
} from './log.ts'

export interface TamperCounts {
  /** Attacks made, by kind. */
  readonly made: Readonly<Record<string, number>>
  /** What was not found out, with what makes it again. */
  readonly missed: readonly string[]
  readonly honest: number
  /** What happened on the honest days, by name. */
  readonly deeds: Readonly<Record<string, number>>
  /** What was said of a log that nobody had touched. */
  readonly falseAlarms: readonly string[]
}

/** The campaign's share: attacks by kind, and as many honest days. */
export async function tamperPart(seed: string, attacks: number): Promise<PartReport> {
  const began = Date.now()
  const { made, missed, honest, deeds, falseAlarms } = await tamper(seed, attacks)
  return {
    part: 'logs edited behind the program’s back',
    counts: { ...made, 'honest days': honest, ...deeds },
    anomalies: [
      ...missed.map(one => `not found out: ${one}`),
      ...falseAlarms.map(one => `false alarm: ${one}`),
    ],
    seconds: Math.round((Date.now() - began) / 1000),
  }
}

/** What happens on honest days. */
export const DEEDS = ['starts', 'seals', 'voids', 'day statements', 'rotations'] as const
type Deed = (typeof DEEDS)[number]

const PAPER = 'a paper’s detail or salt'
/** They take turns, so that each is made as often as any other. */
export const KINDS = [...ATTACK_KINDS, PAPER] as const
/** Days that the template's log goes on for. */
const TEMPLATE_DAYS = 8
const DAYS_BETWEEN_STARTS = 12

export async function tamper(seed: string, attacks: number): Promise<TamperCounts> {
  const template = await makeTemplate()
  const bench = await openBench(template)
  const made: Record<string, number> = {}
  const missed: string[] = []
  const falseAlarms: string[] = []
  const deeds: Record<string, number> = {}
  try {
    for (let n = 0; n < attacks; n++) {
      const chance = chanceOf(`tamper ${seed} ${n}`)
      const kind = KINDS[n % KINDS.length] ?? PAPER
      made[kind] = (made[kind] ?? 0) + 1
      const found =
        kind === PAPER ? await attackPaper(bench, chance) : await attackLog(bench, template, kind, chance)
      if (!found) missed.push(`${kind}: seed ${seed}, attack ${n}`)
      const alarms = await honestDay(bench, template, chanceOf(`honest ${seed} ${n}`), deed => {
        deeds[deed] = (deeds[deed] ?? 0) + 1
      })
      falseAlarms.push(...alarms.map(alarm => `${alarm}: seed ${seed}, day ${n}`))
    }
  } finally {
    await bench.close()
    template.remove()
  }
  return { made, missed, honest: attacks, deeds, falseAlarms }
}

function trust({ keys, witness: cosigner }: Pick<Template, 'keys' | 'witness'>, held: TreeHead): AuditTrust {
  return { keys, cosigners: [cosigner], outlet: OUTLET, held, legible }
}

async function attackLog(
  bench: Bench,
  template: Template,
  kind: (typeof ATTACK_KINDS)[number],
  chance: Chance,
): Promise<boolean> {
  // One that a backup is older than.
  const held = chance.pick(template.witnessed.filter(({ size }) => size > (template.backups[0]?.size ?? 0)))
  const path = bench.copy()
  await attack(kind, path, { chance, held, template })
  return bench.reading(path, async reading => {
    const isConsistent = CONSISTENT.has(kind)
    const isHeldRead = isConsistent && chance.odds(0.5)
    const { faults } = await auditLog(reading, { ...trust(template, held), isHeldRead }, crypto)
    const codes = faults.map(({ code }) => code)
    if (!isConsistent) return codes.length > 0
    // Where the attacker has left no other trace, it is what is held that must tell; and that none is left is held too.
    const unheld = await auditLog(reading, { ...trust(template, held), held: null }, crypto)
    const traces = unheld.faults.filter(({ code }) => code !== 'key-outdated')
    if (traces.length > 0) throw new Error(`${kind} leaves a trace: ${JSON.stringify(traces)}`)
    return codes.includes('not-extending') || codes.includes('smaller-than-held')
  })
}

/** Whoever has the link is shown another room, payer or cashier, or another salt, than the paper was issued with. */
async function attackPaper(bench: Bench, chance: Chance): Promise<boolean> {
  const path = bench.copy()
  const number = await bench.reading(path, async (_reading, storage) => {
    const found = await someKwitansi(storage, chance)
    if ((await checkedPaper(storage, found)) !== null) throw new Error(`paper ${found} was wrong before`)
    return found
  })
  editPaper(path, number, chance)
  return bench.reading(
    path,
    async (_reading, storage) => (await checkedPaper(storage, number)) === 'detail-wrong',
  )
}

async function checkedPaper(storage: Storage, number: number) {
  const paper = await paperOf(storage, number)
  if (paper === null) throw new Error('no paper')
  return checkPaper(paper, { hubKey: null }, crypto).fault
}

async function someKwitansi(storage: Storage, chance: Chance): Promise<number> {
  for (;;) {
    const number = chance.between(1, 300)
    const document = await storage.read(sql => findDocument(sql, OUTLET, number))
    if (document?.kind === 'kwitansi' && document.detailSalt !== null) return number
  }
}

/** The log goes on: more documents, voids, days that end, several seals, another key, a start in between. */
async function honestDay(
  bench: Bench,
  template: Template,
  chance: Chance,
  count: (deed: Deed) => void,
): Promise<string[]> {
  const path = bench.copy()
  const signer: HandSigner = { ...handSigner() }
  signer.ensure(ORIGIN)
  signer.rotate(ORIGIN)
  const highWater = handHighWater()
  const newest = template.witnessed.at(-1)
  if (newest !== undefined) await highWater.raise(ORIGIN, newest)
  const held = [chance.pick(template.witnessed)]
  let day = TEMPLATE_DAYS + chance.between(1, 3)
  for (let starts = chance.between(1, 2); starts > 0; starts--)
    await bench.reading(path, async (_reading, storage) => {
      const clock = handClock(MORNING + day * DAY_MS)
      const world: Sealing = {
        storage,
        signer,
        highWater,
        clock,
        random: seededRandom('honest'),
        keys: hmacKeys('test'),
      }
      const outlet = await storage.read(sql => findOutlet(sql, OUTLET))
      if (outlet === null) throw new Error('no outlet')
      for (let turns = chance.between(1, 3); turns > 0; turns--) {
        await issueMore(storage, chance.between(1, 90), chance)
        if (chance.odds(0.3)) {
          const number = await storage.read(sql => kwitansiBefore(sql, chance))
          const clerk = { kind: 'clerk', outlet, staff: 'Dewi', terminal: '' } as const
          const { ok } = await voidDocument(world, clerk, number, 'other')
          if (ok) count('voids')
        }
        if (chance.odds(0.3)) {
          clock.pass(chance.between(1, 3) * DAY_MS)
          for (const _day of await closeDays(world, outlet)) count('day statements')
        }
        if (chance.odds(0.3)) {
          await rotateKey(world, AT_THE_CONSOLE, signer, OUTLET, false)
          count('rotations')
        }
        held.push(await witness(world))
        count('seals')
      }
      day += DAYS_BETWEEN_STARTS
      count('starts')
    })
  return bench.reading(path, async (reading, storage) => {
    const keys = await storage.read(sql => allLogKeys(sql, OUTLET))
    const trusted = { ...trust({ ...template, keys }, chance.pick(held)), isHeldRead: chance.odds(0.5) }
    const { faults } = await auditLog(reading, trusted, crypto)
    return faults.map(fault => JSON.stringify(fault))
  })
}

/** Documents as another process would issue them. */
async function issueMore(storage: Storage, many: number, chance: Chance): Promise<void> {
  await storage.write(OUTLET, async sql => {
    const row = await believed(sql).get<{ value: number }>(
      `SELECT value FROM counters WHERE outlet = ? AND name = 'document'`,
      [OUTLET],
    )
    const last = row?.value ?? 0
    const sold = await findDocument(sql, OUTLET, await kwitansiBefore(sql, chance))
    sql.send(
      'INSERT INTO documents (outlet, number, kind, entry, issued_at, day) {rows}',
      Array.from({ length: many }, (_, i) => [
        OUTLET,
        last + 1 + i,
        'kwitansi',
        (sold?.entry ?? '').replace(/"number":\d+/, `"number":${last + 1 + i}`),
        MORNING,
        '2026-11-24',
      ]),
    )
    await sql.run(`UPDATE counters SET value = ? WHERE outlet = ? AND name = 'document'`, [
      last + many,
      OUTLET,
    ])
  })
}

async function kwitansiBefore(
  sql: Parameters<Parameters<Storage['read']>[0]>[0],
  chance: Chance,
): Promise<number> {
  const rows = await believed(sql).all<{ number: number }>(
    `SELECT number FROM documents WHERE outlet = ? AND kind = 'kwitansi'`,
    [OUTLET],
  )
  return chance.pick(rows).number
}
