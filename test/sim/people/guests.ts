/** What guests do. Each finds things as they are at that moment, and does nothing where there is nothing to do. */
import { uuidV7 } from '../../../src/domain/ids.ts'
import { roomCode, stayCode } from '../../../src/server/usecases/city/codes.ts'
import type { Phone, Wish } from '../device/phone.ts'
import { openTab } from '../device/tab.ts'
import type { Stage } from '../run/stage.ts'
import { keys, outlet, ROOMS } from '../server/template.ts'
import { signIn } from './clerks.ts'

/** The sleeve in the guest's hand says the code of whoever is checked in there. */
export async function enter(stage: Stage, index: number, room: number): Promise<void> {
  const stay = stage.stays.get(room)
  const profile = stage.profiles[index]
  if (stay === undefined || profile === undefined) return
  const phone = phoneAt(stage, index)
  const code = roomCode(keys, { outlet: outlet.slug, name: ROOMS[room] ?? '', generation: 1 })
  const typed = stayCode(keys, outlet.slug, stay)
  let entered = await phone.enter(code, typed)
  if (entered === 'confirmation-pending') {
    await letIn(stage, room, stay)
    entered = await phone.enter(code, typed)
    const isCalm = stage.stays.get(room) === stay && !stage.isPutBack && !UNHEARD.includes(entered)
    if (isCalm && entered === 'ok') stage.record.saw('let-in-by-the-desk-past-a-guesser')
    else if (isCalm && entered !== 'confirmation-pending')
      stage.record.violate('the-guest-gets-in', `${profile.name} heard ${entered}`)
  }
  stage.record.tell(`${profile.name} enters ${ROOMS[room]}: ${entered}`)
}

const UNHEARD: readonly string[] = ['offline', 'busy', 'fault']

/** The guest is called by telephone, and the clerk lets in who waits in that room. */
async function letIn(stage: Stage, index: number, stay: string): Promise<void> {
  const room = ROOMS[index] ?? ''
  const { tab, isSignedIn } = await signIn(stage, 0)
  if (!isSignedIn) return
  const board = await tab.ask<'board'>('GET', `/api/desk/board?outlet=${outlet.slug}`, {
    outlet: outlet.slug,
  })
  if (!board.ok) return
  const waiting = board.value.desk.confirmations.filter(asked => asked.room === room)
  if (waiting.length === 0 && !stage.isPutBack && stage.stays.get(index) === stay)
    stage.record.violate('the-guest-gets-in', `a phone told to wait in ${room} is on no board`)
  for (const { id } of waiting)
    await tab.ask<'confirmPhone'>('POST', `/api/desk/confirmations/${id}`, {
      outlet: outlet.slug,
      body: { allow: true },
    })
}

/** Tries codes with a photo of the room's QR, each time as a browser that nobody knows. */
export async function guess(stage: Stage, room: number, times: number): Promise<void> {
  const { record, stranger, timeline, network } = stage
  const code = roomCode(keys, { outlet: outlet.slug, name: ROOMS[room] ?? '', generation: 1 })
  record.fault('codes-guessed')
  const tab = openTab({ profile: stranger, timeline, network })
  for (let n = 0; n < times; n++) {
    stranger.jar.clear()
    const body = { outlet: outlet.slug, code, stayCode: `0000${String(n % 100).padStart(2, '0')}` }
    const reply = await tab.ask<'openSession'>('POST', '/api/session', { body, outlet: outlet.slug })
    if (reply.ok) record.violate('strangers-see-nothing', `${body.stayCode} opened ${ROOMS[room]}`)
  }
  tab.kill()
}

/** The page of a phone, opened if there is none. */
export function phoneAt(stage: Stage, index: number): Phone {
  const known = stage.phones[index]
  if (known?.tab.isAlive === true) return known
  const profile = stage.profiles[index]
  if (profile === undefined) throw new Error(`no phone ${index}`)
  const phone = stage.openPhoneOn(profile)
  stage.phones[index] = phone
  if (profile.entries.some(({ state }) => state.type !== 'settled'))
    stage.record.saw('reopened-with-waiting-orders')
  void phone.begin()
  return phone
}

export async function order(
  stage: Stage,
  phone: Phone,
  wish: Wish,
  { taps = 1, replaces }: { readonly taps?: 1 | 2; readonly replaces?: string } = {},
): Promise<void> {
  const { record } = stage
  const { profile } = phone.tab
  if (taps === 2) record.fault('double-tap')
  const wished = record.newWish()
  const [added, again] = await Promise.all([
    phone.order(wish, wished, replaces),
    taps === 2 ? phone.orderBasket() : null,
  ])
  if (added === null || !added.ok) return
  const { id } = added.entry
  if (added.entry.replaces !== undefined) record.replaces.set(id, added.entry.replaces)
  if (again?.ok === true && again.entry.id !== id)
    record.violate('one-tap-one-order', `${id}, ${again.entry.id}`)
  if (!added.saved) return record.saw('not-saved-and-said-so')
  record.tell(`saved ${id} on ${profile.name}`)
  // A guest who has left since takes it along, and what a browser takes back from under a page is put there again.
  const isKept = profile.entries.some(kept => kept.id === id) || phone.session === null || stage.wiped.has(id)
  if (!isKept) record.violate('saved-is-on-disk', `${id} is said to be saved on ${profile.name}`)
  if (stage.weather.holds('partition', profile.name)) record.saw('saved-while-offline')
}

