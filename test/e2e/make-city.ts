/** One demo city is made before the stories begin; each story plays in a copy of it. */
import { rmSync } from 'node:fs'
import { CITY, startServer } from './server.ts'

export default async function makeCity(): Promise<void> {
  rmSync(CITY, { recursive: true, force: true })
  const server = await startServer(CITY)
  await server.stop()
}
