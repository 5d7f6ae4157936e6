/** A hotel of which the days are played: its program on storage that can be put back, and the books that are kept beside it. */
import type { ActorOf } from '../../../../src/domain/actor.ts'
import { uuidV7 } from '../../../../src/domain/ids.ts'
import type { PaymentCommand } from '../../../../src/domain/paying.ts'
import type { World } from '../../../../src/server/usecases/world.ts'
import { type Backed, openBacked } from '../../../support/backed.ts'
import { type HandClock, handClock, hmacKeys, seededRandom } from '../../../support/ports.ts'
import { A_QRIS } from '../../../support/qris.ts'
import { anOutlet } from '../../../support/things.ts'
import { aHotel, MORNING, register } from '../../../support/world.ts'
import { type Books, newBooks } from './books.ts'
import { type Person, ROOMS } from './deeds.ts'

export const outlet = anOutlet({ qris: A_QRIS, payments: ['room', 'cash', 'qris'] })
/** More than is ever asked for: what is short is another test's. */
const PLENTY = 100_000

export interface Spoken {
  readonly id: string
  readonly number: number
  readonly command: PaymentCommand
}

export interface Life {
  readonly clock: HandClock
  world(): World
  books(): Books
  /** What happened, a line each. */
  readonly story: string[]
  /** What each device has said, with its id: it may say so again. */
  readonly spoken: Spoken[]
  newId(): string
  backUp(): Promise<void>
  putBack(): Promise<boolean>
  end(): Promise<void>
}

export async function newLife(): Promise<Life> {
  const backed = await openBacked(async storage => {
    await register(storage)
    const city = { storage, clock: handClock(MORNING), random: seededRandom('hotel'), keys: hmacKeys('test') }
    await aHotel(city, { outlet, rooms: ROOMS, pieces: { amplang: PLENTY, madu: PLENTY, gabin: PLENTY } })
  })
  const clock = handClock(MORNING)
  const fixed = { clock, random: seededRandom('days'), keys: hmacKeys('test') }
  return living(backed, clock, () => ({ ...fixed, storage: backed.storage }))
}

function living(backed: Backed, clock: HandClock, world: () => World): Life {
  let books = newBooks(clock.now())
  let copy: Books | null = null
  return {
    clock,
    world,
    books: () => books,
    story: [],
    spoken: [],
    newId: () => uuidV7(clock.now(), length => world().random.bytes(length)),
    async backUp() {
      await backed.backUp()
      copy = structuredClone(books)
    },
    async putBack() {
      if (copy === null || !(await backed.putBack())) return false
      books = structuredClone(copy)
      return true
    },
    end: () => backed.end(),
  }
}

export function actorOf(person: Person): ActorOf<'clerk' | 'manager'> {
  return person === 'Bu Rina'
    ? { kind: 'manager', outlet, staff: person, terminal: 'Kantor' }
    : { kind: 'clerk', outlet, staff: person, terminal: 'Lobi' }
}
