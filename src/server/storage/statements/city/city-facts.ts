/** Facts of the whole city, by name. */
import { nullable, number } from '../../columns.ts'
import { answer, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { CityFact } from '../../tables/city.ts'

const FACT = record('city_facts', 'value')
const LAST = answer('migrations', { number: nullable(number) })

export async function findFact(sql: Sql, name: CityFact): Promise<string | null> {
  const row = await sql.get(`SELECT ${FACT.columns} FROM city_facts WHERE name = ?`, [name])
  return FACT.found(row)?.value ?? null
}

export async function saveFact(sql: Transaction, name: CityFact, value: string): Promise<void> {
  await sql.run(
    'INSERT INTO city_facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, value],
  )
}

export async function lastMigration(sql: Sql): Promise<number> {
  const row = await sql.get('SELECT MAX(number) AS number FROM migrations')
  return LAST.found(row)?.number ?? 0
}
