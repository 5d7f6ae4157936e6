/** Facts of the whole city, by name. */
import type { Sql, Transaction } from '../storage.ts'

/**
 * `id` is this city's own, of random bits; `key` tells the master key by which its codes were made; `written` is when it
 * was last tried whether the disk takes what is written.
 */
export const CITY_FACTS = ['id', 'key', 'written'] as const
export type CityFact = (typeof CITY_FACTS)[number]

export async function findFact(sql: Sql, name: CityFact): Promise<string | null> {
  const row = await sql.get<{ value: string }>('SELECT value FROM city_facts WHERE name = ?', [name])
  return row?.value ?? null
}

export async function saveFact(sql: Transaction, name: CityFact, value: string): Promise<void> {
  await sql.run(
    'INSERT INTO city_facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, value],
  )
}

export async function lastMigration(sql: Sql): Promise<number> {
  const row = await sql.get<{ number: number }>('SELECT MAX(number) AS number FROM migrations')
  return row?.number ?? 0
}
