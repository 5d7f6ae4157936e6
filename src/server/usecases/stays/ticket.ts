/**
 * The room ticket: a signed note of which room's QR was scanned. It needs no row, orders nothing and dies when the
 * room's code is rotated.
 */
import { timingSafeEqual } from 'node:crypto'
import type { CodeGeneration, CodeName, OutletId } from '../../../domain/ids.ts'
import { DAY_MS } from '../../../domain/time.ts'
import { type Coded, codeNameOf } from '../city/codes.ts'
import type { World } from '../world.ts'

const TICKET_LIFE_MS = 30 * DAY_MS

interface Ticket {
  readonly outlet: OutletId
  /** The name of its codes: by that a room is known whatever it is called by now, and no other. */
  readonly room: CodeName
  readonly generation: CodeGeneration
  readonly expiresAt: number
}

export function makeTicket(world: World, room: Coded): string {
  const ticket: Ticket = {
    outlet: room.outlet,
    room: codeNameOf(room),
    generation: room.generation,
    expiresAt: world.clock.now() + TICKET_LIFE_MS,
  }
  const body = Buffer.from(JSON.stringify(ticket)).toString('base64url')
  return `${body}.${Buffer.from(world.keys.mac('ticket', body)).toString('base64url')}`
}

/** `null` for anything not signed here or run out. */
export function readTicket(world: World, text: string): Ticket | null {
  const [body = '', mac = ''] = text.split('.')
  const expected = Buffer.from(world.keys.mac('ticket', body))
  const given = Buffer.from(mac, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const ticket = JSON.parse(Buffer.from(body, 'base64url').toString()) as Ticket
  return ticket.expiresAt > world.clock.now() ? ticket : null
}
