/** The whole house at work: guests, clerks and readers of two hotels, until told to finish. */
import { throwDice } from '../../../src/server/demo/random.ts'
import type { Recorder } from '../history/recorder.ts'
import type { State } from '../history/state.ts'
import { type DemoOutlet, readCast, told } from './cast.ts'
import { playClerk, signIn } from './clerk.ts'
import { type Client, createClient } from './client.ts'
import { playGuest } from './guest.ts'
import { type Listener, listen } from './listener.ts'

export interface Load {
  /** Begins nothing new, brings what was begun to its verdict. */
  finish(): Promise<void>
  /** Readers hear what there is to hear, then hang up. */
  hearOut(): Promise<void>
}

export interface LoadOptions {
  readonly url: string
  readonly recorder: Recorder
  readonly seed: string
  readonly before: State
  /** Of each hotel. */
  readonly guests: number
  /** How long a verdict is asked for. */
  readonly patienceMs: number
}

/** The demo's hotels; its mall takes no part. */
const HOTELS = 2
/** Of each hotel: two tap the same order. */
const CLERKS = 2
const HEAR_OUT_MS = 30_000

export async function startLoad(options: LoadOptions): Promise<Load> {
  const { url, recorder, seed, before, guests, patienceMs } = options
  const cast = (await readCast(createClient(url, 'cast'))).slice(0, HOTELS)
  const ending = new AbortController()
  const plays: Promise<void>[] = []
  const readers: { readonly outlet: string; readonly client: Client; readonly listener: Listener }[] = []

  for (const outlet of cast) {
    const rooms = outlet.rooms.filter(({ stayCode }) => stayCode !== null).slice(0, guests)
    for (const room of rooms) {
      const dice = throwDice(seed, outlet.slug, room.room)
      plays.push(playGuest({ url, recorder, outlet, room, dice, seed, patienceMs }, ending.signal))
    }
    const clerks = outlet.staff.filter(({ role }) => role === 'clerk').slice(0, CLERKS)
    for (const staff of clerks) {
      const client = await signIn(url, outlet, staff)
      const dice = throwDice(seed, outlet.slug, staff.name)
      plays.push(playClerk(client, { recorder, outlet, dice, patienceMs }, ending.signal))
    }
    const client = await signIn(url, outlet, managerOf(outlet))
    const from = before.counters.find(row => row.outlet === outlet.slug && row.name === 'event')?.value ?? 0
    const listener = listen(client, url, outlet.slug, from, recorder)
    readers.push({ outlet: outlet.slug, client, listener })
  }
  const playing = Promise.all(plays)
  // A fault is told by whoever finishes; until then it must not end the program.
  playing.catch(() => undefined)

  return {
    async finish() {
      ending.abort()
      await playing
    },
    async hearOut() {
      for (const { outlet, client, listener } of readers) {
        const { cursor } = await told<{ cursor: number }>(client, 'GET', `/api/desk/board?outlet=${outlet}`)
        await listener.until(cursor, HEAR_OUT_MS)
        await listener.stop()
      }
    },
  }
}

function managerOf(outlet: DemoOutlet): DemoOutlet['staff'][number] {
  const manager = outlet.staff.find(({ role }) => role === 'manager')
  if (manager === undefined) throw new Error(`no manager at ${outlet.slug}`)
  return manager
}
