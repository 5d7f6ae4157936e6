/** A story's outlets serve in the hours that it is about: the server has the real clock, so its hours are put around it. */
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import type { Outlet } from '../../src/domain/outlet.ts'

/**
 * Of every outlet of the city whose server does not run. By one sentence of SQL and no prepared one: a connection that
 * has prepared any outlives its close, and the folder is about to be copied.
 */
export function setHours(dir: string, { fromHour, toHour }: Outlet['service']): void {
  const database = new DatabaseSync(join(dir, 'etalase.db'))
  database.exec(
    `UPDATE outlets SET body = json_set(body, '$.service', json_object('fromHour', ${fromHour}, 'toHour', ${toHour}))`,
  )
  database.close()
}
