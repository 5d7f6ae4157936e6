/**
 * Who a token stands for, asked afresh at each request: a session ends with its stay, on every device at once. Requests
 * that arrive together are asked for together.
 */
import type { ActorOf } from '../../domain/actor.ts'
import type { OutletId, Secret, SecretHash } from '../../domain/ids.ts'
import type { Room } from '../../domain/outlet.ts'
import { type Doors, standsAs } from '../../domain/people.ts'
import type { OutletRight } from '../../domain/rights.ts'
import { isOver, type Stay, VERDICT_GRACE_MS } from '../../domain/stay.ts'
import { toMilliseconds } from '../../domain/time.ts'
import { gathered } from '../process/gather.ts'
import { memoryFor } from '../process/memory-for.ts'
import { findStaffSessions } from '../storage/statements/stays/sessions.ts'
import type { Storage } from '../storage/storage.ts'
import { hear } from './people/heard.ts'
import { knownSessions } from './stays/known-guests.ts'
import { hashOf, type World } from './world.ts'

type FindMany<Session> = (
  outlet: OutletId,
  hashes: readonly SecretHash[],
) => Promise<ReadonlyMap<SecretHash, Session>>
type FindOne<Session> = (outlet: OutletId, hash: SecretHash) => Promise<Session | undefined>

const sessionsIn = memoryFor((storage: Storage) => ({
  guest: oneOfMany((outlet, hashes) => knownSessions(storage, outlet, hashes)),
  staff: oneOfMany((outlet, hashes) => findStaffSessions(storage.look, outlet, hashes)),
}))

/** A question for each outlet. No hash has a space in it. */
function oneOfMany<Session>(findMany: FindMany<Session>): FindOne<Session> {
  const find = gathered<string, Session>(async keys => {
    const hashes = new Map<string, string[]>()
    for (const key of keys) {
      const [hash = '', outlet = ''] = split(key)
      const ofOutlet = hashes.get(outlet)
      if (ofOutlet === undefined) hashes.set(outlet, [hash])
      else ofOutlet.push(hash)
    }
    const found = new Map<SecretHash, Session>()
    await Promise.all(
      Array.from(hashes, async ([outlet, ofOutlet]) => {
        const inOutlet = await findMany(outlet, ofOutlet)
        for (const hash of ofOutlet) {
          const session = inOutlet.get(hash)
          if (session !== undefined) found.set(`${hash} ${outlet}`, session)
        }
      }),
    )
    return found
  })
  return (outlet, hash) => find(`${hash} ${outlet}`)
}

function split(key: string): [string, string] {
  const at = key.indexOf(' ')
  return [key.slice(0, at), key.slice(at + 1)]
}

export type Guest = ActorOf<'guest'> & {
  readonly room: Room
  readonly stay: Stay
  /** True for 72 h after check-out: may ask for its own orders' verdicts and nothing else. */
  readonly ended: boolean
  /** When the session runs out by itself. */
  readonly expiresAt: number
}

export async function guestOf(world: World, outletSlug: OutletId, token: Secret): Promise<Guest | null> {
  const session = await sessionsIn(world.storage).guest(outletSlug, hashOf(token))
  const nowMs = world.clock.now()
  if (session === undefined || session.expiresAt <= nowMs) return null
  const { outlet, room, stay } = session
  if (stay.checkedOutAt !== null && toMilliseconds(stay.checkedOutAt) + VERDICT_GRACE_MS <= nowMs) return null
  return { kind: 'guest', outlet, room, stay, ended: isOver(stay), expiresAt: session.expiresAt }
}

export type Staff = ActorOf<'clerk' | 'manager'> & {
  readonly tokenHash: SecretHash
  readonly expiresAt: number
  readonly rights: readonly OutletRight[]
  readonly provedAt: number
  /** They are a manager, whom a passkey would show to be one here. */
  readonly isMore: boolean
  /** Null: it is open. */
  readonly lockedAt: number | null
}

export async function staffOf(
  world: World,
  outletSlug: OutletId,
  token: Secret,
  doors: Pick<Doors, 'takesPins'>,
): Promise<Staff | null> {
  const tokenHash = hashOf(token)
  const session = await sessionsIn(world.storage).staff(outletSlug, tokenHash)
  if (session === undefined || session.device === null || session.expiresAt <= world.clock.now()) return null
  const { outlet, staff, device: terminal, expiresAt, createdAt, lockedAt } = session
  const { role: kind, rights } = standsAs(session, session.provedBy ?? 'pin', doors)
  const provedAt = session.provedAt ?? createdAt
  hear(world, outletSlug, { tokenHash, person: staff })
  const isMore = kind !== session.role
  return { kind, outlet, staff, terminal, tokenHash, expiresAt, rights, provedAt, isMore, lockedAt }
}
