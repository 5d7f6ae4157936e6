/** The demo city tells everything that one needs to play every part in it. It is no city: there is nothing to steal. */
import type { FastifyInstance } from 'fastify'
import type { OutletId, RoomName, StayCode } from '../../domain/ids.ts'
import type { DemoCast } from '../demo/cast.ts'
import { sendProblem } from '../http/problem.ts'
import { findOutlet } from '../storage/statements/city/outlets.ts'
import { readManagedRooms } from '../usecases/city/find-rooms.ts'
import { readDeskRooms } from '../usecases/staff/read-board.ts'
import type { World } from '../usecases/world.ts'
import { demoOf, type Site } from './site.ts'

export interface DemoRoom {
  readonly room: RoomName
  readonly code: string
  /** `null` in a vacant room. */
  readonly stayCode: StayCode | null
}

export async function demoRooms(world: World, slug: OutletId): Promise<DemoRoom[]> {
  const outlet = await world.storage.read(sql => findOutlet(sql, slug))
  if (outlet === null) return []
  const stayCodes = new Map(
    (await readDeskRooms(world, outlet)).rooms.map(room => [room.room, room.stayCode]),
  )
  return (await readManagedRooms(world, outlet)).rooms.map(room => ({
    room: room.room,
    code: room.url.split('#')[1] ?? '',
    stayCode: stayCodes.get(room.room) ?? null,
  }))
}

async function tell(world: World, cast: DemoCast) {
  const outlets = []
  for (const outlet of cast.outlets) outlets.push({ ...outlet, rooms: await demoRooms(world, outlet.slug) })
  return { outlets, agency: cast.agency, auditor: cast.auditor }
}

export function serveDemo(app: FastifyInstance, site: Site): void {
  const demo = demoOf(site)
  app.get('/api/demo', async (_request, reply) => {
    if (demo === null) return sendProblem(reply, { code: 'not-found' })
    return reply
      .header('cache-control', 'no-store')
      .type('application/json')
      .send(JSON.stringify(await tell(site.world, demo)))
  })
}
