/** Facts of the whole city, by name. */
import type { Sql, Transaction } from '../../storage.ts'
import type { CityFact } from '../../tables.ts'

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