/** A guest who finds goods in the basket that were to be ordered long ago taps once more. */
export async function lookIntoBasket(stage: Stage, phone: Phone): Promise<void> {
  const { basket, session } = phone
  if (basket === null || session === null || !phone.tab.isAlive) return
  stage.record.saw('ordered-again-from-the-basket')
  stage.record.tell(`${phone.tab.profile.name} orders ${basket.id} from its basket`)
  await phone.orderBasket()
}

export async function cancel(stage: Stage, phone: Phone, nth: number): Promise<void> {
  const placed = phone.outbox.entries().filter(({ command }) => command.type === 'place')
  const entry = placed[nth % Math.max(1, placed.length)]
  if (entry === undefined) return
  const tap = stage.record.taps.get(entry.id)
  if (tap !== undefined) tap.isWithdrawn = true
  if (entry.state.type === 'asking') stage.record.saw('withdrawn-past-its-limit')
  await phone.withdraw(entry.id)
}

/** The guest says that the money of an order by QRIS was sent, mostly before it is brought. */
export async function claim(stage: Stage, phone: Phone, nth: number): Promise<void> {
  const taken = [...(phone.replica?.orders.values() ?? [])].filter(({ qris }) => qris?.state === 'due')
  const order = taken[nth % Math.max(1, taken.length)]
  if (order === undefined) return
  const said = await phone.tab.ask<'claimPayment'>('POST', `/api/orders/${order.id}/claim`, {
    outlet: outlet.slug,
  })
  if (said.ok) stage.record.saw('claimed-by-its-guest')
}

/** The first is taken back and the basket sent anew: whatever has become of the first, both never stand unasked. */
export async function changeWish(stage: Stage, phone: Phone, wish: Wish): Promise<void> {
  const waiting = phone.outbox
    .entries()
    .find(({ command, state }) => command.type === 'place' && state.type !== 'settled')
  if (waiting === undefined) return order(stage, phone, wish)
  const tap = stage.record.taps.get(waiting.id)
  if (tap !== undefined) tap.isWithdrawn = true
  await phone.takeBack(waiting.id)
  await order(stage, phone, wish, { replaces: waiting.id })
}

export async function answerAsked(stage: Stage, phone: Phone, yes: boolean): Promise<void> {
  const { record, devices } = stage
  for (const entry of phone.outbox.entries()) {
    if (entry.state.type !== 'asking') continue
    record.saw('asked-again-past-its-limit')
    if (yes) {
      devices.agreed(entry.id)
      record.saw('agreed-again-same-bytes')
      await phone.outbox.agree(entry.id)
    } else {
      const tap = record.taps.get(entry.id)
      if (tap !== undefined) tap.isWithdrawn = true
      record.saw('withdrawn-past-its-limit')
      await phone.withdraw(entry.id)
    }
  }
}

/** Asks for, takes back and orders under another stay's id: each tells as little as for an id that nobody has. */
export async function pry(stage: Stage, phone: Phone, nth: number): Promise<void> {
  const { record } = stage
  const own = phone.session?.stay
  if (own === undefined) return
  const others = [...record.taps.values()].filter(
    ({ body, id }) => body.stay !== own && record.placed.has(id),
  )
  const target = others[nth % Math.max(1, others.length)]
  if (target === undefined) return
  const { ask, device } = phone.tab
  record.fault('stranger')
  const known = await ask<'order'>('GET', `/api/orders/${target.id}`, { outlet: outlet.slug })
  const nobodys = uuidV7(device.nowMs(), device.randomBytes)
  const unknown = await ask<'order'>('GET', `/api/orders/${nobodys}`, { outlet: outlet.slug })
  const both = [known, unknown].map(reply => (reply.ok ? 'ok' : reply.code))
  if (both[0] === 'ok') record.violate('strangers-see-nothing', `${target.id} was shown to ${own}`)
  if (both.includes('unknown-order') && both[0] !== both[1] && !both.includes('offline'))
    record.tell(`stranger heard ${both.join(' and ')}`)
  if (both[0] === 'unknown-order') record.saw('stranger-turned-away')
  const cancelled = await ask<'cancelOrder'>('POST', `/api/orders/${target.id}/cancel`, {
    outlet: outlet.slug,
  })
  // An order that went with a backup is nobody's: who comes first has its id.
  const isNobodys = record.lost.has(target.id)
  if (cancelled.ok && phone.session?.stay === own && !isNobodys)
    record.violate('strangers-see-nothing', `${own} took ${target.id} back`)
  if (stage.backedUp !== null) return
  const body = { ...target.body, stay: own }
  record.pried.add(JSON.stringify(body))
  const placed = await ask<'placeOrder'>('PUT', `/api/orders/${target.id}`, { outlet: outlet.slug, body })
  if (placed.ok) record.violate('strangers-see-nothing', `${own} ordered as ${target.id}`)
}
