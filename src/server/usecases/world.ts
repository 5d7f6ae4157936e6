/**
 * What every use case works with. Use cases are the verbs of the house: one file each, one transaction each; they
 * load, ask the domain's rules, write, and leave HTTP and SQL text to others.
 */
import { createHash, hash } from 'node:crypto'
import { dayAt } from '../../domain/business-day.ts'
import type { Id, Secret, SecretHash } from '../../domain/ids.ts'
import type { Outlet } from '../../domain/outlet.ts'
import { type DateText, localDate } from '../../domain/time.ts'
import type { Clock, Keys, Random } from '../ports.ts'
import type { Storage } from '../storage/storage.ts'

export interface World {
  readonly storage: Storage
  readonly clock: Clock
  readonly random: Random
  readonly keys: Keys
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}

/** Base64url SHA-256 of a secret or a body: what is stored in its stead. */
export function hashOf(text: Id<'secret' | 'room code'>): SecretHash {
  return hash('sha256', text, 'base64url')
}

/** A fresh secret, 128 random bits as base64url. */
export function newSecret(world: Pick<World, 'random'>): Secret {
  return Buffer.from(world.random.bytes(16)).toString('base64url')
}

/** The calendar day on the outlet's wall: what best-before dates are held against. */
export function today(outlet: Outlet, nowMs: number): DateText {
  return localDate(nowMs, outlet.zone)
}

export function businessDayOf(outlet: Outlet, nowMs: number): DateText {
  return dayAt(outlet, nowMs)
}
