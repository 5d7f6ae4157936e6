/** Attacks and honest days by seed, each read to its end by an auditor who holds one witnessed checkpoint. */
import { Entry } from '../../src/contract/entry.ts'
import { DAY_MS } from '../../src/domain/time.ts'
import { type AuditTrust, auditLog } from '../../src/log/audit.ts'
import { checkPaper } from '../../src/log/check.ts'
import type { TreeHead } from '../../src/log/proof.ts'
import { findDocument } from '../../src/server/storage/statements/documents.ts'
import { allLogKeys } from '../../src/server/storage/statements/logs.ts'
import type { Storage } from '../../src/server/storage/storage.ts'
import { rotateKey } from '../../src/server/usecases/log/open-logs.ts'
import type { Sealing } from '../../src/server/usecases/log/seal.ts'
import type { PartReport } from '../crash/report.ts'
import { type Chance, chanceOf } from '../sim/engine/chance.ts'
import { crypto } from '../support/crypto.ts'
import { type HandSigner, handHighWater, handSigner } from '../support/log.ts'
import { handClock, hmacKeys, seededRandom } from '../support/ports.ts'
import { MORNING } from '../support/world.ts'
import { ATTACK_KINDS, attack } from './attacks.ts'
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
  /** What was said of a log that nobody had touched. */
  readonly falseAlarms: readonly string[]
}

/** The campaign's share: attacks by kind, and as many honest days. */
export async function tamperPart(seed: string, attacks: number): Promise<PartReport> {
  const began = Date.now()
  const { made, missed, honest, falseAlarms } = await tamper(seed, attacks)
  return {
    part: 'logs edited behind the program’s back',
    counts: { ...made, 'honest days': honest },
    anomalies: [
      ...missed.map(one => `not found out: ${one}`),
      ...falseAlarms.map(one => `false alarm: ${one}`),
    ],
    seconds: Math.round((Date.now() - began) / 1000),
  }
}

const PAPER = 'a paper’s detail or salt'

export async function tamper(seed: string, attacks: number): Promise<TamperCounts> {
  const template = await makeTemplate()
  const bench = await openBench(template)
  const made: Record<string, number> = {}
  const missed: string[] = []
  const falseAlarms: string[] = []
  try {
    for (let n = 0; n < attacks; n++) {
      const chance = chanceOf(`tamper ${seed} ${n}`)
      const kind = chance.pick([...ATTACK_KINDS, PAPER])
      made[kind] = (made[kind] ?? 0) + 1
      const found =
        kind === PAPER
          ? await attackPaper(bench, chance)
          : await attackLog(bench, template, kind as (typeof ATTACK_KINDS)[number], chance)
      if (!found) missed.push(`${kind}: seed ${seed}, attack ${n}`)
      const alarms = await honestDay(bench, template, chanceOf(`honest ${seed} ${n}`))
      falseAlarms.push(...alarms.map(alarm => `${alarm}: seed ${seed}, day ${n}`))
    }
  } finally {
    await bench.close()
    template.remove()
  }
  return { made, missed, honest: attacks, falseAlarms }
}

function trust({ keys, witness: cosigner }: Pick<Template, 'keys' | 'witness'>, held: TreeHead): AuditTrust {
  const isEntry = (value: unknown) => Entry.safeParse(value).success
  return { keys, cosigners: [cosigner], outlet: OUTLET, held, isEntry }
}

async function attackLog(
  bench: Bench,
  template: Template,
  kind: (typeof ATTACK_KINDS)[number],
  chance: Chance,
): Promise<boolean> {
  const held = chance.pick(template.witnessed)
  const path = bench.copy()
  await attack(kind, path, { chance, held, template })
  const { faults } = await bench.reading(path, reading => auditLog(reading, trust(template, held), crypto))
  return faults.length > 0
}

/** Whoever has the link is shown another room, payer or cashier, or another salt. */
async function attackPaper(bench: Bench, chance: Chance): Promise<boolean> {
  return bench.reading(bench.copy(), async (_reading, storage) => {
    const number = await someKwitansi(storage, chance)
    const paper = await paperOf(storage, number)
    if (paper === null || paper.detail === null || paper.detailSalt === null) throw new Error('no paper')
    const field = chance.pick(['room', 'payer', 'cashier', 'salt'] as const)
    const changed =
      field === 'salt'
        ? { ...paper, detailSalt: Buffer.from(chance.bytes(16)).toString('base64url') }
        : { ...paper, detail: { ...paper.detail, [field]: `${paper.detail[field]}${chance.between(0, 9)}` } }
    const honest = checkPaper(paper, { hubKey: null }, crypto)
    return honest.fault === null && checkPaper(changed, { hubKey: null }, crypto).fault === 'detail-wrong'
  })
}

async function someKwitansi(storage: Storage, chance: Chance): Promise<number> {
  for (;;) {
    const number = chance.between(1, 300)
    const document = await storage.read(sql => findDocument(sql, OUTLET, number))
    if (document?.kind === 'kwitansi' && document.detailSalt !== null) return number
  }
}

/** The log goes on: more documents, several seals, another key, a start in between. */
async function honestDay(bench: Bench, template: Template, chance: Chance): Promise<string[]> {
  const path = bench.copy()
  const signer: HandSigner = { ...handSigner() }
  signer.ensure(ORIGIN)
  signer.rotate(ORIGIN)
  const held = [chance.pick(template.witnessed)]
  for (let starts = chance.between(1, 2); starts > 0; starts--)
    await bench.reading(path, async (_reading, storage) => {
      const world: Sealing = {
        storage,
        signer,
        highWater: handHighWater(),
        clock: handClock(MORNING + chance.between(10, 20) * DAY_MS),
        random: seededRandom('honest'),
        keys: hmacKeys('test'),
      }
      for (let turns = chance.between(1, 3); turns > 0; turns--) {
        await issueMore(storage, chance.between(1, 90), chance)
        if (chance.odds(0.3)) await rotateKey(world, signer, OUTLET, false)
        held.push(await witness(world))
      }
    })
  return bench.reading(path, async (reading, storage) => {
    const keys = await storage.read(sql => allLogKeys(sql, OUTLET))
    const { faults } = await auditLog(reading, trust({ ...template, keys }, chance.pick(held)), crypto)
    return faults.map(fault => JSON.stringify(fault))
  })
}

/** Documents as another process would issue them. */
async function issueMore(storage: Storage, many: number, chance: Chance): Promise<void> {
  await storage.write(OUTLET, async sql => {
    const row = await sql.get<{ value: number }>(
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
  const rows = await sql.all<{ number: number }>(
    `SELECT number FROM documents WHERE outlet = ? AND kind = 'kwitansi'`,
    [OUTLET],
  )
  return chance.pick(rows).number
}
