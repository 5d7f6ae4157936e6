/** People of one place with what they come in by, what they have open, and the devices that are enrolled there. */
import type { OutletId, RoomName, SecretHash } from '../../../domain/ids.ts'
import { type Doors, someoneMayUndo } from '../../../domain/people.ts'
import { writeRights } from '../../../domain/rights.ts'
import { DAY_MS, toTimestamp } from '../../../domain/time.ts'
import { allOutlets } from '../../storage/statements/city/outlets.ts'
import {
  devicesAt,
  type KnownDevice,
  type OpenSession,
  openSessions,
} from '../../storage/statements/people/access.ts'
import { passesAt } from '../../storage/statements/people/passes.ts'
import { type Passkey, passkeysAt, passkeysOf } from '../../storage/statements/people/passkeys.ts'
import { peopleAt } from '../../storage/statements/people/people.ts'
import type { World } from '../world.ts'
import { holdersAt } from './hand.ts'
import { lastHeardOf, peopleHeard } from './heard.ts'
import { toId } from './ids.ts'

/** Devices that were ended are shown for so long: until whoever looks has seen whether they heard of it. */
const ENDED_SHOWN_MS = 30 * DAY_MS

/** Who reads, and where; '' is the agency. */
export interface Reading {
  readonly at: OutletId
  readonly name: string
  readonly tokenHash: SecretHash
  readonly doors: Doors
}

export interface ListedPasskey {
  readonly id: string
  readonly device: string
  readonly madeAt: string
  readonly usedAt: string | null
  readonly isBackedUp: boolean
  readonly opensHere: boolean
}

export interface ListedPerson {
  readonly name: string
  readonly rights: string
  readonly passkeys: ListedPasskey[]
  readonly hasPin: boolean
  readonly passUntil: string | null
  readonly heardAt: string | null
  readonly isYou: boolean
}

export interface ListedSession {
  readonly id: string
  readonly person: string
  readonly device: string
  readonly since: string | null
  readonly heardAt: string | null
  readonly isThis: boolean
}

export interface ListedDevice {
  readonly id: string
  readonly name: string
  readonly room: RoomName | null
  readonly enrolledAt: string
  readonly enrolledBy: string
  readonly heardAt: string | null
  readonly ended: { readonly at: string; readonly by: string | null } | null
}

export function readPeople(world: World, { at, name: you, doors }: Reading): Promise<ListedPerson[]> {
  return world.storage.read(async sql => {
    const passkeys = await passkeysAt(sql, at)
    const passes = new Map(
      (await passesAt(sql, at, world.clock.now())).map(({ person, expiresAt }) => [person, expiresAt]),
    )
    const heard = peopleHeard(world, at)
    return (await peopleAt(sql, at)).map(({ name, rights, hasPin, heardAt }) => ({
      name,
      rights: writeRights(rights),
      passkeys: passkeys.filter(({ person }) => person === name).map(one => toPasskey(one, doors)),
      hasPin,
      passUntil: toTime(passes.get(name)),
      heardAt: toTime(heard.get(name) ?? heardAt),
      isYou: name === you,
    }))
  })
}

function toPasskey(passkey: Passkey, { host }: Doors): ListedPasskey {
  return {
    id: passkey.credential,
    device: passkey.device,
    madeAt: toTimestamp(passkey.madeAt),
    usedAt: toTime(passkey.usedAt),
    isBackedUp: passkey.isBackedUp === 1,
    opensHere: passkey.host === host,
  }
}

/** All that is open there, and its devices. */
export function readAccess(
  world: World,
  { at, tokenHash }: Reading,
): Promise<{ sessions: ListedSession[]; devices: ListedDevice[] }> {
  return world.storage.read(async sql => {
    const nowMs = world.clock.now()
    const sessions = await openSessions(sql, at, nowMs)
    const devices = at === '' ? [] : await devicesAt(sql, at, nowMs - ENDED_SHOWN_MS)
    return {
      sessions: sessions.map(one => toSession(world, at, one, tokenHash)),
      devices: devices.map(one => toDevice(world, at, one, sessions)),
    }
  })
}

/** Which outlets have somebody who can add people. */
export function readManagers(
  world: World,
  doors: Doors,
): Promise<{ outlet: OutletId; name: string; hasManager: boolean }[]> {
  return world.storage.read(async sql => {
    const managers = []
    for (const { slug, name } of await allOutlets(sql)) {
      const hasManager = someoneMayUndo(await holdersAt(sql, slug), doors)
      managers.push({ outlet: slug, name, hasManager })
    }
    return managers
  })
}

/** What is one's own. */
export function readOwn(
  world: World,
  { at, name, tokenHash, doors }: Reading,
): Promise<{ name: string; passkeys: ListedPasskey[]; sessions: ListedSession[] }> {
  return world.storage.read(async sql => {
    const passkeys = await passkeysOf(sql, { outlet: at, person: name })
    const sessions = await openSessions(sql, at, world.clock.now())
    return {
      name,
      passkeys: passkeys.filter(({ endedAt }) => endedAt === null).map(one => toPasskey(one, doors)),
      sessions: sessions
        .filter(({ person }) => person === name)
        .map(one => toSession(world, at, one, tokenHash)),
    }
  })
}

function toSession(world: World, at: OutletId, session: OpenSession, own: SecretHash): ListedSession {
  return {
    id: toId(session.tokenHash),
    person: session.person,
    device: session.device ?? '',
    since: toTime(session.createdAt),
    heardAt: toTime(lastHeardOf(world, at, session)),
    isThis: session.tokenHash === own,
  }
}

/** A terminal is heard by whoever is signed in at it. */
function toDevice(
  world: World,
  at: OutletId,
  device: KnownDevice,
  sessions: readonly OpenSession[],
): ListedDevice {
  const through = sessions.filter(({ enrolled }) => enrolled === device.tokenHash)
  const heard = [device, ...through].map(one => lastHeardOf(world, at, one) ?? 0)
  return {
    id: toId(device.tokenHash),
    name: device.name,
    room: device.room,
    enrolledAt: toTimestamp(device.enrolledAt),
    enrolledBy: device.enrolledBy,
    heardAt: toTime(Math.max(...heard)),
    ended: device.endedAt === null ? null : { at: toTimestamp(device.endedAt), by: device.endedBy },
  }
}

function toTime(atMs: number | null | undefined): string | null {
  return atMs == null || atMs === 0 ? null : toTimestamp(atMs)
}
