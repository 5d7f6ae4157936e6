/** What was found wrong with a log of the agency that is followed: the notes that show it, and whether it still is so. */
import { AGENCY_FAULTS } from '../../../../domain/agency-log.ts'
import { number, oneOf } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'

const FAULT = record('agency_faults', 'origin', 'fault', 'size', 'root', 'note', 'held', 'at', 'mended_at')
export type AgencyFaultRecord = ReadBy<typeof FAULT>

/** Of one log and one kind at most: the first say how it began, and the last how it is. */
const FAULTS_MAX = 16

/** What is known already is so again. */
export async function saveAgencyFault(
  sql: Transaction,
  { origin, fault, size, root, note, held, at }: Omit<RecordOf<'agency_faults'>, 'mendedAt'>,
): Promise<void> {
  await sql.run(
    `DELETE FROM agency_faults WHERE origin = ? AND fault = ?
       AND at = (SELECT MAX(at) FROM agency_faults WHERE origin = ? AND fault = ?)
       AND (SELECT COUNT(*) FROM agency_faults WHERE origin = ? AND fault = ?) >= ?`,
    [origin, fault, origin, fault, origin, fault, FAULTS_MAX],
  )
  await sql.run(
    `INSERT INTO agency_faults (origin, fault, size, root, note, held, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (origin, fault, size, root) DO UPDATE SET mended_at = NULL`,
    [origin, fault, size, root, note, held, at],
  )
}

/** It goes on from what is held here, and is signed as it should be. */
export async function mendAgencyFaults(sql: Transaction, origin: string, nowMs: number): Promise<void> {
  await sql.run('UPDATE agency_faults SET mended_at = ? WHERE origin = ? AND mended_at IS NULL', [
    nowMs,
    origin,
  ])
}

/** The newest first. */
export async function agencyFaults(sql: Sql, origin: string): Promise<AgencyFaultRecord[]> {
  return FAULT.each(
    await sql.all(`SELECT ${FAULT.columns} FROM agency_faults WHERE origin = ? ORDER BY at DESC, size`, [
      origin,
    ]),
  )
}

/** As it is now, and since when; `null`: nothing is wrong. Of several the worst. */
export async function standingFault(
  sql: Sql,
  origin: string,
): Promise<Pick<AgencyFaultRecord, 'fault' | 'at'> | null> {
  const open = (await agencyFaults(sql, origin)).filter(({ mendedAt }) => mendedAt === null)
  const worst = AGENCY_FAULTS.find(fault => open.some(one => one.fault === fault))
  // Since the oldest of them, which stands last.
  return open.filter(({ fault }) => fault === worst).at(-1) ?? null
}

const COUNT = answer('agency_faults', { fault: oneOf(AGENCY_FAULTS), open: number, ever: number })

export async function countAgencyFaults(sql: Sql): Promise<ReadBy<typeof COUNT>[]> {
  return COUNT.each(
    await sql.all(
      `SELECT fault, SUM(CASE WHEN mended_at IS NULL THEN 1 ELSE 0 END) AS open, COUNT(*) AS ever
       FROM agency_faults GROUP BY fault ORDER BY fault`,
    ),
  )
}
