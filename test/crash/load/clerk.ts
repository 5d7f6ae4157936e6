/** A clerk who works through the board: sees, sends, delivers (sometimes a part), declines, and voids some kwitansi. */
import type { Dice } from '../../../src/server/demo/random.ts'
import type { Recorder } from '../history/recorder.ts'
import { type DemoOutlet, told } from './cast.ts'
import { breathe, type Client, createClient } from './client.ts'
import { tryUntil } from './try-until.ts'

interface BoardOrder {
  readonly id: string
  readonly lines: readonly { readonly placementId: string; readonly quantity: number }[]
}

export interface ClerkOptions {
  readonly recorder: Recorder
  readonly outlet: DemoOutlet
  readonly dice: Dice
  readonly patienceMs: number
}

/** Orders taken from the board at once: a clerk never empties it, so that guests find some to cancel. */
const AT_ONCE = 6
const LOOK_EVERY_MS = 50
/** Repeated taps: a clerk's finger, a resent request. */
const AGAIN = 0.15

/** Signs in; the same cookies serve the board's stream. */
export async function signIn(
  url: string,
  outlet: DemoOutlet,
  staff: DemoOutlet['staff'][number],
): Promise<Client> {
  const client = createClient(url, `clerk ${outlet.slug} ${staff.name}`)
  await told(client, 'POST', '/api/desk/session', { outlet: outlet.slug, staff: staff.name, pin: staff.pin })
  return client
}

export async function playClerk(client: Client, options: ClerkOptions, signal: AbortSignal): Promise<void> {
  const { recorder, outlet, dice, patienceMs } = options
  const query = `?outlet=${outlet.slug}`

  async function step(action: 'acknowledge' | 'dispatch' | 'deliver' | 'decline', id: string, body?: object) {
    const path = `/api/desk/orders/${id}/${action}${query}`
    const asked = { action, outlet: outlet.slug, id, method: 'POST', path, body } as const
    const outcome = await tryUntil(client, recorder, asked, patienceMs)
    if (dice.chance(AGAIN)) await tryUntil(client, recorder, asked, patienceMs)
    return outcome
  }

  async function serve({ id, lines }: BoardOrder) {
    if (dice.chance(0.8)) await step('acknowledge', id)
    if (dice.chance(0.15)) return void (await step('decline', id, { reason: 'out-of-stock' }))
    if (dice.chance(0.5)) await step('dispatch', id)
    if (dice.chance(0.1)) return
    const delivered = await step('deliver', id, dice.chance(0.2) ? { lines: lines.slice(0, 1) } : {})
    if (delivered?.kind === 'ok' && delivered.number !== undefined && dice.chance(0.1))
      await voidKwitansi(delivered.number)
  }

  async function voidKwitansi(number: number) {
    const path = `/api/desk/documents/${number}/void${query}`
    const asked = { action: 'void', outlet: outlet.slug, id: String(number), method: 'POST', path } as const
    await tryUntil(client, recorder, { ...asked, body: { reason: 'test' } }, patienceMs)
  }

  while (!signal.aborted) {
    const board = await client.send('GET', `/api/desk/board${query}`)
    const orders = board.status === 200 ? (board.body as { orders: readonly BoardOrder[] }).orders : []
    for (const order of dice.shuffled(orders).slice(0, AT_ONCE)) if (!signal.aborted) await serve(order)
    await breathe(LOOK_EVERY_MS)
  }
}
