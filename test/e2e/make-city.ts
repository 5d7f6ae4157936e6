/** One demo city is made before the stories begin; each story plays in a copy of it. */
import { existsSync, rmSync } from 'node:fs'
import { setHours } from './hours.ts'
import { CITY, startServer } from './server.ts'

export default async function makeCity(): Promise<void> {
  // Where stories and journeys are told in one go, the stories' city is minutes old.
  if (process.env.CITY_IS_MADE !== undefined && existsSync(CITY)) return
  rmSync(CITY, { recursive: true, force: true })
  const server = await startServer(CITY)
  await server.stop()
  // Whoever runs the stories may do so at night.
  setHours(CITY, { fromHour: 0, toHour: 24 })
}
