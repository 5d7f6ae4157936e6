/** A story's outlets serve in the hours that it is about: the server has the real clock, so its hours are put around it. */
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import type { Outlet } from '../../src/domain/outlet.ts'

/** Of every outlet of the city whose server does not run. */
export function setHours(dir: string, service: Outlet['service']): void {
  const database = new DatabaseSync(join(dir, 'etalase.db'))
  const rows = database.prepare('SELECT outlet, body FROM outlets').all() as {
    outlet: string
    body: string
  }[]
  const save = database.prepare('UPDATE outlets SET body = ? WHERE outlet = ?')
  for (const { outlet, body } of rows)
    save.run(JSON.stringify({ ...(JSON.parse(body) as Outlet), service }), outlet)
  database.close()
}
