/**
 * What opens, and what is open: a passkey, a session, an enrolled device, each ended by itself, within that second. By
 * whoever may add people, or by whom it is of.
 */
import { type ActorFor, nameOfActor } from '../../../domain/act.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { addAct, OF_THE_CITY } from '../../storage/statements/acts/acts.ts'
import {
  devicesAt,
  endDevice as endOneDevice,
  endOneSession,
  openSessions,
} from '../../storage/statements/people/access.ts'
import {
  endPasskey as endOnePasskey,
  findPasskey,
  type Passkey,
  type Person,
  renamePasskey as renameOne,
} from '../../storage/statements/people/passkeys.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { writeAt } from '../write-at.ts'
import { byHand, type Hand, isLast, toPerson } from './hand.ts'
import { toId } from './ids.ts'
import { addPassFor, type GivenPass } from './passes.ts'

type Nothing = Record<string, never>
type Done<Code extends string> = Promise<Result<Nothing, Code>>
const NOTHING: Nothing = {}

/** Whoever is in, over what is their own. */
export interface Self {
  readonly actor: ActorFor<'end-session'>
  readonly doors: Hand['doors']
}

const placeOf = ({ actor }: Self): OutletId => (actor.kind === 'officer' ? OF_THE_CITY : actor.outlet.slug)
const personOf = (self: Self): Person => ({ outlet: placeOf(self), person: nameOfActor(self.actor) })

export function endPasskey(
  world: World,
  hand: Hand,
  name: string,
  credential: string,
): Done<'unknown-person' | 'not-found' | 'last-person' | 'not-allowed'> {
  return toPerson(world, hand, name, (sql, _person, nowMs) =>
    endPasskeyOf(sql, hand, { outlet: hand.at, person: name, credential }, nowMs),
  )
}

export function endOwnPasskey(
  world: World,
  self: Self,
  credential: string,
): Done<'not-found' | 'last-person'> {
  const of = { ...personOf(self), credential }
  return writeAt(world, of.outlet, sql =>
    endPasskeyOf(sql, { ...self, at: of.outlet }, of, world.clock.now()),
  )
}

async function endPasskeyOf(
  sql: Transaction,
  hand: Hand,
  { outlet, person, credential }: Person & { readonly credential: string },
  nowMs: number,
): Promise<Result<Nothing, 'not-found' | 'last-person'>> {
  const passkey = await ownPasskey(sql, { outlet, person }, credential)
  if (passkey === null) return refuse('not-found')
  const without = (hosts: readonly { readonly credential: string; readonly host: string }[]) =>
    hosts.filter(one => one.credential !== credential).map(({ host }) => host)
  if (await isLast(sql, hand, person, held => ({ ...held, hosts: without(held.passkeys) })))
    return refuse('last-person')
  await endOnePasskey(sql, credential, nowMs)
  const changed = { device: passkey.device }
  await addAct(sql, outlet, { actor: hand.actor, what: 'end-passkey', on: person, changed }, nowMs)
  return ok(NOTHING)
}

/** As its person tells their devices apart. */
export function renameOwnPasskey(
  world: World,
  self: Self,
  credential: string,
  device: string,
): Done<'not-found'> {
  const of = personOf(self)
  return writeAt(world, of.outlet, async sql => {
    const passkey = await ownPasskey(sql, of, credential)
    if (passkey === null) return refuse('not-found')
    if (passkey.device === device) return ok(NOTHING)
    await renameOne(sql, credential, device)
    const changed = { device: { from: passkey.device, to: device } }
    const done = { actor: self.actor, what: 'rename-passkey', on: of.person, changed } as const
    await addAct(sql, of.outlet, done, world.clock.now())
    return ok(NOTHING)
  })
}

/** One that was not ended, and is theirs. */
async function ownPasskey(sql: Sql, { outlet, person }: Person, credential: string): Promise<Passkey | null> {
  const passkey = await findPasskey(sql, credential)
  const isTheirs = passkey?.outlet === outlet && passkey.person === person && passkey.endedAt === null
  return isTheirs ? passkey : null
}

/** A pass for a further device of one's own. */
export function giveOwnPass(world: World, self: Self): Promise<GivenPass> {
  const of = personOf(self)
  return writeAt(world, of.outlet, sql => addPassFor(sql, world, self.actor, of))
}

export function endSession(world: World, hand: Hand, id: string): Done<'not-found' | 'not-allowed'> {
  return byHand(world, hand, sql => endSessionOf(sql, world, { ...hand, id, of: null }))
}

export function endOwnSession(world: World, self: Self, id: string): Done<'not-found'> {
  const { outlet, person } = personOf(self)
  return writeAt(world, outlet, sql =>
    endSessionOf(sql, world, { actor: self.actor, at: outlet, id, of: person }),
  )
}

/** `of`: whose it must be; `null`: anybody's there. */
async function endSessionOf(
  sql: Transaction,
  { clock }: World,
  { actor, at, id, of }: Pick<Hand, 'actor' | 'at'> & { readonly id: string; readonly of: string | null },
): Promise<Result<Nothing, 'not-found'>> {
  const open = await openSessions(sql, at, clock.now())
  const session = open.find(({ tokenHash, person }) => toId(tokenHash) === id && (of ?? person) === person)
  if (session === undefined) return refuse('not-found')
  await endOneSession(sql, at, session.tokenHash)
  const changed = { device: session.device ?? '' }
  await addAct(sql, at, { actor, what: 'end-session', on: session.person, changed }, clock.now())
  return ok(NOTHING)
}

/** A terminal or a tablet: nothing is signed in at it, and nothing can be again. */
export function endDevice(
  world: World,
  hand: Hand & { readonly actor: ActorFor<'end-device'> },
  id: string,
): Done<'not-found' | 'not-allowed'> {
  const { actor, at } = hand
  return byHand(world, hand, async (sql, nowMs) => {
    const device = (await devicesAt(sql, at, nowMs)).find(({ tokenHash }) => toId(tokenHash) === id)
    if (device === undefined) return refuse('not-found')
    await endOneDevice(sql, at, device, nameOfActor(actor), nowMs)
    const changed = { for: device.kind, room: device.room }
    await addAct(sql, at, { actor, what: 'end-device', on: device.room ?? device.name, changed }, nowMs)
    return ok(NOTHING)
  })
}
