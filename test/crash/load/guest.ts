/**
 * A guest with a session of the real door: places orders, repeats them, sends other bytes under an old id, cancels, bars ids
 * that were never placed. One thing at a time, each until its verdict.
 */
import { uuidV7 } from '../../../src/domain/ids.ts'
import { type Dice, seededRandom } from '../../../src/server/demo/random.ts'
import type { PlaceBody } from '../history/operation.ts'
import type { Recorder } from '../history/recorder.ts'
import { type DemoOutlet, type Offer, readOffers, told } from './cast.ts'
import { type Client, createClient } from './client.ts'
import { type Asked, tryUntil } from './try-until.ts'

export interface GuestOptions {
  readonly url: string
  readonly recorder: Recorder
  readonly outlet: DemoOutlet
  readonly room: DemoOutlet['rooms'][number]
  readonly dice: Dice
  /** Distinguishes this run's ids from any other's. */
  readonly seed: string
  readonly patienceMs: number
}

const KEPT_MAX = 200
const ACTS = ['place', 'repeat', 'twist', 'cancel', 'bar', 'wrong-price'] as const
const WEIGHTS = { place: 60, repeat: 14, twist: 4, cancel: 12, bar: 4, 'wrong-price': 6 } satisfies Record<
  (typeof ACTS)[number],
  number
>

interface Sent {
  readonly id: string
  readonly body: PlaceBody
}

/** Plays until the signal; what was begun is brought to its verdict. */
export async function playGuest(options: GuestOptions, signal: AbortSignal): Promise<void> {
  const { url, recorder, outlet, room, dice, seed, patienceMs } = options
  const client = createClient(url, `guest ${outlet.slug} ${room.room}`)
  const { stay } = await told<{ stay: string }>(client, 'POST', '/api/session', {
    outlet: outlet.slug,
    code: room.code,
    stayCode: room.stayCode,
  })
  const offers = await readOffers(client, outlet.slug)
  const random = seededRandom(seed, client.name)
  const sent: Sent[] = []
  const freshId = () => uuidV7(Date.now(), length => random.bytes(length))

  const place = ({ id, body }: Sent) => ask(client, recorder, putOrder(outlet.slug, id, body), patienceMs)
  const cancel = (id: string) => ask(client, recorder, postCancel(outlet.slug, id), patienceMs)
  function keep(order: Sent) {
    sent.push(order)
    if (sent.length > KEPT_MAX) sent.shift()
  }

  while (!signal.aborted) {
    const old = sent.length === 0 ? null : dice.pick(sent)
    const act = dice.weighted(ACTS, name => WEIGHTS[name])
    const order = { id: freshId(), body: anOrder(stay, offers, dice) }
    if (act === 'repeat' && old !== null) await place(old)
    else if (act === 'twist' && old !== null) await place({ id: old.id, body: order.body })
    else if (act === 'cancel' && old !== null) await cancel(old.id)
    else {
      if (act === 'bar') await cancel(order.id)
      const wanted = act === 'wrong-price' ? { id: order.id, body: cheaper(order.body) } : order
      keep(wanted)
      await place(wanted)
    }
  }
}

async function ask(client: Client, recorder: Recorder, asked: Asked, patienceMs: number): Promise<void> {
  await tryUntil(client, recorder, asked, patienceMs)
}

export function putOrder(outlet: string, id: string, body: PlaceBody): Asked {
  return { action: 'place', outlet, id, method: 'PUT', path: `/api/orders/${id}`, body }
}

function postCancel(outlet: string, id: string): Asked {
  return { action: 'cancel', outlet, id, method: 'POST', path: `/api/orders/${id}/cancel` }
}

const LINES_MAX = 3
const PIECES_MAX = 3

export function anOrder(stay: string, offers: readonly Offer[], dice: Dice): PlaceBody {
  const paid = offers.filter(({ price }) => price > 0)
  const lines = dice
    .shuffled(paid)
    .slice(0, dice.int(1, LINES_MAX))
    .map(({ id, price }) => ({ placementId: id, quantity: dice.int(1, PIECES_MAX), unitPrice: price }))
  return {
    stay,
    lines,
    total: lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0),
    payment: 'cash',
    deliver: { when: 'now' },
    ...(dice.chance(0.3) ? { note: `catatan ${dice.int(1, 999_999)} 🙏` } : {}),
    placedAt: new Date().toISOString(),
  }
}

/** At a price that was never asked: a refusal for ever. */
function cheaper(body: PlaceBody): PlaceBody {
  const lines = body.lines.map(line => ({ ...line, unitPrice: line.unitPrice - 1 }))
  return { ...body, lines, total: lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0) }
}
