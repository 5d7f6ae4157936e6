/**
 * Challenges that a passkey signs. Nothing is kept of one that was only asked for, which anybody may do without end: when it
 * runs out and what it is for stand in it, under a key of the program's. What was answered is kept until then, so that
 * nobody answers with it again.
 */
import { CHALLENGE_LIFE_MS } from '../../../domain/passkey.ts'
import { spendChallenge } from '../../storage/statements/people/passkeys.ts'
import type { Transaction } from '../../storage/storage.ts'
import { hashOf, type World } from '../world.ts'

type Keyed = Pick<World, 'keys'>

const SEPARATOR = '.'

/** For one purpose, of which only an answer to the same is taken. */
export function newChallenge(world: Pick<World, 'keys' | 'random' | 'clock'>, purpose: string): string {
  const nonce = Buffer.from(world.random.bytes(16)).toString('base64url')
  const head = [world.clock.now() + CHALLENGE_LIFE_MS, nonce].join(SEPARATOR)
  return Buffer.from([head, macOf(world, purpose, head)].join(SEPARATOR)).toString('base64url')
}

/** Until when it may be answered, in ms UTC; `null`: it is not ours, of another purpose, or has run out. */
export function challengeEnds(
  world: Pick<World, 'keys' | 'clock'>,
  purpose: string,
  challenge: string,
): number | null {
  const [ends = '', nonce = '', mac = ''] = Buffer.from(challenge, 'base64url').toString().split(SEPARATOR)
  if (mac !== macOf(world, purpose, [ends, nonce].join(SEPARATOR))) return null
  return Number(ends) > world.clock.now() ? Number(ends) : null
}

function macOf({ keys }: Keyed, purpose: string, head: string): string {
  return Buffer.from(keys.mac('challenge', purpose, head)).toString('base64url')
}

/** Takes an answer to it; false: one was taken before. */
export function spend(
  sql: Transaction,
  world: Pick<World, 'clock'>,
  { challenge, endsMs }: Answered,
): Promise<boolean> {
  return spendChallenge(sql, hashOf(challenge), endsMs, world.clock.now())
}

export interface Answered {
  readonly challenge: string
  readonly endsMs: number
}

/** What an answer must be held against; which challenge it was is told once that is done. */
export function expecting(world: Pick<World, 'keys' | 'clock'>, purpose: string) {
  let answered: Answered | null = null
  return {
    isChallenge(challenge: string): boolean {
      const endsMs = challengeEnds(world, purpose, challenge)
      if (endsMs !== null) answered = { challenge, endsMs }
      return endsMs !== null
    },
    answered: (): Answered | null => answered,
  }
}
